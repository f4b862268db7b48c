import type { Judgement } from "../engine/judgement.js";
import { isMostlyUnknown } from "../engine/verdict.js";
import type { QueryContext } from "../judging/query-context.js";
import type { CriterionScore, Finding, UnknownFinding } from "../model/advice.js";
import type { Knowledge } from "../model/knowledge.js";
import type { CriterionId } from "../model/rule.js";

/** One sentence for each thing that keeps the verdict from being better. */
export function verdictReasons(
  { verdict, unknownWeight }: Pick<Judgement, "verdict" | "unknownWeight">,
  caps: readonly string[],
  findings: readonly Finding[],
  unknown: readonly UnknownFinding[],
): string[] {
  if (verdict === "recommended") return [];
  if (verdict === "unknown") {
    const gates = unknown.filter((finding) => finding.effect === "exclude");
    return [...new Set(gates.flatMap((gate) => gate.because ?? []))].map((why) => `Could not check: ${why}.`);
  }
  if (verdict === "excluded")
    return findings.filter(({ effect }) => effect === "exclude").map(({ message }) => message);
  if (verdict === "caution") {
    return findings.filter((finding) => finding.severity === "high").map((finding) => finding.message);
  }
  return [
    ...caps,
    ...(isMostlyUnknown(unknownWeight) ? [`Nothing is known on ${unknownWeight} % of the weight.`] : []),
  ];
}

/** A user's own rules are named as such. */
export const withOrigins = (findings: readonly Finding[], { origins }: Knowledge): Finding[] =>
  findings.map((finding) => {
    const origin = origins[finding.rule];
    return origin === undefined ? finding : { ...finding, origin };
  });

/** The criteria of a judgement with their weights, as an answer prints them. */
export function criteriaScores(
  { criteria }: Judgement,
  { weights, applies }: Pick<QueryContext, "weights" | "applies">,
): Record<CriterionId, CriterionScore> {
  const entries = [...criteria].map(([id, { low, value, high }]): [CriterionId, CriterionScore] => [
    id,
    { low, value, high, weight: weights.get(id) ?? 0, applicable: applies.get(id) ?? true },
  ]);
  return Object.fromEntries(entries) as Record<CriterionId, CriterionScore>;
}
