import type { Condition, FactTest } from "../model/rule.js";
import { type FactRow, type FactTable, NO_CODE } from "./fact-table.js";

/** What became of a condition. `UNKNOWN`: the facts that would decide are not known. */
export const FAILS = 0;
export const HOLDS = 1;
export const UNKNOWN = 2;
export type OutcomeCode = typeof FAILS | typeof HOLDS | typeof UNKNOWN;

/** Where a path through the tests ends. */
const END_FAILS = -1;
const END_HOLDS = -2;

enum Op {
  Is,
  Below,
  AtMost,
  OneOf,
  Includes,
  Known,
  /** a test that no value of the fact can pass */
  Never,
}

/** One test of one fact, and which test comes next. */
interface Step {
  op: Op;
  slot: number;
  /** what the fact is held against; for OneOf the index of its set */
  operand: number;
  ifTrue: number;
  ifFalse: number;
  /** where an unknown fact leads if it is taken to speak against the condition, and if for it */
  ifUnknownAgainst: number;
  ifUnknownFor: number;
}

/**
 * Conditions as one flat list of tests, each with where to go next, run over a row of facts without recursion or allocation.
 * Three-valued as `evaluateCondition`: a condition holds if it does with every unknown test against it, and fails if it does
 * with every unknown test for it, since all its tests stand alone once negations are moved onto them.
 */
export class FlatProgram {
  readonly length: number;
  private readonly entries: Int32Array;
  private readonly ops: Uint8Array;
  private readonly slots: Uint16Array;
  private readonly operands: Float64Array;
  private readonly ifTrue: Int32Array;
  private readonly ifFalse: Int32Array;
  private readonly ifUnknownAgainst: Int32Array;
  private readonly ifUnknownFor: Int32Array;
  private readonly sets: readonly Uint8Array[];
  private readonly lists: FactTable["lists"];

  constructor(conditions: readonly Condition[], table: FactTable) {
    const writer = new ProgramWriter(table);
    this.length = conditions.length;
    this.entries = Int32Array.from(conditions, (when) => writer.write(when, END_HOLDS, END_FAILS, false));
    const { steps } = writer;
    this.ops = Uint8Array.from(steps, ({ op }) => op);
    this.slots = Uint16Array.from(steps, ({ slot }) => slot);
    this.operands = Float64Array.from(steps, ({ operand }) => operand);
    this.ifTrue = Int32Array.from(steps, (step) => step.ifTrue);
    this.ifFalse = Int32Array.from(steps, (step) => step.ifFalse);
    this.ifUnknownAgainst = Int32Array.from(steps, (step) => step.ifUnknownAgainst);
    this.ifUnknownFor = Int32Array.from(steps, (step) => step.ifUnknownFor);
    this.sets = writer.sets;
    this.lists = table.lists;
  }

  /** What becomes of the condition at an index of those given. */
  outcome(index: number, row: FactRow): OutcomeCode {
    const end = this.follow(this.entries[index]!, row, this.ifUnknownAgainst);
    if (end === END_HOLDS) return HOLDS;
    // a path that met nothing unknown is the path of the other reading too
    if (!this.metUnknown) return FAILS;
    return this.follow(this.entries[index]!, row, this.ifUnknownFor) === END_HOLDS ? UNKNOWN : FAILS;
  }

  /** What becomes of every condition, in their order, from `at` on. */
  outcomes(row: FactRow, into: Uint8Array, at = 0): void {
    for (let index = 0; index < this.length; index++) into[at + index] = this.outcome(index, row);
  }

  private metUnknown = false;

  private follow(entry: number, row: FactRow, ifUnknown: Int32Array): number {
    const { ops, slots, operands, ifTrue, ifFalse } = this;
    let step = entry;
    let metUnknown = false;
    while (step >= 0) {
      const value = row[slots[step]!]!;
      const operand = operands[step]!;
      let passes = false;
      switch (ops[step]) {
        case Op.Is:
          passes = value === operand;
          break;
        case Op.Below:
          passes = value < operand;
          break;
        case Op.AtMost:
          passes = value <= operand;
          break;
        case Op.OneOf:
          passes = this.sets[operand]![value] === 1;
          break;
        case Op.Includes:
          passes = this.lists[value]?.includes(operand) === true;
          break;
        case Op.Known:
          passes = !Number.isNaN(value);
          break;
      }
      if (passes) step = ifTrue[step]!;
      else if (Number.isNaN(value)) {
        metUnknown = true;
        step = ifUnknown[step]!;
      } else step = ifFalse[step]!;
    }
    this.metUnknown = metUnknown;
    return step;
  }
}

/** Writes conditions from their ends, so that every test knows what follows it. */
class ProgramWriter {
  readonly steps: Step[] = [];
  readonly sets: Uint8Array[] = [];

  constructor(private readonly table: FactTable) {}

  /**
   * The first step of a condition.
   * @param isNegated whether it stands under an odd number of negations: an unknown that speaks for it then speaks against the whole
   */
  write(condition: Condition, ifTrue: number, ifFalse: number, isNegated: boolean): number {
    if ("all" in condition)
      return condition.all.reduceRight((next, part) => this.write(part, next, ifFalse, isNegated), ifTrue);
    if ("any" in condition)
      return condition.any.reduceRight((next, part) => this.write(part, ifTrue, next, isNegated), ifFalse);
    if ("not" in condition) return this.write(condition.not, ifFalse, ifTrue, !isNegated);
    return this.writeTest(condition, ifTrue, ifFalse, isNegated);
  }

  private writeTest(test: FactTest, ifTrue: number, ifFalse: number, isNegated: boolean): number {
    const slot = this.table.slotOf(test.fact);
    const [unknownAgainst, unknownFor] = isNegated ? [ifTrue, ifFalse] : [ifFalse, ifTrue];
    const step = (op: Op, operand: number, isTurned = false): number =>
      this.steps.push({
        op,
        slot,
        operand,
        ifTrue: isTurned ? ifFalse : ifTrue,
        ifFalse: isTurned ? ifTrue : ifFalse,
        ifUnknownAgainst: unknownAgainst,
        ifUnknownFor: unknownFor,
      }) - 1;
    if (test.known !== undefined) return this.writeKnown(slot, test.known, ifTrue, ifFalse);
    const kind = this.table.kindOf(slot);
    if (test.is !== undefined) return step(Op.Is, this.table.encode(slot, test.is));
    if (test.one_of !== undefined) {
      if (kind !== "number") return step(Op.OneOf, this.setOf(slot, test.one_of));
      const any = test.one_of.map((is) => ({ fact: test.fact, is }));
      return this.write({ any }, ifTrue, ifFalse, isNegated);
    }
    if (test.includes !== undefined)
      return kind === "words" ? step(Op.Includes, this.table.wordCode(test.includes)) : step(Op.Never, 0);
    if (kind !== "number") return step(Op.Never, 0);
    if (test.above !== undefined) return step(Op.AtMost, test.above, true);
    if (test.at_least !== undefined) return step(Op.Below, test.at_least, true);
    if (test.below !== undefined) return step(Op.Below, test.below);
    if (test.at_most !== undefined) return step(Op.AtMost, test.at_most);
    const { fact, between } = test;
    const within = [
      { fact, at_least: between![0] },
      { fact, at_most: between![1] },
    ];
    return this.write({ all: within }, ifTrue, ifFalse, isNegated);
  }

  /** Whether a fact is known is never unknown itself. */
  private writeKnown(slot: number, isKnown: boolean, ifTrue: number, ifFalse: number): number {
    const [known, unknown] = isKnown ? [ifTrue, ifFalse] : [ifFalse, ifTrue];
    const step: Step = {
      op: Op.Known,
      slot,
      operand: 0,
      ifTrue: known,
      ifFalse: unknown,
      ifUnknownAgainst: unknown,
      ifUnknownFor: unknown,
    };
    return this.steps.push(step) - 1;
  }

  /** Codes of words by themselves; a code beyond the set is not in it. */
  private setOf(slot: number, values: readonly (string | number | boolean)[]): number {
    const codes = values.map((value) => this.table.encode(slot, value)).filter((code) => code !== NO_CODE);
    const set = new Uint8Array(Math.max(NO_CODE, ...codes) + 1);
    for (const code of codes) set[code] = 1;
    return this.sets.push(set) - 1;
  }
}
