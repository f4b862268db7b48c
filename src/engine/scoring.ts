import type { Criteria, Interval } from "../model/criteria.js";
import type { CriterionId } from "../model/rule.js";
import { at } from "./columns.js";
import { type InputColumns, KNOWN, NOT_APPLICABLE } from "./criterion-inputs.js";
import { HOLDS, type Outcomes, outcomeAt } from "./kleene.js";
import { MILLION, type Moves } from "./moves.js";
import type { Reckoning } from "./reckoning.js";

/** Joins inputs and moves into criteria, and criteria into scores. */
export class Scoring {
  private readonly criteria: readonly { isWorst: boolean; weight: number }[];
  private readonly unknown: Interval;
  /** of the criterion and candidate at hand */
  private low = 0;
  private value = 0;
  private high = 0;

  /** @param weights whole percents, by criterion */
  constructor({ criteria, unknown }: Criteria, weights: ReadonlyMap<CriterionId, number>) {
    this.unknown = unknown;
    this.criteria = criteria.map(({ id, combine }) => ({
      isWorst: combine === "worst",
      weight: weights.get(id) ?? 0,
    }));
  }

  /**
   * Σ weight% · criterion, of criteria in whole hundredths as they are printed, as whole numbers of 0..100.
   * @param inputs by criterion
   * @param moves by criterion
   * @param exclusion what is excluded is not scored
   */
  score(
    inputs: readonly (readonly InputColumns[])[],
    moves: readonly Moves[],
    exclusion: Outcomes,
    into: Reckoning,
  ): void {
    const { count } = into;
    into.reset();
    for (const [index, { weight, isWorst }] of this.criteria.entries()) {
      const own = inputs[index]!;
      // what is the same for all candidates is worked out once
      const isSame = isSameForAll(own, moves[index]!);
      let isKnown = true;
      if (isSame) {
        isKnown = this.combine(isWorst, own, 0);
        this.move(moves[index]!, 0);
      }
      for (let candidate = 0; candidate < count; candidate++) {
        if (outcomeAt(exclusion, candidate) === HOLDS) continue;
        if (!isSame) {
          isKnown = this.combine(isWorst, own, candidate);
          this.move(moves[index]!, candidate);
        }
        into.add(candidate, index, weight, this.low, this.value, this.high);
        if (!isKnown) into.unknownWeight[candidate]! += weight;
      }
    }
    into.round();
  }

  /** What the facts alone make of a criterion; false where no input that applies is known. */
  private combine(isWorst: boolean, inputs: readonly InputColumns[], candidate: number): boolean {
    const { unknown } = this;
    let count = 0;
    let isKnown = false;
    this.low = this.value = this.high = isWorst ? 1 : 0;
    for (const { state, low, value, high } of inputs) {
      const own = at(state, candidate);
      if (own === NOT_APPLICABLE) continue;
      count++;
      if (own === KNOWN) {
        isKnown = true;
        this.join(isWorst, at(low, candidate), at(value, candidate), at(high, candidate));
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
  private move({ step, mayLower, mayRaise }: Moves, candidate: number): void {
    const moved = at(step, candidate) / MILLION;
    this.low = hundredths(this.low + moved - at(mayLower, candidate) / MILLION);
    this.value = hundredths(this.value + moved);
    this.high = hundredths(this.high + moved + at(mayRaise, candidate) / MILLION);
  }
}

const hundredths = (fraction: number): number => Math.round(Math.min(1, Math.max(0, fraction)) * 100);

const isSameForAll = (inputs: readonly InputColumns[], { step, mayLower, mayRaise }: Moves): boolean =>
  inputs.every(({ state }) => typeof state === "number") &&
  [step, mayLower, mayRaise].every((column) => typeof column === "number");
