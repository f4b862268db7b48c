import type { Judged } from "../answer/evaluate.js";
import { verdictRank } from "../engine/verdict.js";
import type { BrokenRecord, EvaluationCounts } from "../model/evaluation.js";

export type Detail = "verdict" | "full";

/** What a threshold looks at: the verdict with accepted findings left aside, and what is new since the baseline. */
export type Gravity = Judged["gravity"];

/** What came of one record. */
export type Outcome = Judged | { broken: BrokenRecord };

export const THRESHOLDS = ["caution", "unknown", "excluded", "warn:high"] as const;
export type Threshold = (typeof THRESHOLDS)[number];

/** Whether it is as bad as the threshold or worse. */
export const crosses = ({ verdict, isWarnedHigh }: Gravity, threshold: Threshold): boolean =>
  threshold === "warn:high"
    ? isWarnedHigh || verdict === "excluded"
    : verdictRank(verdict) >= verdictRank(threshold);

export const noCounts = (): EvaluationCounts => ({
  formulations: 0,
  recommended: 0,
  viable: 0,
  caution: 0,
  unknown: 0,
  excluded: 0,
  broken: 0,
  accepted: 0,
  known: 0,
});

export function count(counts: EvaluationCounts, outcome: Outcome): void {
  if ("broken" in outcome) {
    counts.broken++;
    return;
  }
  counts.formulations++;
  counts[outcome.evaluation.verdict]++;
  counts.accepted += outcome.accepted.length;
  counts.known += outcome.known;
}

export function addCounts(to: EvaluationCounts, more: EvaluationCounts): void {
  for (const key of Object.keys(to) as (keyof EvaluationCounts)[]) to[key] += more[key];
}
