import type { RankedJudgement } from "../engine/rank.js";
import { isReported } from "../facts/tie-break.js";
import type { JudgedCandidate } from "../judging/judged-candidate.js";
import { TOP } from "../model/defaults.js";
import type { AdviseOptions } from "./advise.js";

/** Solvent systems that are shown of a binder, besides those that studies report. */
export const SYSTEMS_PER_BINDER = 4;

type Selection = Pick<AdviseOptions, "top" | "binders" | "isBrief">;
type Entry = RankedJudgement<JudgedCandidate>;

/** What is shown of a ranking. */
export function selected(ranked: readonly Entry[], options: Selection): Entry[] {
  const { top = TOP, binders } = options;
  if (binders === undefined) return ranked.slice(0, top);
  const counts = new Map<string, number>();
  return ranked.filter(({ binderRank, judgement }) => {
    if (binderRank > binders) return false;
    const before = counts.get(judgement.rowKey) ?? 0;
    counts.set(judgement.rowKey, before + 1);
    return isShown(judgement, before, options);
  });
}

/** Whether nothing is shown of what is left, and would come behind what is ranked so far. */
export function isWhole(
  ranked: readonly Entry[],
  left: readonly JudgedCandidate[],
  options: Selection,
): boolean {
  const { top = TOP, binders } = options;
  if (binders === undefined) return ranked.length >= top;
  const counts = new Map<string, number>();
  for (const { binderRank, judgement } of ranked)
    if (binderRank <= binders) counts.set(judgement.rowKey, (counts.get(judgement.rowKey) ?? 0) + 1);
  const isFull = counts.size >= binders;
  return left.every((judgement) => {
    const before = counts.get(judgement.rowKey);
    return before === undefined ? isFull : !isShown(judgement, before, options);
  });
}

/** @param before how many of the same row stand before it */
function isShown({ verdict, tieBreak }: JudgedCandidate, before: number, { isBrief }: Selection): boolean {
  if (isBrief && before > 0 && verdict === "unknown") return false;
  // what a study did is shown, wherever it stands
  return before < SYSTEMS_PER_BINDER || isReported(tieBreak);
}
