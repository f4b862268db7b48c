import type { Judgement } from "./judgement.js";
import { EXCLUDED, VERDICTS } from "./verdict.js";

/** Verdict, then score, then the candidate's own tie-break, then its key. */
export function compareJudgements(a: Judgement, b: Judgement): number {
  return a.verdictRank - b.verdictRank || b.score - a.score || compareTied(a, b);
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

/**
 * The candidates that are not excluded, best first.
 * @param isEnough told what is ranked so far and what of lesser verdicts is left; what is left is not ranked where it is enough
 */
export function rank<T extends Judgement>(
  judgements: readonly T[],
  isEnough: (ranked: readonly RankedJudgement<T>[], left: readonly T[]) => boolean = () => false,
): RankedJudgement<T>[] {
  const classes = byVerdict(judgements);
  const ranked: RankedJudgement<T>[] = [];
  const binderRanks = new Map<string, number>();
  for (const [index, own] of classes.entries()) {
    if (own.length === 0) continue;
    own.sort(compareJudgements);
    for (let place = 0; place < own.length; place++) {
      const judgement = own[place]!;
      const row = judgement.candidate.rowKey;
      const binderRank = binderRanks.get(row) ?? binderRanks.size + 1;
      binderRanks.set(row, binderRank);
      // what stands alike stands side by side
      const isTied = own[place - 1]?.score === judgement.score || own[place + 1]?.score === judgement.score;
      ranked.push({ judgement, rank: ranked.length + 1, binderRank, isTied });
    }
    if (isEnough(ranked, classes.slice(index + 1).flat())) break;
  }
  return ranked;
}

/** Those that are not excluded, the best verdict first. */
function byVerdict<T extends Judgement>(judgements: readonly T[]): T[][] {
  const classes: T[][] = VERDICTS.slice(0, EXCLUDED).map(() => []);
  for (const judgement of judgements) classes[judgement.verdictRank]?.push(judgement);
  return classes;
}
