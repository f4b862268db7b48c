import type { Judgement } from "./judgement.js";
import { verdictRank } from "./verdict.js";

/** Verdict, then score, then the candidate's own tie-breakers, then its key. */
export function compareJudgements(a: Judgement, b: Judgement): number {
  return (
    verdictRank(a.verdict) - verdictRank(b.verdict) ||
    b.score - a.score ||
    compareLists(a.candidate.tieBreak, b.candidate.tieBreak) ||
    (a.candidate.key < b.candidate.key ? -1 : 1)
  );
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (const [index, number] of a.entries()) {
    const difference = number - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

export interface RankedJudgement<T extends Judgement = Judgement> {
  judgement: T;
  rank: number;
  binderRank: number;
  /** another candidate has the same verdict and the same score */
  isTied: boolean;
}

/** The candidates that are not excluded, best first. */
export function rank<T extends Judgement>(judgements: readonly T[]): RankedJudgement<T>[] {
  const ordered = judgements.filter((j) => j.verdict !== "excluded").sort(compareJudgements);
  const level = (j: Judgement) => `${j.verdict} ${j.score}`;
  const counts = new Map<string, number>();
  for (const judgement of ordered) counts.set(level(judgement), (counts.get(level(judgement)) ?? 0) + 1);
  const binders = [...new Set(ordered.map((j) => j.candidate.rowKey))];
  const binderRanks = new Map(binders.map((key, index) => [key, index + 1]));
  return ordered.map((judgement, index) => ({
    judgement,
    rank: index + 1,
    binderRank: binderRanks.get(judgement.candidate.rowKey)!,
    isTied: counts.get(level(judgement))! > 1,
  }));
}
