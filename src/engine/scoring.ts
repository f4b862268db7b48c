import type { Criteria, Interval } from "../model/criteria.js";
import type { CriterionId } from "../model/rule.js";
import { type Intervals, NO_INTERVAL } from "./criterion-inputs.js";
import { FAILS, HOLDS } from "./kleene.js";
import type { Moves } from "./moves.js";
import { INTERVAL_WIDTH, type Scored } from "./reckoning.js";

interface ScoredCriterion {
  isWorst: boolean;
  /** whole percent */
  weight: number;
  /** places of its inputs among all: from one up to, and without, another */
  from: number;
  to: number;
}

/** Joins inputs and moves into criteria, and criteria into scores. */
export class Scoring {
  private readonly parts: readonly ScoredCriterion[];
  private readonly unknown: Interval;
  /** of the criterion at hand */
  private low = 0;
  private value = 0;
  private high = 0;

  /**
   * @param weights whole percents, by criterion
   * @param inputCounts how many inputs each criterion has
   */
  constructor(
    { criteria, unknown }: Criteria,
    weights: ReadonlyMap<CriterionId, number>,
    inputCounts: readonly number[],
    private readonly intervals: Intervals,
  ) {
    this.unknown = unknown;
    let to = 0;
    this.parts = criteria.map(({ id, combine }, index) => {
      const from = to;
      to += inputCounts[index]!;
      return { isWorst: combine === "worst", weight: weights.get(id) ?? 0, from, to };
    });
  }

  /**
   * Σ weight% · criterion, of criteria in whole hundredths as they are printed, as whole numbers of 0..100.
   * @param applies whether each input applies
   * @param inputs number of the interval of each input
   */
  score(applies: Uint8Array, inputs: Int32Array, moves: Moves): Scored {
    const { parts } = this;
    const criteria = new Uint8Array(INTERVAL_WIDTH * parts.length);
    let [score, scoreLow, scoreHigh, unknownWeight] = [0, 0, 0, 0];
    for (let index = 0; index < parts.length; index++) {
      const criterion = parts[index]!;
      const { weight } = criterion;
      if (!this.combine(criterion, applies, inputs)) unknownWeight += weight;
      this.move(moves, index);
      criteria[INTERVAL_WIDTH * index] = this.low;
      criteria[INTERVAL_WIDTH * index + 1] = this.value;
      criteria[INTERVAL_WIDTH * index + 2] = this.high;
      scoreLow += weight * this.low;
      score += weight * this.value;
      scoreHigh += weight * this.high;
    }
    return {
      score: Math.round(score / 100),
      scoreLow: Math.round(scoreLow / 100),
      scoreHigh: Math.round(scoreHigh / 100),
      unknownWeight,
      criteria,
    };
  }

  /** What the facts alone make of a criterion; false where no input that applies is known. */
  private combine({ isWorst, from, to }: ScoredCriterion, applies: Uint8Array, inputs: Int32Array): boolean {
    const { unknown, intervals } = this;
    let count = 0;
    let isKnown = false;
    this.low = this.value = this.high = isWorst ? 1 : 0;
    for (let place = from; place < to; place++) {
      if (applies[place] === FAILS) continue;
      count++;
      const input = inputs[place]!;
      // an input that only may apply counts as unknown, so that settling it never widens the interval
      if (applies[place] === HOLDS && input !== NO_INTERVAL) {
        isKnown = true;
        this.join(isWorst, intervals.low[input]!, intervals.value[input]!, intervals.high[input]!);
      } else this.join(isWorst, unknown.low, unknown.value, unknown.high);
    }
    if (!isKnown) {
      this.low = unknown.low;
      this.value = unknown.value;
      this.high = unknown.high;
    } else if (!isWorst && count > 1) {
      this.low /= count;
      this.value /= count;
      this.high /= count;
    }
    return isKnown;
  }

  private join(isWorst: boolean, low: number, value: number, high: number): void {
    this.low = isWorst ? Math.min(this.low, low) : this.low + low;
    this.value = isWorst ? Math.min(this.value, value) : this.value + value;
    this.high = isWorst ? Math.min(this.high, high) : this.high + high;
  }

  /** Moved by what holds and widened by what could hold, limited to 0..1 once, at the end, in whole hundredths. */
  private move({ step, mayLower, mayRaise }: Moves, criterion: number): void {
    const moved = step[criterion]!;
    this.low = hundredths(this.low + moved - mayLower[criterion]!);
    this.value = hundredths(this.value + moved);
    this.high = hundredths(this.high + moved + mayRaise[criterion]!);
  }
}

const hundredths = (fraction: number): number => Math.round(Math.min(1, Math.max(0, fraction)) * 100);
