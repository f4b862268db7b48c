import type { Condition, Rule } from "../model/rule.js";
import { factsOf } from "./condition.js";

/** What a condition looks at beside the query: the binder alone, the solvent alone, or more than one part of the candidate. */
export const SCOPES = ["binder", "solvent", "pair"] as const;
export type Scope = (typeof SCOPES)[number];

export const isQueryFact = (name: string): boolean => name.startsWith("query.") || name.startsWith("layer.");

/** Rules that look at amounts and temperatures of one formulation; a ranking has none. */
export const isAboutFormulation = (rule: Rule): boolean =>
  factsIn(rule).some((name) => name.startsWith("formulation."));
export const isAboutQuery = (rule: Rule): boolean => factsIn(rule).every(isQueryFact);

const knownFacts = new WeakMap<Rule, readonly string[]>();

/** Facts that a rule looks at, gathered once for all queries. */
export function factsIn(rule: Rule): readonly string[] {
  const known = knownFacts.get(rule);
  if (known !== undefined) return known;
  const facts = factsOf(rule.when);
  knownFacts.set(rule, facts);
  return facts;
}

export const scopeOfCondition = (condition: Condition): Scope => scopeOfFacts(factsOf(condition));

export function scopeOfFacts(facts: readonly string[]): Scope {
  const names = facts.filter((name) => !isQueryFact(name));
  if (names.every((name) => name.startsWith("binder."))) return "binder";
  return names.every((name) => name.startsWith("solvent.")) ? "solvent" : "pair";
}
