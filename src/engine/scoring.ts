import type { Criteria, Interval } from "../model/criteria.js";
import type { CriterionId } from "../model/rule.js";
import { type Intervals, NO_INTERVAL } from "./criterion-inputs.js";
import { FAILS, HOLDS } from "./kleene.js";
import type { RulesOutcome } from "./open-rules.js";
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
   * @param inputs number of the interval of each input
   */
  score(rules: RulesOutcome, inputs: Int32Array): Scored {
    const { parts, unknown, intervals } = this;
    const { step, mayLower, mayRaise } = rules.moves;
    const { low: least, value: usual, high: most } = unknown;
    const criteria = new Uint8Array(INTERVAL_WIDTH * parts.length);
    let score = 0;
    let scoreLow = 0;
    let scoreHigh = 0;
    let unknownWeight = 0;
    for (let index = 0, at = 0; index < parts.length; index++, at += INTERVAL_WIDTH) {
      const part = parts[index]!;
      const { weight } = part;
      const isKnown = isSomeKnown(part, rules, inputs);
      if (!isKnown) unknownWeight += weight;
      const lowest = isKnown ? combined(part, rules, inputs, intervals.low, least) : least;
      const fromFacts = isKnown ? combined(part, rules, inputs, intervals.value, usual) : usual;
      const highest = isKnown ? combined(part, rules, inputs, intervals.high, most) : most;
      const moved = step[index]!;
      const low = hundredths(lowest + moved - mayLower[index]!);
      const value = hundredths(fromFacts + moved);
      const high = hundredths(highest + moved + mayRaise[index]!);
      criteria[at] = low;
      criteria[at + 1] = value;
      criteria[at + 2] = high;
      scoreLow += weight * low;
      score += weight * value;
      scoreHigh += weight * high;
    }
    return {
      score: Math.round(score / 100),
      scoreLow: Math.round(scoreLow / 100),
      scoreHigh: Math.round(scoreHigh / 100),
      unknownWeight,
      criteria,
    };
  }
}

/** Whether an input that applies is known. */
function isSomeKnown({ from, to }: ScoredCriterion, rules: RulesOutcome, inputs: Int32Array): boolean {
  for (let place = from; place < to; place++)
    if (inputs[place] !== NO_INTERVAL && rules.applies(place) === HOLDS) return true;
  return false;
}

/**
 * What the facts alone make of a criterion of which some input is known, by low, by value or by high.
 * @param values by the number of the interval
 * @param unknown what stands for an input that is not known
 */
function combined(
  { isWorst, from, to }: ScoredCriterion,
  rules: RulesOutcome,
  inputs: Int32Array,
  values: readonly number[],
  unknown: number,
): number {
  let count = 0;
  let sum = 0;
  let worst = 1;
  for (let place = from; place < to; place++) {
    const applies = rules.applies(place);
    if (applies === FAILS) continue;
    // an input that only may apply counts as unknown, so that settling it never widens the interval
    const isKnown = applies === HOLDS && inputs[place] !== NO_INTERVAL;
    const value = isKnown ? values[inputs[place]!]! : unknown;
    count++;
    sum += value;
    if (value < worst) worst = value;
  }
  return isWorst ? worst : sum / count;
}

/** Moved by what holds and widened by what could hold, it is limited to 0..1 once, at the end. */
function hundredths(fraction: number): number {
  const whole = Math.round(100 * fraction);
  if (whole < 0) return 0;
  return whole > 100 ? 100 : whole;
}
