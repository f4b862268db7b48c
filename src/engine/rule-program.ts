import type { Condition, Rule } from "../model/rule.js";
import { evaluateCondition, type FactLookup, factsOf, settle } from "./condition.js";

/** A candidate as the engine sees it: facts by name, and keys under which parts of it repeat. */
export interface Candidate {
  /** unique; the last word in every order */
  key: string;
  /** candidates that share it are one row of the table */
  rowKey: string;
  binderKey: string;
  solventKey: string;
  facts: FactLookup;
  /** why the verdict can be no better than viable, one sentence each */
  caps: string[];
  /** smaller is better, compared in order after the score */
  tieBreak: number[];
}

export type Outcome = boolean | null;
type Scope = "binder" | "solvent" | "pair";

interface CompiledRule {
  rule: Rule;
  condition: Condition;
  scope: Scope;
}

export interface RuleProgram {
  /** rules about the query alone that hold */
  context: Rule[];
  rules: Rule[];
  /** one outcome for each of `rules` */
  outcomes: (candidate: Candidate) => Outcome[];
}

const isQueryFact = (name: string): boolean => name.startsWith("query.") || name.startsWith("layer.");
/** Rules that look at amounts and temperatures of one formulation; a ranking has none. */
export const isAboutFormulation = (rule: Rule): boolean =>
  factsOf(rule.when).some((name) => name.startsWith("formulation."));
export const isAboutQuery = (rule: Rule): boolean => factsOf(rule.when).every(isQueryFact);

function scopeOf(condition: Condition): Scope {
  const names = factsOf(condition).filter((name) => !isQueryFact(name));
  if (names.every((name) => name.startsWith("binder."))) return "binder";
  if (names.every((name) => name.startsWith("solvent."))) return "solvent";
  return "pair";
}

/** Rules settled by the query once; what is left is asked once per binder, per solvent, or per pair. */
export function compileRules(rules: readonly Rule[], queryFacts: FactLookup): RuleProgram {
  const active = rules.filter((rule) => rule.status !== "retired" && !isAboutFormulation(rule));
  const compiled = active
    .filter((rule) => !isAboutQuery(rule))
    .flatMap((rule): CompiledRule[] => {
      const condition = settle(rule.when, queryFacts, isQueryFact);
      if (condition === false) return [];
      const left = condition === true ? { all: [] } : condition;
      return [{ rule, condition: left, scope: scopeOf(left) }];
    });
  return {
    context: active.filter((rule) => isAboutQuery(rule) && evaluateCondition(rule.when, queryFacts) === true),
    rules: compiled.map(({ rule }) => rule),
    outcomes: outcomesOnce(compiled),
  };
}

function outcomesOnce(compiled: CompiledRule[]): (candidate: Candidate) => Outcome[] {
  const perBinder = new Memory();
  const perSolvent = new Memory();
  return ({ binderKey, solventKey, facts }) =>
    compiled.map(({ rule, condition, scope }) => {
      const settled = (): Outcome => evaluateCondition(condition, facts);
      if (scope === "binder") return perBinder.recall(binderKey, rule.id, settled);
      if (scope === "solvent") return perSolvent.recall(solventKey, rule.id, settled);
      return settled();
    });
}

/** Outcomes by candidate part and rule, each worked out once. */
class Memory {
  private readonly parts = new Map<string, Map<string, Outcome>>();

  recall(part: string, rule: string, settled: () => Outcome): Outcome {
    const outcomes = this.parts.get(part) ?? new Map<string, Outcome>();
    this.parts.set(part, outcomes);
    const known = outcomes.get(rule);
    if (known !== undefined) return known;
    const outcome = settled();
    outcomes.set(rule, outcome);
    return outcome;
  }
}
