import type { Judgement } from "./judgement.js";

/** Verdict, then score, then the candidate's own tie-break, then its key. */
export function compareJudgements(a: Judgement, b: Judgement): number {
  return a.standing - b.standing || compareTied(a, b);
}

const compareTied = (a: Judgement, b: Judgement): number =>
  a.candidate.tieBreak - b.candidate.tieBreak || (a.candidate.key < b.candidate.key ? -1 : 1);

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
  const binderRanks = new Map<string, number>();
  return ordered.map((judgement, index) => {
    const row = judgement.candidate.rowKey;
    const binderRank = binderRanks.get(row) ?? binderRanks.size + 1;
    binderRanks.set(row, binderRank);
    const isLevel = (other: T | undefined) => other?.standing === judgement.standing;
    return {
      judgement,
      rank: index + 1,
      binderRank,
      // what stands alike stands side by side
      isTied: isLevel(ordered[index - 1]) || isLevel(ordered[index + 1]),
    };
  });
}
