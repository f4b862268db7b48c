import type { Interval } from "../model/criteria.js";

/** Two decimals, as printed; the score is computed from these. */
export const round2 = (number: number): number => Math.round(number * 100) / 100;

const clamp = (number: number): number => Math.min(1, Math.max(0, number));

export const point = (value: number): Interval => ({ low: value, value, high: value });

/** The interval moved by what holds and widened by what could hold, limited to 0..1 once, at the end. */
export function shift(base: Interval, step: number, couldLower: number, couldRaise: number): Interval {
  return {
    low: clamp(base.low + step - couldLower),
    value: clamp(base.value + step),
    high: clamp(base.high + step + couldRaise),
  };
}

export function worst(intervals: Interval[]): Interval {
  return {
    low: Math.min(...intervals.map((i) => i.low)),
    value: Math.min(...intervals.map((i) => i.value)),
    high: Math.min(...intervals.map((i) => i.high)),
  };
}

export function mean(intervals: Interval[]): Interval {
  const average = (pick: (interval: Interval) => number): number =>
    intervals.reduce((sum, interval) => sum + pick(interval), 0) / intervals.length;
  return { low: average((i) => i.low), value: average((i) => i.value), high: average((i) => i.high) };
}

export const rounded = (interval: Interval): Interval => ({
  low: round2(interval.low),
  value: round2(interval.value),
  high: round2(interval.high),
});
