import type { Condition, FactTest } from "../model/rule.js";
import type { FactRow, FactTable } from "./fact-table.js";
import { type Block, guarded } from "./guards.js";
import { FAILS, HOLDS, UNKNOWN } from "./kleene.js";
import { IS_KNOWN, type LoweredTest, lowered, passes } from "./lowered-test.js";

/** Where a path through the tests ends. */
const END_FAILS = -1;
const END_HOLDS = -2;

/** One test of one fact, and which test comes next. */
interface Step {
  op: number;
  slot: number;
  /** what the fact is held against */
  operand: number;
  set: Uint8Array;
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
  /** first steps of the conditions, then of the guards */
  private readonly entries: Int32Array;
  /** conditions and guards as they are looked at, and for a guard the last place of what it stands for */
  private readonly order: Int32Array;
  private readonly skips: Int32Array;
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
    const written: Condition[] = [...conditions];
    const [order, skips]: [number[], number[]] = [[], []];
    layOut(guarded(conditions), written, order, skips);
    this.order = Int32Array.from(order);
    this.skips = Int32Array.from(skips);
    this.entries = Int32Array.from(written, (when) => writer.write(when, END_HOLDS, END_FAILS, false));
    const { steps } = writer;
    this.ops = Uint8Array.from(steps, ({ op }) => op);
    this.slots = Uint16Array.from(steps, ({ slot }) => slot);
    this.operands = Float64Array.from(steps, ({ operand }) => operand);
    this.ifTrue = Int32Array.from(steps, (step) => step.ifTrue);
    this.ifFalse = Int32Array.from(steps, (step) => step.ifFalse);
    this.ifUnknownAgainst = Int32Array.from(steps, (step) => step.ifUnknownAgainst);
    this.ifUnknownFor = Int32Array.from(steps, (step) => step.ifUnknownFor);
    this.sets = steps.map(({ set }) => set);
    this.lists = table.lists;
  }

  /** What becomes of the condition at an index of those given. */
  outcome(index: number, row: FactRow): number {
    const end = this.follow(this.entries[index]!, row, this.ifUnknownAgainst);
    if (end === END_HOLDS) return HOLDS;
    // a path that met nothing unknown is the path of the other reading too
    if (!this.metUnknown) return FAILS;
    return this.follow(this.entries[index]!, row, this.ifUnknownFor) === END_HOLDS ? UNKNOWN : FAILS;
  }

  /** What becomes of every condition, in their order. Conditions behind a test that fails are passed over together. */
  outcomes(row: FactRow, into: Uint8Array): void {
    const { order, skips, entries } = this;
    into.fill(FAILS);
    for (let place = 0; place < order.length; place++) {
      const index = order[place]!;
      if (index < this.length) into[index] = this.outcome(index, row);
      else if (this.follow(entries[index]!, row, this.ifUnknownAgainst) === END_FAILS && !this.metUnknown)
        place = skips[place]!;
    }
  }

  private metUnknown = false;

  private follow(entry: number, row: FactRow, ifUnknown: Int32Array): number {
    const { ops, slots, operands, sets, lists, ifTrue, ifFalse } = this;
    let step = entry;
    let metUnknown = false;
    while (step >= 0) {
      const value = row[slots[step]!]!;
      if (passes(ops[step]!, value, operands[step]!, sets[step]!, lists)) step = ifTrue[step]!;
      else if (Number.isNaN(value)) {
        metUnknown = true;
        step = ifUnknown[step]!;
      } else step = ifFalse[step]!;
    }
    this.metUnknown = metUnknown;
    return step;
  }
}

/** Puts a block behind its guard, which is written after the conditions. */
function layOut(
  { guard, blocks, conditions }: Block,
  written: Condition[],
  order: number[],
  skips: number[],
): void {
  const place = order.length;
  if (guard !== null) order.push(written.push(guard) - 1);
  for (const block of blocks) layOut(block, written, order, skips);
  order.push(...conditions);
  if (guard !== null) skips[place] = order.length - 1;
}

/** Writes conditions from their ends, so that every test knows what follows it. */
class ProgramWriter {
  readonly steps: Step[] = [];

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
    const { tests, isAny } = lowered(test, this.table);
    if (isAny)
      return tests.reduceRight((next, part) => this.writeStep(part, ifTrue, next, isNegated), ifFalse);
    return tests.reduceRight((next, part) => this.writeStep(part, next, ifFalse, isNegated), ifTrue);
  }

  private writeStep(test: LoweredTest, ifTrue: number, ifFalse: number, isNegated: boolean): number {
    const { op, slot, operand, set, isTurned } = test;
    const [pass, miss] = isTurned ? [ifFalse, ifTrue] : [ifTrue, ifFalse];
    // whether a fact is known is never unknown itself
    const [against, inFavour] =
      op === IS_KNOWN ? [miss, miss] : isNegated ? [ifTrue, ifFalse] : [ifFalse, ifTrue];
    const step: Step = {
      op,
      slot,
      operand,
      set,
      ifTrue: pass,
      ifFalse: miss,
      ifUnknownAgainst: against,
      ifUnknownFor: inFavour,
    };
    return this.steps.push(step) - 1;
  }
}
