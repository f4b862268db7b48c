import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { Interval } from "../model/criteria.js";
import { AHEAD } from "../model/defaults.js";
import type { CriterionId } from "../model/rule.js";
import type { Judgement } from "./judgement.js";

export interface RobustnessOptions {
  seed: number;
  draws: number;
  /** how closely drawn weights keep to the context's: the higher, the closer */
  concentration: number;
}

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
  /** of each criterion that weighs; none where a rival has more at the present weights and only its rounded score is no higher */
  weightRanges: WeightRange[];
}

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
    weightRanges: isAhead(rows, criteria)
      ? criteria.map(([criterion, weight]) => ({ criterion, weight, ...rangeOf(criterion, rows, weights) }))
      : [],
  };
}

/** Whether no rival has more than the leader before scores are rounded. */
function isAhead([leader, ...rivals]: readonly Drawn[], weights: readonly [CriterionId, number][]): boolean {
  const sum = ({ criteria }: Drawn) =>
    weights.reduce((total, [id, weight]) => total + weight * criteria.get(id)!.value, 0);
  const least = sum(leader!) + ROUNDING;
  return rivals.every((rival) => sum(rival) <= least);
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
  const columns = criteria
    .map(([criterion, weight]) => new DrawnColumn(rows, criterion, new Gamma((concentration * weight) / 100)))
    // what adds the same to every row changes no order
    .filter((column) => column.isDecisive);
  const scores = new Float64Array(rows.length);
  const counts = new Counts(rows.length);
  for (let draw = 0; draw < draws; draw++) {
    scores.fill(0);
    for (const column of columns) column.addTo(scores, random);
    counts.add(scores);
  }
  return rows.map((_, row) => ({
    first: counts.first[row]! / draws,
    topThree: counts.topThree[row]! / draws,
    aheadOfLeader: counts.aheadOfLeader[row]! / draws,
  }));
}

/** In how many draws each row came where. */
class Counts {
  readonly first: Uint32Array;
  readonly topThree: Uint32Array;
  readonly aheadOfLeader: Uint32Array;

  constructor(rows: number) {
    this.first = new Uint32Array(rows);
    this.topThree = new Uint32Array(rows);
    this.aheadOfLeader = new Uint32Array(rows);
  }

  /** Weights need not add up to 1: dividing all scores by the same sum changes no order. Of equal scores the earlier row is first. */
  add(scores: Float64Array): void {
    let [best, second, third] = [0, -1, -1];
    for (let row = 1; row < scores.length; row++) {
      const score = scores[row]!;
      if (score > scores[0]!) this.aheadOfLeader[row]!++;
      if (score > scores[best]!) [best, second, third] = [row, best, second];
      else if (second < 0 || score > scores[second]!) [second, third] = [row, second];
      else if (third < 0 || score > scores[third]!) third = row;
    }
    this.first[best]!++;
    this.topThree[best]!++;
    if (second >= 0) this.topThree[second]!++;
    if (third >= 0) this.topThree[third]!++;
  }
}

/** A criterion: its weight, its different intervals, and which of them each row has. */
class DrawnColumn {
  private readonly intervals: { at: number; drawn: Triangular }[] = [];
  private readonly of: Uint16Array;
  /** of each interval, as it is drawn; of one that is a point, for good */
  private readonly values: Float64Array;

  constructor(
    rows: readonly Drawn[],
    criterion: CriterionId,
    private readonly weight: Gamma,
  ) {
    const different = new Map<string, Interval>();
    const keys = rows.map(({ criteria }) => {
      const interval = criteria.get(criterion)!;
      const key = `${interval.low} ${interval.value} ${interval.high}`;
      different.set(key, interval);
      return key;
    });
    const places = new Map([...different.keys()].map((key, place) => [key, place]));
    this.of = Uint16Array.from(keys, (key) => places.get(key)!);
    this.values = Float64Array.from(different.values(), ({ value }) => value);
    for (const [at, interval] of [...different.values()].entries())
      if (interval.low < interval.high) this.intervals.push({ at, drawn: new Triangular(interval) });
  }

  /** Whether two rows differ in it. */
  get isDecisive(): boolean {
    return this.values.length > 1;
  }

  /** Draws the weight and each interval, and adds what each row gets of it. */
  addTo(scores: Float64Array, random: Uniform): void {
    const { intervals, of, values } = this;
    const weight = this.weight.drawn(random);
    for (let index = 0; index < intervals.length; index++) {
      const { at, drawn } = intervals[index]!;
      values[at] = drawn.at(random());
    }
    for (let row = 0; row < scores.length; row++) scores[row]! += weight * values[of[row]!]!;
  }
}

/**
 * Percents between which the leader, who is ahead now, keeps its place when one weight moves and the others share the rest as
 * they do now. Every score is a straight line in that weight, so each rival sets one limit.
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

/** A triangular variable by its quantile; its interval is no point. */
class Triangular {
  private readonly turn: number;

  constructor(private readonly interval: Interval) {
    const { low, value, high } = interval;
    this.turn = (value - low) / (high - low);
  }

  at(quantile: number): number {
    const { low, value, high } = this.interval;
    return quantile < this.turn
      ? low + Math.sqrt(quantile * (high - low) * (value - low))
      : high - Math.sqrt((1 - quantile) * (high - low) * (high - value));
  }
}

/** Marsaglia and Tsang, section 6. */
const SQUEEZE = 0.0331;

/** A gamma variable of scale 1; G. Marsaglia, W. W. Tsang, ACM Trans. Math. Softw. 26 (2000) 363–372. */
class Gamma {
  private readonly d: number;
  private readonly c: number;

  constructor(private readonly shape: number) {
    this.d = (shape < 1 ? shape + 1 : shape) - 1 / 3;
    this.c = 1 / Math.sqrt(9 * this.d);
  }

  drawn(random: Uniform): number {
    const drawn = this.fromOne(random);
    return this.shape < 1 ? drawn * random() ** (1 / this.shape) : drawn;
  }

  /** of the shape, or of one more where that is below 1 */
  private fromOne(random: Uniform): number {
    const { c, d } = this;
    for (;;) {
      const x = normal(random);
      const v = (1 + c * x) ** 3;
      if (v <= 0) continue;
      const quantile = random();
      // nearly always this is enough, and spares two logarithms
      if (quantile < 1 - SQUEEZE * x ** 4) return d * v;
      if (Math.log(quantile) < 0.5 * x ** 2 + d - d * v + d * Math.log(v)) return d * v;
    }
  }
}

/** G. E. P. Box, M. E. Muller, Ann. Math. Statist. 29 (1958) 610. */
const normal = (random: Uniform): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
