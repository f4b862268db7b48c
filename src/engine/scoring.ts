import type { Criteria, Interval } from "../model/criteria.js";
import type { CriterionId } from "../model/rule.js";
import { INPUT_WIDTH, KNOWN, NOT_APPLICABLE, type SettledInput } from "./criterion-inputs.js";
import { type Moves, mayLower, mayRaise, stepOf } from "./moves.js";
import { SCOPES } from "./scope.js";
import type { Reckoning } from "./verdict.js";

/** Values of inputs, by scope. */
export type ScopedInputs = readonly [binder: Float64Array, solvent: Float64Array, pair: Float64Array];

/** low, value and high of a criterion stand side by side. */
export const INTERVAL_WIDTH = 3;

/** Joins inputs and moves into criteria, and criteria into a score. */
export class Scoring {
  private readonly criteria: readonly PlacedCriterion[];
  private readonly unknown: Interval;
  /** of the criterion at hand */
  private low = 0;
  private value = 0;
  private high = 0;

  /** @param weights whole percents, by criterion */
  constructor(
    { criteria, unknown }: Criteria,
    settled: readonly (readonly SettledInput[])[],
    weights: ReadonlyMap<CriterionId, number>,
  ) {
    const next = SCOPES.map(() => 0);
    this.unknown = unknown;
    this.criteria = criteria.map(({ id, combine }, index) => ({
      isWorst: combine === "worst",
      weight: weights.get(id) ?? 0,
      inputs: settled[index]!.map(({ scope }) => {
        const place = SCOPES.indexOf(scope);
        return { scope: place, at: INPUT_WIDTH * next[place]!++ };
      }),
    }));
  }

  /** Σ weight% · criterion, of criteria in whole hundredths as they are printed, as a whole number of 0..100. */
  score(inputs: ScopedInputs, moves: Moves, into: Reckoning): void {
    let low = 0;
    let value = 0;
    let high = 0;
    let unknownWeight = 0;
    for (let index = 0; index < this.criteria.length; index++) {
      const criterion = this.criteria[index]!;
      const { weight } = criterion;
      if (!this.combine(criterion, inputs)) unknownWeight += weight;
      const at = index * INTERVAL_WIDTH;
      const step = stepOf(moves, index);
      const { criteria } = into;
      criteria[at] = hundredths(this.low + step - mayLower(moves, index));
      criteria[at + 1] = hundredths(this.value + step);
      criteria[at + 2] = hundredths(this.high + step + mayRaise(moves, index));
      low += weight * criteria[at]!;
      value += weight * criteria[at + 1]!;
      high += weight * criteria[at + 2]!;
    }
    into.scoreLow = Math.round(low / 100);
    into.score = Math.round(value / 100);
    into.scoreHigh = Math.round(high / 100);
    into.unknownWeight = unknownWeight;
  }

  /** What the facts alone make of a criterion; false where no input that applies is known. */
  private combine({ isWorst, inputs }: PlacedCriterion, values: ScopedInputs): boolean {
    const { unknown } = this;
    let count = 0;
    let isKnown = false;
    this.low = this.value = this.high = isWorst ? 1 : 0;
    for (const { scope, at } of inputs) {
      const own = values[scope]!;
      if (own[at] === NOT_APPLICABLE) continue;
      count++;
      if (own[at] === KNOWN) {
        isKnown = true;
        this.add(isWorst, own[at + 1]!, own[at + 2]!, own[at + 3]!);
      } else this.add(isWorst, unknown.low, unknown.value, unknown.high);
    }
    if (!isKnown) {
      this.low = unknown.low;
      this.value = unknown.value;
      this.high = unknown.high;
    } else if (!isWorst) {
      this.low /= count;
      this.value /= count;
      this.high /= count;
    }
    return isKnown;
  }

  private add(isWorst: boolean, low: number, value: number, high: number): void {
    this.low = isWorst ? Math.min(this.low, low) : this.low + low;
    this.value = isWorst ? Math.min(this.value, value) : this.value + value;
    this.high = isWorst ? Math.min(this.high, high) : this.high + high;
  }
}

interface PlacedCriterion {
  isWorst: boolean;
  weight: number;
  /** index of the scope, and where the input's values stand in it */
  inputs: readonly { scope: number; at: number }[];
}

/** A fraction limited to 0..1 once, in whole hundredths. */
const hundredths = (fraction: number): number => Math.round(Math.min(1, Math.max(0, fraction)) * 100);
