import type { Verdict } from "../model/advice.js";

/** From best to worst; the place of a verdict is its code. */
export const VERDICTS: readonly Verdict[] = ["recommended", "viable", "caution", "unknown", "excluded"];
const [RECOMMENDED, VIABLE, CAUTION, UNKNOWN] = [0, 1, 2, 3];
export const EXCLUDED = 4;

/** Place of a verdict, the best 0. */
export const verdictRank = (verdict: Verdict): number => VERDICTS.indexOf(verdict);

/** Verdict and score in one number, the better the smaller. */
export const standingOf = (verdict: number, score: number): number =>
  verdict * STANDINGS + BEST_SCORE - score;
const BEST_SCORE = 100;
const STANDINGS = BEST_SCORE + 1;

/** The code of the verdict of what no rule excludes. */
export function verdictCode(isExclusionOpen: boolean, isWarnedHigh: boolean, isHeldBack: boolean): number {
  if (isExclusionOpen) return UNKNOWN!;
  if (isWarnedHigh) return CAUTION!;
  return isHeldBack ? VIABLE! : RECOMMENDED!;
}

/** What a candidate comes to, in numbers. */
export interface Reckoning {
  /** place in `VERDICTS` */
  verdict: number;
  /** these are of no meaning for what is excluded */
  score: number;
  scoreLow: number;
  scoreHigh: number;
  /** whole percent of the weight that stands on criteria nothing is known of */
  unknownWeight: number;
  /** low, value and high of each criterion, in hundredths */
  criteria: Uint8Array;
}
