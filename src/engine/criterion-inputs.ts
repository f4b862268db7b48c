import type { CriterionInput, Interval } from "../model/criteria.js";
import type { Condition } from "../model/rule.js";
import { type FactLookup, settle } from "./condition.js";
import type { FactTable } from "./fact-table.js";
import { isQueryFact, type Scope, scopeOfFacts } from "./scope.js";

/** An input of a criterion with what the query leaves of its condition. */
export interface SettledInput {
  input: CriterionInput;
  condition: Condition;
  /** where its value is from */
  scope: Scope;
}

/** The inputs that may apply to some candidate of the query. */
export function settleInputs(inputs: readonly CriterionInput[], queryFacts: FactLookup): SettledInput[] {
  return inputs.flatMap((input): SettledInput[] => {
    const left = input.when === undefined ? true : settle(input.when, queryFacts, isQueryFact);
    if (left === false) return [];
    const condition: Condition = left === true ? { all: [] } : left;
    return [{ input, condition, scope: scopeOfFacts(factsOfInput(input)) }];
  });
}

/** Names of the facts that its value is from. */
export const factsOfInput = ({ fact, judged_by }: CriterionInput): string[] =>
  judged_by === undefined ? [fact] : [fact, judged_by];

/** The number of an interval that is not known. */
export const NO_INTERVAL = 0;

/** Intervals by number; the same number where they are the same. */
export class Intervals {
  readonly low: number[] = [Number.NaN];
  readonly value: number[] = [Number.NaN];
  readonly high: number[] = [Number.NaN];
  private readonly numbers = new Map<string, number>();

  numberOf({ low, value, high }: Interval): number {
    const key = `${low} ${value} ${high}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.low.push(low) - 1;
    this.value.push(value);
    this.high.push(high);
    this.numbers.set(key, number);
    return number;
  }
}

/** Turns the value of an input into an interval; what a word is worth is looked up once. */
export class InputReader {
  readonly slot: number;
  /** -1: none */
  readonly judgedSlot: number;
  private readonly judged: number;
  private readonly known = new Map<number, number>();
  private readonly knownJudged = new Map<number, number>();

  constructor(
    private readonly input: CriterionInput,
    private readonly table: FactTable,
    private readonly intervals: Intervals,
  ) {
    this.slot = table.slotOf(input.fact);
    this.judgedSlot = input.judged_by === undefined ? -1 : table.slotOf(input.judged_by);
    this.judged = table.wordCode("judged");
  }

  /**
   * The number of the interval.
   * @param basis the fact that says what the word rests on, where there is one
   */
  read(value: number, basis: number): number {
    if (Number.isNaN(value)) return NO_INTERVAL;
    const isJudged = this.judgedSlot >= 0 && basis === this.judged;
    const known = isJudged ? this.knownJudged : this.known;
    const found = known.get(value);
    if (found !== undefined) return found;
    const interval = this.intervalOf(value, isJudged);
    const number = interval === null ? NO_INTERVAL : this.intervals.numberOf(interval);
    known.set(value, number);
    return number;
  }

  private intervalOf(value: number, isJudged: boolean): Interval | null {
    const { points } = this.input;
    if (points) return this.table.kindOf(this.slot) === "number" ? point(interpolate(points, value)) : null;
    const words = isJudged ? (this.input.judged_words ?? this.input.words) : this.input.words;
    const score = words?.[String(this.table.decode(this.slot, value))];
    if (score === undefined) return null;
    return typeof score === "number" ? point(score) : score;
  }
}

const point = (value: number): Interval => ({ low: value, value, high: value });

/** Straight lines between control points, flat beyond the ends. Points rise along the first coordinate. */
export function interpolate(points: readonly (readonly [number, number])[], x: number): number {
  const [first, last] = [points[0]!, points[points.length - 1]!];
  if (x <= first[0]) return first[1];
  if (x >= last[0]) return last[1];
  const next = points.findIndex(([at]) => at >= x);
  const [x0, y0] = points[next - 1]!;
  const [x1, y1] = points[next]!;
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}
