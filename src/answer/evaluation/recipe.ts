import { evaluateCondition, type FactLookup } from "../../engine/condition.js";
import { type CitedOf, missingReasons } from "../../engine/findings.js";
import { isAboutFormulation } from "../../engine/scope.js";
import { factValue, unknownReason } from "../../facts/fact-map.js";
import {
  type AmountStanding,
  amountStandings,
  type DryingHeat,
  dryingHeat,
  FACT_OF,
  formulationFacts,
} from "../../facts/formulation-facts.js";
import type { ReportedAmounts } from "../../facts/reported-amounts.js";
import type { UnknownFinding } from "../../model/advice.js";
import type { Formulation } from "../../model/formulation.js";
import type { Rule } from "../../model/rule.js";
import type { RecipeRules } from "../brief/brief-outcome.js";
import type { JudgedLayer } from "./formulation-judge.js";

/** What the amounts and temperatures of a formulation come to, beside its layer and materials. */
export interface Recipe extends RecipeRules {
  standings: AmountStanding[];
  heat: DryingHeat;
  /** facts of the recipe, then those of its layer and materials */
  value: FactLookup;
  /** the rules of `unknown`, with what they lack */
  open: UnknownFinding[];
  /** what a record rests on: those that an amount is held against, then those of the materials */
  cited: CitedOf;
}

/** Rules that look at the amounts of one formulation. */
export const recipeRules = (rules: readonly Rule[]): Rule[] =>
  rules.filter((rule) => rule.status !== "retired" && isAboutFormulation(rule));

/** @param rules those about recipes */
export function recipeOf(
  formulation: Formulation,
  { parts, subject }: JudgedLayer,
  rules: readonly Rule[],
  reports: ReportedAmounts,
): Recipe {
  const standings = amountStandings(formulation, reports);
  const heat = dryingHeat(parts);
  const facts = formulationFacts(formulation, standings, heat);
  const value: FactLookup = (name) =>
    name.startsWith("formulation.") ? factValue(facts, name) : subject.facts.value(name);
  const reason = (name: string) => unknownReason(facts, name) ?? subject.facts.reason(name);
  const having = (outcome: boolean | null) =>
    rules.filter((rule) => evaluateCondition(rule.when, value) === outcome);
  const unknown = having(null);
  const open = unknown.map((rule) => missingReasons(rule, value, reason));
  const cited: CitedOf = (what) => {
    const held = standings.find(({ amount }) => what === `formulation.${FACT_OF[amount]}`);
    return held?.reported?.refs ?? subject.cited(what);
  };
  return { standings, heat, value, holding: having(true), unknown, open, cited };
}
