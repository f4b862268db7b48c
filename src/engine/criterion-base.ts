import type { Criterion, CriterionInput, Interval } from "../model/criteria.js";
import type { FactValue } from "../model/rule.js";
import { evaluateCondition, type FactLookup } from "./condition.js";
import { mean, point, worst } from "./interval.js";

export interface CriterionBase {
  interval: Interval;
  /** no input that applies is known */
  isUnknown: boolean;
}

/** What the facts alone make of a criterion, before any rule moves it. */
export function criterionBase(criterion: Criterion, unknown: Interval, facts: FactLookup): CriterionBase {
  const inputs = criterion.inputs
    .map((input) => ({ input, applies: applies(input, facts) }))
    .filter(({ applies }) => applies !== false);
  // an input that only may apply counts as unknown, so that settling it never widens the interval
  const intervals = inputs.map(({ input, applies }) => (applies ? inputInterval(input, facts) : null));
  const known = intervals.filter((interval) => interval !== null);
  if (known.length === 0) return { interval: unknown, isUnknown: true };
  const all = intervals.map((interval) => interval ?? unknown);
  return { interval: criterion.combine === "worst" ? worst(all) : mean(all), isUnknown: false };
}

const applies = (input: CriterionInput, facts: FactLookup): boolean | null =>
  input.when === undefined ? true : evaluateCondition(input.when, facts);

function inputInterval(input: CriterionInput, facts: FactLookup): Interval | null {
  const value = facts(input.fact);
  if (value === null) return null;
  if (input.points) return typeof value === "number" ? point(interpolate(input.points, value)) : null;
  return wordInterval(input, value, facts);
}

function wordInterval(input: CriterionInput, value: FactValue, facts: FactLookup): Interval | null {
  const isJudged = input.judged_by !== undefined && facts(input.judged_by) === "judged";
  const words = isJudged ? (input.judged_words ?? input.words) : input.words;
  const score = words?.[String(value)];
  if (score === undefined) return null;
  return typeof score === "number" ? point(score) : score;
}

/** Straight lines between control points, flat beyond the ends. Points rise along the first coordinate. */
export function interpolate(points: [number, number][], x: number): number {
  const [first, last] = [points[0]!, points[points.length - 1]!];
  if (x <= first[0]) return first[1];
  if (x >= last[0]) return last[1];
  const next = points.findIndex(([at]) => at >= x);
  const [x0, y0] = points[next - 1]!;
  const [x1, y1] = points[next]!;
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}
