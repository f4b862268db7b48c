import type { Condition, Rule } from "../model/rule.js";
import { factsOf } from "./condition.js";
import type { FactTable } from "./fact-table.js";

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

/** One thing for each scope. */
export const byScope = <T>(make: (scope: Scope) => T): Record<Scope, T> => ({
  binder: make("binder"),
  solvent: make("solvent"),
  pair: make("pair"),
});

/** By what names of facts begin with; a scaffold stands with the pair. */
const SCOPE_OF: Readonly<Record<string, Scope>> = {
  binder: "binder",
  solvent: "solvent",
  pair: "pair",
  scaffold: "pair",
};

/** Slots of the facts of a candidate; facts of the query are in no scope. */
export const slotsByScope = (names: readonly string[], table: FactTable): Record<Scope, number[]> =>
  byScope((scope) =>
    names
      .filter((name) => SCOPE_OF[name.slice(0, name.indexOf("."))] === scope)
      .map((name) => table.slotOf(name)),
  );
