import type { Verdict } from "../model/advice.js";
import { HOLDS, UNKNOWN } from "./kleene.js";

/** From best to worst; the place of a verdict is its code. */
export const VERDICTS: readonly Verdict[] = ["recommended", "viable", "caution", "unknown", "excluded"];
export const RECOMMENDED = 0;
export const VIABLE = 1;
const CAUTION = 2;
const UNKNOWN_VERDICT = 3;
export const EXCLUDED = 4;

/** Place of a verdict, the best 0. */
export const verdictRank = (verdict: Verdict): number => VERDICTS.indexOf(verdict);

/** Verdict and score in one number, the better the smaller. */
export const standingOf = (verdict: number, score: number): number =>
  verdict * STANDINGS + BEST_SCORE - score;
export const BEST_SCORE = 100;
const STANDINGS = BEST_SCORE + 1;

/** Nothing known of more than this much of the weight, in percent, keeps a candidate from being recommended. */
const MOST_UNKNOWN_WEIGHT = 50;

export const isMostlyUnknown = (unknownWeight: number): boolean => unknownWeight > MOST_UNKNOWN_WEIGHT;

/**
 * @param exclusion whether a rule excludes: it holds, fails, or is unknown
 * @param isHeldBack whether something keeps it from being recommended
 */
export function verdictCode(exclusion: number, isWarnedHigh: boolean, isHeldBack: boolean): number {
  if (exclusion === HOLDS) return EXCLUDED;
  if (exclusion === UNKNOWN) return UNKNOWN_VERDICT;
  if (isWarnedHigh) return CAUTION;
  return isHeldBack ? VIABLE : RECOMMENDED;
}
