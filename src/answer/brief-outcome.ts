import { isHighWarning, speaksAgainst } from "../engine/effects.js";
import { verdictRank } from "../engine/verdict.js";
import type { Verdict } from "../model/advice.js";
import type { Rule } from "../model/rule.js";
import type { BriefOutcome } from "./frame.js";
import type { JudgedCandidate } from "./judged-candidate.js";

/** Rules about amounts that hold, and those that could not be checked. */
export interface RecipeRules {
  holding: Rule[];
  unknown: Rule[];
}

/** What is said in brief of the materials, whatever the amounts are. */
export function baseOutcome(judgement: JudgedCandidate, warnings: readonly string[]): BriefOutcome {
  const { verdict, parts, subject } = judgement;
  const isOut = verdict === "excluded";
  const open = judgement.unknown.filter(({ effect }) => effect === "exclude");
  return {
    verdict,
    score: isOut ? null : judgement.score,
    score_low: isOut ? null : judgement.scoreLow,
    score_high: isOut ? null : judgement.scoreHigh,
    grade: parts.binder === null && parts.scaffold === null ? null : subject.evidence.grade,
    findings: [
      ...[...judgement.holding.filter(speaksAgainst), ...open].map(({ id }) => id),
      ...warnings,
    ].sort(),
    gravity: { verdict, isWarnedHigh: judgement.holding.some(isHighWarning) },
  };
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
    findings: [
      ...base.findings,
      ...[...recipe.holding.filter(speaksAgainst), ...open].map(({ id }) => id),
    ].sort(),
    gravity: { verdict, isWarnedHigh: base.gravity.isWarnedHigh || recipe.holding.some(isHighWarning) },
  };
}

/** An amount can exclude or caution what its materials would not. */
export function verdictWith(verdict: Verdict, { holding, unknown }: RecipeRules): Verdict {
  const own: Verdict = holding.some(({ effect }) => effect === "exclude")
    ? "excluded"
    : unknown.some(({ effect }) => effect === "exclude")
      ? "unknown"
      : holding.some((rule) => rule.effect === "warn" && rule.severity === "high")
        ? "caution"
        : "recommended";
  return verdictRank(own) > verdictRank(verdict) ? own : verdict;
}
