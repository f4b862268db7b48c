import type { FactTest } from "../model/rule.js";
import { type FactTable, NO_CODE } from "./fact-table.js";
import { FAILS, HOLDS, UNKNOWN } from "./kleene.js";

/** What becomes of a condition on one fact: of the number that stands in its slot, NaN where it is unknown. */
export type Truth = (value: number) => number;

/** A condition on one fact. */
export interface SlotTest {
  slot: number;
  truth: Truth;
  /**
   * Between two of these next to each other, and beyond them, it is the same for all numbers; for words, for all but these. Of lists
   * the words that are looked for in them.
   */
  marks: readonly number[];
}

/** Of the same fact: the least of what becomes of them, `all`, or the greatest, `any`. */
export const joined = (a: SlotTest, b: SlotTest, pick: (a: number, b: number) => number): SlotTest => ({
  slot: a.slot,
  truth: (value) => pick(a.truth(value), b.truth(value)),
  marks: [...a.marks, ...b.marks],
});

export const turned = ({ slot, truth, marks }: SlotTest): SlotTest => ({
  slot,
  truth: (value) => HOLDS - truth(value),
  marks,
});

/** @throws Error where there is no such fact */
export function slotTest(test: FactTest, table: FactTable): SlotTest {
  const slot = table.slotOf(test.fact);
  if (test.known !== undefined) {
    const [ifKnown, ifUnknown] = test.known ? [HOLDS, FAILS] : [FAILS, HOLDS];
    return { slot, truth: (value) => (Number.isNaN(value) ? ifUnknown : ifKnown), marks: [] };
  }
  const { passes, marks } = passing(test, slot, table);
  const truth = (value: number) => (Number.isNaN(value) ? UNKNOWN : passes(value) ? HOLDS : FAILS);
  return { slot, truth, marks };
}

interface Passing {
  /** of a known value */
  passes: (value: number) => boolean;
  marks: readonly number[];
}

const NEVER: Passing = { passes: () => false, marks: [] };

function passing(test: FactTest, slot: number, table: FactTable): Passing {
  const kind = table.kindOf(slot);
  const one_of = test.is === undefined ? test.one_of : [test.is];
  if (one_of !== undefined) {
    // a value of another kind than the fact's is none that it could have
    const isOfKind = (code: number) => (kind === "number" ? !Number.isNaN(code) : code !== NO_CODE);
    const marks = one_of.map((value) => table.encode(slot, value)).filter(isOfKind);
    return { passes: (value) => marks.includes(value), marks };
  }
  if (test.includes !== undefined) {
    const word = table.wordCode(test.includes);
    return kind === "words" ? { passes: (list) => table.includes(list, word), marks: [word] } : NEVER;
  }
  return kind === "number" ? numberPassing(test) : NEVER;
}

function numberPassing({ above, at_least, below, at_most, between }: FactTest): Passing {
  if (above !== undefined) return { passes: (value) => value > above, marks: [above] };
  if (at_least !== undefined) return { passes: (value) => value >= at_least, marks: [at_least] };
  if (below !== undefined) return { passes: (value) => value < below, marks: [below] };
  if (at_most !== undefined) return { passes: (value) => value <= at_most, marks: [at_most] };
  const [low, high] = between!;
  return { passes: (value) => value >= low && value <= high, marks: [low, high] };
}
