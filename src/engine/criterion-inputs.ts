import type { CriterionInput, Interval } from "../model/criteria.js";
import type { Condition } from "../model/rule.js";
import { ColumnCondition, type FactColumns } from "./column-condition.js";
import { at, type Column } from "./columns.js";
import { type FactLookup, factsOf, settle } from "./condition.js";
import type { FactTable } from "./fact-table.js";
import { FAILS, HOLDS, outcomeAt } from "./kleene.js";
import { isQueryFact, type Scope, scopeOfFacts } from "./scope.js";

/** What an input says of its criterion: nothing, something that is not known, or an interval. */
export const NOT_APPLICABLE = 0;
export const NOT_KNOWN = 1;
export const KNOWN = 2;

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

/** What an input says, of one candidate or of many. */
export interface InputColumns {
  /** `NOT_APPLICABLE`, `NOT_KNOWN` or `KNOWN` */
  state: Column;
  low: Column;
  value: Column;
  high: Column;
}

/** Reads one input over as many candidates as there are. */
export class InputProgram {
  private readonly condition: ColumnCondition;
  private readonly reader: InputReader;

  constructor({ input, condition }: SettledInput, table: FactTable) {
    this.condition = new ColumnCondition(condition, table);
    this.reader = new InputReader(input, table);
  }

  run(columns: FactColumns): InputColumns {
    const { reader } = this;
    const applies = this.condition.outcomes(columns);
    const value = columns(reader.slot);
    const basis = reader.judgedSlot < 0 ? 0 : columns(reader.judgedSlot);
    const lists = [applies, value, basis].filter((column) => typeof column !== "number");
    if (lists.length === 0) return single(applies as number, reader.read(value as number, basis as number));
    const count = lists[0]!.length;
    const [state, low, middle, high] = [0, 1, 2, 3].map(() => new Float64Array(count));
    for (let index = 0; index < count; index++) {
      const interval = reader.read(at(value, index), at(basis, index));
      state![index] = stateOf(outcomeAt(applies, index), interval);
      if (interval === null) continue;
      low![index] = interval.low;
      middle![index] = interval.value;
      high![index] = interval.high;
    }
    return { state: state!, low: low!, value: middle!, high: high! };
  }
}

/** An input that only may apply counts as unknown, so that settling it never widens the interval. */
function stateOf(applies: number, interval: Interval | null): number {
  if (applies === FAILS) return NOT_APPLICABLE;
  return applies === HOLDS && interval !== null ? KNOWN : NOT_KNOWN;
}

const single = (applies: number, interval: Interval | null): InputColumns => ({
  state: stateOf(applies, interval),
  low: interval?.low ?? 0,
  value: interval?.value ?? 0,
  high: interval?.high ?? 0,
});

/** Turns one fact into an interval; what a word is worth is looked up once. */
class InputReader {
  readonly slot: number;
  /** -1: none */
  readonly judgedSlot: number;
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

  /** @param basis the fact that says what the word rests on, where there is one */
  read(value: number, basis: number): Interval | null {
    if (Number.isNaN(value)) return null;
    const { points } = this.input;
    if (points) return this.table.kindOf(this.slot) === "number" ? point(interpolate(points, value)) : null;
    const isJudged = this.judgedSlot >= 0 && basis === this.judged;
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
