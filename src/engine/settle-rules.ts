import type { Condition, Rule } from "../model/rule.js";
import { evaluateCondition, type FactLookup, settle } from "./condition.js";
import {
  factsIn,
  isAboutFormulation,
  isAboutQuery,
  isQueryFact,
  type Scope,
  scopeOfCondition,
} from "./scope.js";

/** A rule with what the query leaves of its condition. */
export interface SettledRule {
  rule: Rule;
  condition: Condition;
  scope: Scope;
}

export interface SettledRules {
  /** rules about the query alone that hold */
  context: Rule[];
  /** rules that may still hold for a candidate, in the order given */
  open: SettledRule[];
}

/**
 * What the query settles of the rules, once for all its candidates.
 * @param isSettled names of facts that are the same for all candidates; of those, one without a value is unknown for good
 */
export function settleRules(
  rules: readonly Rule[],
  queryFacts: FactLookup,
  isSettled: (name: string) => boolean = isQueryFact,
): SettledRules {
  const active = rules.filter((rule) => rule.status !== "retired" && !isAboutFormulation(rule));
  return {
    context: active.filter((rule) => isAboutQuery(rule) && evaluateCondition(rule.when, queryFacts) === true),
    open: active
      .filter((rule) => !isAboutQuery(rule))
      .flatMap((rule): SettledRule[] => {
        const isTouched = factsIn(rule).some(isSettled);
        const condition = isTouched ? settle(rule.when, queryFacts, isSettled) : rule.when;
        if (condition === false) return [];
        const left = condition === true ? { all: [] } : condition;
        return [{ rule, condition: left, scope: scopeOfCondition(left) }];
      }),
  };
}
