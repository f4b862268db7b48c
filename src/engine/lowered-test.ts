import type { FactTest } from "../model/rule.js";
import { type FactTable, NO_CODE } from "./fact-table.js";

/** What a known fact is asked, in numbers. */
const IS = 0;
const BELOW = 1;
const AT_MOST = 2;
const ONE_OF = 3;
const INCLUDES = 4;
export const IS_KNOWN = 5;
/** a test that no value of the fact can pass */
const NEVER = 6;

/** A test of one slot. */
export interface LoweredTest {
  op: number;
  slot: number;
  /** what the fact is held against */
  operand: number;
  /** for ONE_OF: codes of words by themselves; a code beyond the set is not in it */
  set: Uint8Array;
  /** holds where the op does not */
  isTurned: boolean;
}

/**
 * Whether a value passes; an unknown one, NaN, passes nothing but is asked elsewhere whether it counts against.
 * @param lists codes of the words of each list of the table
 */
export function passes(
  op: number,
  value: number,
  operand: number,
  set: Uint8Array,
  lists: FactTable["lists"],
): boolean {
  switch (op) {
    case IS:
      return value === operand;
    case BELOW:
      return value < operand;
    case AT_MOST:
      return value <= operand;
    case ONE_OF:
      return set[value] === 1;
    case INCLUDES:
      return lists[value]?.includes(operand) === true;
    case IS_KNOWN:
      return !Number.isNaN(value);
    default:
      return false;
  }
}

/** The tests that a test stands for, all or any of which have to hold. */
export interface LoweredTests {
  tests: LoweredTest[];
  isAny: boolean;
}

const NO_SET = new Uint8Array(0);

export function lowered(test: FactTest, table: FactTable): LoweredTests {
  const slot = table.slotOf(test.fact);
  const kind = table.kindOf(slot);
  const one = (op: number, operand: number, isTurned = false, set: Uint8Array = NO_SET): LoweredTest => ({
    op,
    slot,
    operand,
    set,
    isTurned,
  });
  const all = (...tests: LoweredTest[]): LoweredTests => ({ tests, isAny: false });
  if (test.known !== undefined) return all(one(IS_KNOWN, 0, !test.known));
  if (test.is !== undefined) return all(one(IS, table.encode(slot, test.is)));
  if (test.one_of !== undefined) {
    if (kind !== "number") return all(one(ONE_OF, 0, false, setOf(slot, test.one_of, table)));
    return { tests: test.one_of.map((is) => one(IS, table.encode(slot, is))), isAny: true };
  }
  if (test.includes !== undefined)
    return all(kind === "words" ? one(INCLUDES, table.wordCode(test.includes)) : one(NEVER, 0));
  if (kind !== "number") return all(one(NEVER, 0));
  if (test.above !== undefined) return all(one(AT_MOST, test.above, true));
  if (test.at_least !== undefined) return all(one(BELOW, test.at_least, true));
  if (test.below !== undefined) return all(one(BELOW, test.below));
  if (test.at_most !== undefined) return all(one(AT_MOST, test.at_most));
  const [low, high] = test.between!;
  return all(one(BELOW, low, true), one(AT_MOST, high));
}

function setOf(slot: number, values: readonly (string | number | boolean)[], table: FactTable): Uint8Array {
  const codes = values.map((value) => table.encode(slot, value)).filter((code) => code !== NO_CODE);
  const set = new Uint8Array(Math.max(NO_CODE, ...codes) + 1);
  for (const code of codes) set[code] = 1;
  return set;
}
