import type { CriterionInput, Interval } from "../model/criteria.js";
import type { Condition } from "../model/rule.js";
import { type FactLookup, factsOf, settle } from "./condition.js";
import type { FactRow, FactTable } from "./fact-table.js";
import { FAILS, FlatProgram, HOLDS } from "./flat-program.js";
import { point } from "./interval.js";
import { isQueryFact, type Scope, scopeOfFacts } from "./scope.js";

/** What an input says of its criterion: nothing, something that is not known, or an interval. */
export const NOT_APPLICABLE = 0;
export const NOT_KNOWN = 1;
export const KNOWN = 2;
/** State, low, value and high of an input stand side by side. */
export const INPUT_WIDTH = 4;

/** An input of a criterion with what the query leaves of it. */
export interface SettledInput {
  input: CriterionInput;
  condition: Condition;
  scope: Scope;
  /** names of the facts that it looks at */
  facts: readonly string[];
}

/** The inputs that may apply to some candidate of the query. */
export function settleInputs(inputs: readonly CriterionInput[], queryFacts: FactLookup): SettledInput[] {
  return inputs.flatMap((input): SettledInput[] => {
    const left = input.when === undefined ? true : settle(input.when, queryFacts, isQueryFact);
    if (left === false) return [];
    const condition: Condition = left === true ? { all: [] } : left;
    const facts = [input.fact, ...(input.judged_by ? [input.judged_by] : []), ...factsOf(condition)];
    return [{ input, condition, scope: scopeOfFacts(facts), facts }];
  });
}

/** The inputs of one scope, read together. */
export class InputProgram {
  private readonly conditions: FlatProgram;
  private readonly readers: readonly InputReader[];

  constructor(settled: readonly SettledInput[], table: FactTable) {
    this.conditions = new FlatProgram(
      settled.map(({ condition }) => condition),
      table,
    );
    this.readers = settled.map(({ input }) => new InputReader(input, table));
  }

  newValues(): Float64Array {
    return new Float64Array(INPUT_WIDTH * this.readers.length);
  }

  run(row: FactRow, into: Float64Array): void {
    for (let index = 0; index < this.readers.length; index++) {
      const at = index * INPUT_WIDTH;
      const applies = this.conditions.outcome(index, row);
      // an input that only may apply counts as unknown, so that settling it never widens the interval
      const interval = applies === HOLDS ? this.readers[index]!.read(row) : null;
      into[at] = applies === FAILS ? NOT_APPLICABLE : interval === null ? NOT_KNOWN : KNOWN;
      if (interval === null) continue;
      into[at + 1] = interval.low;
      into[at + 2] = interval.value;
      into[at + 3] = interval.high;
    }
  }
}

/** Turns one fact into an interval; what a word is worth is looked up once. */
class InputReader {
  private readonly slot: number;
  private readonly judgedSlot: number;
  private readonly judged: number;
  private readonly known = new Map<number, Interval | null>();
  private readonly knownJudged = new Map<number, Interval | null>();

  constructor(
    private readonly input: CriterionInput,
    private readonly table: FactTable,
  ) {
    this.slot = table.slotOf(input.fact);
    this.judgedSlot = input.judged_by === undefined ? -1 : table.slotOf(input.judged_by);
    this.judged = table.wordCode("judged");
  }

  read(row: FactRow): Interval | null {
    const value = row[this.slot]!;
    if (Number.isNaN(value)) return null;
    const { points } = this.input;
    if (points) return this.table.kindOf(this.slot) === "number" ? point(interpolate(points, value)) : null;
    const isJudged = this.judgedSlot >= 0 && row[this.judgedSlot] === this.judged;
    const known = isJudged ? this.knownJudged : this.known;
    const found = known.get(value);
    if (found !== undefined) return found;
    const interval = this.scoreOf(value, isJudged);
    known.set(value, interval);
    return interval;
  }

  private scoreOf(value: number, isJudged: boolean): Interval | null {
    const words = isJudged ? (this.input.judged_words ?? this.input.words) : this.input.words;
    const score = words?.[String(this.table.decode(this.slot, value))];
    if (score === undefined) return null;
    return typeof score === "number" ? point(score) : score;
  }
}

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
