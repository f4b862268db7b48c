import type { BitRows, FactBits } from "./fact-bits.js";
import { type FactRow, NO_CODE } from "./fact-table.js";

/** Beside the word of clauses that are possible stands the word of those that are certain. */
export const PLANES = 2;

/** Where the rows of bits begin that the facts of a candidate stand for, in the order of the facts of a plan. */
export type RowBegins = Int32Array;

/** What stands in the plan of one fact: */
const SLOT = 0;
/** where its list of rows starts among all lists, and how long it is; */
const LIST = 1;
const LENGTH = 2;
/** of a number where its marks start among all marks, or NO_MARKS, and where they end; */
const MARKS = 3;
const MARKS_END = 4;
/** where the words that it has a say in start among those of all, and where they end; */
const TARGETS = 5;
const TARGETS_END = 6;
/** the first of these words, and the clauses in it that test the fact. */
const WORD = 7;
const MASK = 8;
const STRIDE = 9;

/** What stands where a fact has a say: the fact, the word, and how far from the begin of its row the bits for the word are. */
const FACT = 0;
const SAY_WORD = 1;
const OFFSET = 2;
const SAY_STRIDE = 3;

const NO_MARKS = -1;
const NOT_MET = -1;
/** In a list the row of the unknown comes first, then that of what equals nothing, then those of the codes. */
const BEFORE_CODES = 2;

/** Facts one after another in flat lists: for what each is, the row of bits that it leaves of the clauses. */
export class FactPlan {
  private readonly plan: Int32Array;
  /** where plans start: of facts with a say in one word, and of numbers with a say in several */
  private readonly narrowStart: number;
  private readonly wideNumbersStart: number;
  private readonly targets: Int32Array;
  private readonly says: Int32Array;
  private readonly marks: Float64Array;
  /** lists of where rows begin: of numbers for the unknown and then for each stretch and mark; of others by code */
  private begins: Int32Array;
  /** by slot, where the plan of a fact starts */
  private readonly placeOfSlot: readonly number[];

  /** @param facts in their turns */
  constructor(
    readonly facts: readonly FactBits[],
    private readonly rows: BitRows,
  ) {
    const [lists, targets, marks]: [number[], number[], number[]] = [[], [], []];
    const places: number[] = [];
    this.plan = Int32Array.from(
      facts.flatMap((fact, index) => {
        const list = [Number.NaN, ...(fact.isNumber ? stretchesOf(fact.marks) : [NO_CODE])];
        const own = fact.isNumber ? fact.marks : [];
        const words = fact.targets.map((target) => PLANES * target);
        const plan = [
          ...[fact.slot, lists.length, list.length],
          ...[fact.isNumber ? marks.length : NO_MARKS, marks.length + own.length],
          ...[targets.length, targets.length + words.length, words[0]!, fact.mask],
        ];
        lists.push(...list.map((value) => fact.newRow(value)));
        targets.push(...words);
        marks.push(...own);
        places[fact.slot] = STRIDE * index;
        return plan;
      }),
    );
    const startOf = (turn: number) => STRIDE * facts.filter((fact) => fact.turn < turn).length;
    [this.narrowStart, this.wideNumbersStart] = [startOf(1), startOf(2)];
    this.begins = Int32Array.from(lists);
    this.says = Int32Array.from(
      facts.flatMap((fact, index) =>
        fact.targets.flatMap((target, place) => [index, PLANES * target, PLANES * place]),
      ),
    );
    this.targets = Int32Array.from(targets);
    this.marks = Float64Array.from(marks);
    this.placeOfSlot = places;
  }

  /**
   * Takes from clauses what the facts of a row make fail, or leave open, of them.
   * @returns false where a fact has a value that was not met before: it has to be met first
   */
  narrowAll(row: FactRow, words: Int32Array, from: number): boolean {
    const { plan, targets, narrowStart, wideNumbersStart, begins, marks } = this;
    const bits = this.rows.words;
    for (let place = 0; place < narrowStart; place += STRIDE) {
      let at = ofCode(plan, begins, place, row[plan[place + SLOT]!]!);
      if (at === NOT_MET) return false;
      const end = plan[place + TARGETS_END]!;
      for (let index = plan[place + TARGETS]!; index < end; index++, at += PLANES) {
        const word = from + targets[index]!;
        words[word] = words[word]! & bits[at]!;
        words[word + 1] = words[word + 1]! & bits[at + 1]!;
      }
    }
    // most of what has a say in one word need not be looked at any more
    for (let place = narrowStart; place < wideNumbersStart; ) {
      const target = plan[place + WORD]!;
      const word = from + target;
      let possible = words[word]!;
      let certain = words[word + 1]!;
      for (; place < wideNumbersStart && plan[place + WORD] === target; place += STRIDE) {
        if ((possible & plan[place + MASK]!) === 0) continue;
        const at = find(plan, begins, marks, place, row[plan[place + SLOT]!]!);
        if (at === NOT_MET) return false;
        possible &= bits[at]!;
        certain &= bits[at + 1]!;
      }
      words[word] = possible;
      words[word + 1] = certain;
    }
    for (let place = wideNumbersStart; place < plan.length; place += STRIDE) {
      let at = ofNumber(plan, begins, marks, place, row[plan[place + SLOT]!]!);
      const end = plan[place + TARGETS_END]!;
      for (let index = plan[place + TARGETS]!; index < end; index++, at += PLANES) {
        const word = from + targets[index]!;
        words[word] = words[word]! & bits[at]!;
        words[word + 1] = words[word + 1]! & bits[at + 1]!;
      }
    }
    return true;
  }

  /** Meets the values of a row. */
  meetAll(row: FactRow): void {
    for (let place = 0; place < this.plan.length; place += STRIDE)
      this.met(place, row[this.plan[place + SLOT]!]!);
  }

  /** Takes from clauses what all facts make fail, or leave open, of them, where the row of each is known. */
  takeAll(begins: RowBegins, words: Int32Array, from: number): void {
    const { says } = this;
    const bits = this.rows.words;
    for (let say = 0; say < says.length; say += SAY_STRIDE) {
      const at = begins[says[say + FACT]!]! + says[say + OFFSET]!;
      const word = from + says[say + SAY_WORD]!;
      words[word] = words[word]! & bits[at]!;
      words[word + 1] = words[word + 1]! & bits[at + 1]!;
    }
  }

  /** Takes from clauses what one fact makes fail, or leaves open, of them; nothing where none of them tests it. */
  narrow(slot: number, value: number, words: Int32Array, from: number): void {
    this.take(slot, this.rowOf(slot, value), words, from);
  }

  /**
   * The same for candidates side by side.
   * @param width words of a candidate
   */
  narrowColumn(slot: number, column: Float64Array, words: Int32Array, width: number): void {
    const place = this.placeOfSlot[slot];
    if (place === undefined) return;
    const { plan, targets } = this;
    const begin = plan[place + TARGETS]!;
    const end = plan[place + TARGETS_END]!;
    const unknown = this.met(place, Number.NaN);
    let value = Number.NaN;
    let row = unknown;
    for (let from = 0, index = 0; from < words.length; from += width, index++) {
      const next = column[index]!;
      // side by side many are alike
      if (next !== value) {
        value = next;
        row = Number.isNaN(next) ? unknown : this.met(place, next);
      }
      // as one fact takes from one candidate, without a call for each
      const bits = this.rows.words;
      for (let target = begin, at = row; target < end; target++, at += PLANES) {
        const word = from + targets[target]!;
        words[word] = words[word]! & bits[at]!;
        words[word + 1] = words[word + 1]! & bits[at + 1]!;
      }
    }
  }

  /** Where the row of a value begins. */
  rowOf(slot: number, value: number): number {
    const place = this.placeOfSlot[slot];
    return place === undefined ? NOT_MET : this.met(place, value);
  }

  /** @param row as `rowOf` gives it */
  take(slot: number, row: number, words: Int32Array, from: number): void {
    const place = this.placeOfSlot[slot];
    if (place !== undefined) this.facts[place / STRIDE]!.take(row, words, from);
  }

  private met(place: number, value: number): number {
    const begin = find(this.plan, this.begins, this.marks, place, value);
    return begin === NOT_MET ? this.meet(place, value) : begin;
  }

  /** Words that no test names are alike; lists are not, for what is in them. */
  private meet(place: number, code: number): number {
    const { plan } = this;
    const fact = this.facts[place / STRIDE]!;
    const index = code + BEFORE_CODES;
    if (index >= plan[place + LENGTH]!) this.lengthen(place, 2 * index);
    const list = plan[place + LIST]!;
    const isAlike = fact.kind !== "words" && !fact.marks.includes(code);
    const begin = isAlike ? this.begins[list + BEFORE_CODES + NO_CODE]! : fact.newRow(code);
    this.begins[list + index] = begin;
    return begin;
  }

  /** Moves the list of a fact behind all others, where there is room. */
  private lengthen(place: number, length: number): void {
    const { plan, begins } = this;
    const list = plan[place + LIST]!;
    const longer = new Int32Array(begins.length + length).fill(NOT_MET);
    longer.set(begins);
    longer.set(begins.subarray(list, list + plan[place + LENGTH]!), begins.length);
    plan[place + LIST] = begins.length;
    plan[place + LENGTH] = length;
    this.begins = longer;
  }
}

/** A number below the first mark, the mark, one between it and the second, and so on. */
function stretchesOf(marks: readonly number[]): number[] {
  if (marks.length === 0) return [0];
  const below = (index: number) => (index === 0 ? marks[0]! - 1 : (marks[index - 1]! + marks[index]!) / 2);
  return [...marks.flatMap((mark, index) => [below(index), mark]), marks[marks.length - 1]! + 1];
}

/** Where the row begins that a value of a fact stands for, or NOT_MET. */
const find = (
  plan: Int32Array,
  begins: Int32Array,
  marks: Float64Array,
  place: number,
  value: number,
): number =>
  plan[place + MARKS] === NO_MARKS
    ? ofCode(plan, begins, place, value)
    : ofNumber(plan, begins, marks, place, value);

function ofCode(plan: Int32Array, begins: Int32Array, place: number, code: number): number {
  const index = Number.isNaN(code) ? 0 : (code + BEFORE_CODES) | 0;
  return index < plan[place + LENGTH]! ? begins[plan[place + LIST]! + index]! : NOT_MET;
}

function ofNumber(
  plan: Int32Array,
  begins: Int32Array,
  marks: Float64Array,
  place: number,
  value: number,
): number {
  const end = plan[place + MARKS_END]!;
  let index = Number.isNaN(value) ? 0 : 1;
  for (let at = plan[place + MARKS]!; at < end; at++) {
    if (marks[at]! < value) index += 2;
    else if (marks[at] === value) index++;
  }
  return begins[plan[place + LIST]! + index]!;
}
