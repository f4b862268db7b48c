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
  /** what the facts alone make of the criterion at hand */
  private readonly fromFacts: Interval = { low: 0, value: 0, high: 0 };

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
    const { parts, fromFacts } = this;
    const { step, mayLower, mayRaise } = rules.moves;
    const criteria = new Uint8Array(INTERVAL_WIDTH * parts.length);
    let score = 0;
    let scoreLow = 0;
    let scoreHigh = 0;
    let unknownWeight = 0;
    for (let index = 0, at = 0; index < parts.length; index++, at += INTERVAL_WIDTH) {
      const part = parts[index]!;
      const { weight } = part;
      if (!this.combine(part, rules, inputs)) unknownWeight += weight;
      const moved = step[index]!;
      const low = hundredths(fromFacts.low + moved - mayLower[index]!);
      const value = hundredths(fromFacts.value + moved);
      const high = hundredths(fromFacts.high + moved + mayRaise[index]!);
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

  /** Fills what the facts alone make of a criterion, and says whether an input that applies is known. */
  private combine({ isWorst, from, to }: ScoredCriterion, rules: RulesOutcome, inputs: Int32Array): boolean {
    const { fromFacts, intervals, unknown } = this;
    let known = 0;
    let count = 0;
    const start = isWorst ? 1 : 0;
    let low = start;
    let value = start;
    let high = start;
    for (let place = from; place < to; place++) {
      const applies = rules.applies(place);
      if (applies === FAILS) continue;
      count++;
      // an input that only may apply counts as unknown, so that settling it never widens the interval
      const number = applies === HOLDS ? inputs[place]! : NO_INTERVAL;
      const isKnown = number !== NO_INTERVAL;
      if (isKnown) known++;
      const ownLow = isKnown ? intervals.low[number]! : unknown.low;
      const ownValue = isKnown ? intervals.value[number]! : unknown.value;
      const ownHigh = isKnown ? intervals.high[number]! : unknown.high;
      low = isWorst ? Math.min(low, ownLow) : low + ownLow;
      value = isWorst ? Math.min(value, ownValue) : value + ownValue;
      high = isWorst ? Math.min(high, ownHigh) : high + ownHigh;
    }
    const parts = isWorst ? 1 : count;
    fromFacts.low = known === 0 ? unknown.low : low / parts;
    fromFacts.value = known === 0 ? unknown.value : value / parts;
    fromFacts.high = known === 0 ? unknown.high : high / parts;
    return known > 0;
  }
}

/** Moved by what holds and widened by what could hold, it is limited to 0..1 once, at the end. */
function hundredths(fraction: number): number {
  const whole = Math.round(100 * fraction);
  if (whole < 0) return 0;
  return whole > 100 ? 100 : whole;
}
