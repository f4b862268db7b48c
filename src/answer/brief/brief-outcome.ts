import { isHighWarning } from "../../engine/effects.js";
import { verdictRank } from "../../engine/verdict.js";
import type { Verdict } from "../../model/advice.js";
import { speaksAgainst } from "../../model/effects.js";
import type { Rule } from "../../model/rule.js";
import type { BriefOutcome } from "./frame.js";

/** Rules about amounts that hold, and those that could not be checked. */
export interface RecipeRules {
  holding: Rule[];
  unknown: Rule[];
}

/** What the rules about amounts add to what is said of the materials. */
export function withRecipe(base: BriefOutcome, recipe: RecipeRules): BriefOutcome {
  const verdict = verdictWith(base.verdict, recipe);
  const open = recipe.unknown.filter(({ effect }) => effect === "exclude");
  const isOut = verdict === "excluded";
  return {
    ...base,
    verdict,
    ...(isOut ? { score: null, score_low: null, score_high: null } : {}),
    findings: [...base.findings, ...recipe.holding.filter(speaksAgainst).map(({ id }) => id)].sort(),
    unchecked: [...base.unchecked, ...open.map(({ id }) => id)].sort(),
    gravity: { verdict, isWarnedHigh: base.gravity.isWarnedHigh || recipe.holding.some(isHighWarning) },
  };
}

/** An amount can exclude or caution what its materials would not. */
export function verdictWith(verdict: Verdict, { holding, unknown }: RecipeRules): Verdict {
  const own: Verdict = holding.some(({ effect }) => effect === "exclude")
    ? "excluded"
    : unknown.some(({ effect }) => effect === "exclude")
      ? "unknown"
      : holding.some(isHighWarning)
        ? "caution"
        : "recommended";
  return verdictRank(own) > verdictRank(verdict) ? own : verdict;
}
