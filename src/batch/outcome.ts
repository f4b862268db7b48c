import type { Verdict } from "../model/advice.js";
import type { BriefEvaluation, BrokenRecord, Evaluation, EvaluationCounts } from "../model/evaluation.js";

export type Detail = "verdict" | "full";
export const DETAILS = ["verdict", "full"] as const;

/** What a threshold looks at: the verdict with accepted findings left aside, and what is new since the baseline. */
export interface Gravity {
  verdict: Verdict;
  isWarnedHigh: boolean;
}

/** What came of one record. */
export type Outcome =
  | { evaluation: Evaluation | BriefEvaluation; gravity: Gravity; accepted: readonly string[]; known: number }
  | { broken: BrokenRecord };

export const THRESHOLDS = ["caution", "unknown", "excluded", "warn:high"] as const;
export type Threshold = (typeof THRESHOLDS)[number];

const ORDER: Verdict[] = ["recommended", "viable", "caution", "unknown", "excluded"];

/** Whether it is as bad as the threshold or worse. */
export const crosses = ({ verdict, isWarnedHigh }: Gravity, threshold: Threshold): boolean =>
  threshold === "warn:high"
    ? isWarnedHigh || verdict === "excluded"
    : ORDER.indexOf(verdict) >= ORDER.indexOf(threshold);

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
