import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { Interval } from "../model/criteria.js";
import type { CriterionId } from "../model/rule.js";
import type { Judgement } from "./judgement.js";

export interface RobustnessOptions {
  seed: number;
  draws: number;
  /** how closely drawn weights keep to the context's: the higher, the closer */
  concentration: number;
}

export const ROBUSTNESS: RobustnessOptions = { seed: 1, draws: 1000, concentration: 50 };

/** What is drawn of a judgement. */
export type Drawn = Pick<Judgement, "candidate" | "verdict" | "scoreLow" | "scoreHigh" | "criteria">;

export interface Contender {
  judgement: Drawn;
  /** shares of the draws */
  first: number;
  topThree: number;
  /** share of the draws in which it stands above the leader of the ranking */
  aheadOfLeader: number;
}

export interface WeightRange {
  criterion: CriterionId;
  weight: number;
  /** percents between which the leader stays first, the others rescaled */
  from: number;
  to: number;
}

export interface Robustness {
  contenders: Contender[];
  /** the leader and those that it is not ahead of in at least this share of the draws */
  tied: Drawn[];
  weightRanges: WeightRange[];
}

/** Ahead in this share of the draws is ahead; less is a tie. */
export const AHEAD = 0.8;

/**
 * How firm the order of the rows is: seeded draws of the weights (Dirichlet about the context's) and of each criterion within
 * its interval (triangular, its mode the value). Candidates with the same interval on a criterion share the draw, so that an
 * unknown both have does not part them. Only rows of the leader's verdict that can still be first are drawn.
 * @param ranked best first, weights in whole percents
 */
export function robustnessOf(
  ranked: readonly Drawn[],
  weights: ReadonlyMap<CriterionId, number>,
  options: RobustnessOptions,
): Robustness | null {
  const rows = contendersOf(ranked);
  if (rows.length === 0) return null;
  const criteria = [...weights].filter(([, weight]) => weight > 0);
  const tally = drawnTally(rows, criteria, options);
  const contenders = rows.map((judgement, index) => ({ judgement, ...tally[index]! }));
  return {
    contenders,
    tied: contenders
      .filter(({ aheadOfLeader }, index) => index === 0 || 1 - aheadOfLeader < AHEAD)
      .map(({ judgement }) => judgement),
    weightRanges: criteria.map(([criterion, weight]) => ({
      criterion,
      weight,
      ...rangeOf(criterion, rows, weights),
    })),
  };
}

/** The best of each row, of the leader's verdict, that reaches at least what the leader is sure of. */
function contendersOf(ranked: readonly Drawn[]): Drawn[] {
  const [leader] = ranked;
  if (leader === undefined) return [];
  const seen = new Set<string>();
  return ranked.filter((judgement) => {
    if (seen.has(judgement.candidate.rowKey)) return false;
    seen.add(judgement.candidate.rowKey);
    return judgement.verdict === leader.verdict && judgement.scoreHigh >= leader.scoreLow;
  });
}

type Tally = Omit<Contender, "judgement">;

function drawnTally(
  rows: readonly Drawn[],
  criteria: readonly [CriterionId, number][],
  { seed, draws, concentration }: RobustnessOptions,
): Tally[] {
  const random = uniformOf(seed);
  const columns = criteria.map(([criterion]) => columnOf(rows, criterion));
  const counts = rows.map(() => ({ first: 0, topThree: 0, aheadOfLeader: 0 }));
  for (let draw = 0; draw < draws; draw++) {
    const scores = new Array<number>(rows.length).fill(0);
    for (const [index, [, weight]] of criteria.entries()) {
      const drawn = gamma((concentration * weight) / 100, random);
      const values = columns[index]!.intervals.map((interval) => triangular(interval, random()));
      for (let row = 0; row < rows.length; row++) scores[row]! += drawn * values[columns[index]!.of[row]!]!;
    }
    countDraw(scores, counts);
  }
  return counts.map(({ first, topThree, aheadOfLeader }) => ({
    first: first / draws,
    topThree: topThree / draws,
    aheadOfLeader: aheadOfLeader / draws,
  }));
}

/** Weights need not add up to 1: dividing all scores by the same sum changes no order. Of equal scores the earlier row is first. */
function countDraw(scores: readonly number[], counts: Tally[]): void {
  const order = scores.map((_, row) => row).sort((a, b) => scores[b]! - scores[a]! || a - b);
  counts[order[0]!]!.first += 1;
  for (const row of order.slice(0, 3)) counts[row]!.topThree += 1;
  for (let row = 1; row < scores.length; row++)
    if (scores[row]! > scores[0]!) counts[row]!.aheadOfLeader += 1;
}

/** The different intervals of a criterion, and which of them each row has. */
function columnOf(rows: readonly Drawn[], criterion: CriterionId): { intervals: Interval[]; of: number[] } {
  const byKey = new Map<string, number>();
  const intervals: Interval[] = [];
  const of = rows.map(({ criteria }) => {
    const interval = criteria.get(criterion)!;
    const key = `${interval.low} ${interval.value} ${interval.high}`;
    if (!byKey.has(key)) {
      byKey.set(key, intervals.length);
      intervals.push(interval);
    }
    return byKey.get(key)!;
  });
  return { intervals, of };
}

/**
 * Percents between which the leader keeps its place when one weight moves and the others share the rest as they do now.
 * Every score is a straight line in that weight, so each rival sets one limit.
 */
function rangeOf(
  criterion: CriterionId,
  [leader, ...rivals]: readonly Drawn[],
  weights: ReadonlyMap<CriterionId, number>,
): { from: number; to: number } {
  let [from, to] = [0, 100];
  for (const rival of rivals) {
    const gap = (id: CriterionId) => leader!.criteria.get(id)!.value - rival.criteria.get(id)!.value;
    const others = [...weights].filter(([id, weight]) => id !== criterion && weight > 0);
    const sum = others.reduce((total, [, weight]) => total + weight, 0);
    const alone = gap(criterion);
    const rest = sum === 0 ? 0 : others.reduce((total, [id, weight]) => total + weight * gap(id), 0) / sum;
    if (alone === rest) continue;
    const crossing = (100 * rest) / (rest - alone);
    if (alone < rest) to = Math.min(to, crossing);
    else from = Math.max(from, crossing);
  }
  return { from: Math.max(0, Math.ceil(from - ROUNDING)), to: Math.min(100, Math.floor(to + ROUNDING)) };
}

/** Of a crossing at a whole per cent that floating point puts just beside it. */
const ROUNDING = 1e-9;

type Uniform = () => number;

function uniformOf(seed: number): Uniform {
  const generator = xoroshiro128plus(seed);
  return () => uniformFloat64(generator);
}

/** A triangular variable by its quantile. */
function triangular({ low, value, high }: Interval, quantile: number): number {
  if (high === low) return value;
  const turn = (value - low) / (high - low);
  return quantile < turn
    ? low + Math.sqrt(quantile * (high - low) * (value - low))
    : high - Math.sqrt((1 - quantile) * (high - low) * (high - value));
}

/** A gamma variable of scale 1; G. Marsaglia, W. W. Tsang, ACM Trans. Math. Softw. 26 (2000) 363–372. */
function gamma(shape: number, random: Uniform): number {
  if (shape < 1) return gamma(shape + 1, random) * random() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(random()) < 0.5 * x ** 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** G. E. P. Box, M. E. Muller, Ann. Math. Statist. 29 (1958) 610. */
const normal = (random: Uniform): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
