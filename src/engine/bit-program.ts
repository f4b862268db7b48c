import type { Condition } from "../model/rule.js";
import { type Clause, ClauseWriter } from "./clauses.js";
import type { SlotColumn } from "./columns.js";
import { BITS, BitRows, bitOf, type ClauseTest, FactBits, wordOf } from "./fact-bits.js";
import { FactPlan, PLANES, type RowBegins } from "./fact-plan.js";
import type { FactRow, FactTable } from "./fact-table.js";
import { FAILS, HOLDS, UNKNOWN } from "./kleene.js";
import { type NamedFacts, namedFactsReader, type ReadNamedFacts } from "./named-facts.js";

/** A condition that stands within a clause: it has an index of its own, and is a fact to the clause. */
interface Nested {
  index: number;
  fact: FactBits;
  /** by what becomes of it, where the row of the fact begins */
  begins: readonly number[];
}

/**
 * Conditions as clauses, a bit each: what a fact is leaves some clauses possible and some certain, which is looked up, and facts are
 * joined by `&`. So all conditions are judged at once, 32 in a word, three-valued as `evaluateCondition`, whether the facts are
 * those of one candidate or come in parts that candidates share.
 */
export class BitProgram {
  /** how many words the clauses of a candidate take */
  readonly width: number;
  /** of each condition, and then of what is nested in them, its first clause and the one after its last */
  private readonly firsts: Int32Array;
  private readonly ends: Int32Array;
  /** index of the condition of each clause */
  private readonly owners: Int32Array;
  /** before any fact is looked at */
  private readonly open: Int32Array;
  private readonly rows = new BitRows();
  private readonly plan: FactPlan;
  private readonly nested: readonly Nested[];
  /** made when the first facts by name come */
  private named: { read: ReadNamedFacts; begins: RowBegins } | null = null;

  /** @throws Error where a condition names a fact that does not exist */
  constructor(
    conditions: readonly Condition[],
    private readonly table: FactTable,
  ) {
    const writer = new ClauseWriter(table);
    const written = conditions.map((condition) => writer.clausesOf(condition));
    const all = [...written, ...writer.nested];
    const order = gathered(all);
    const clauses = order.flatMap((index) => all[index]!);
    this.owners = Int32Array.from(order.flatMap((index) => all[index]!.map(() => index)));
    this.firsts = Int32Array.from(all, (_, index) => this.owners.indexOf(index));
    this.ends = Int32Array.from(all, (_, index) => this.owners.lastIndexOf(index) + 1);
    this.width = PLANES * Math.ceil(clauses.length / BITS);
    this.open = openWords(clauses.length, this.width);
    const facts = factsOf(clauses, table, this.rows);
    this.plan = new FactPlan(
      facts.filter(({ slot }) => slot < table.size),
      this.rows,
    );
    this.nested = writer.nested.map((_, index) => {
      const fact = facts.find(({ slot }) => slot === table.size + index)!;
      return {
        index: conditions.length + index,
        fact,
        begins: [FAILS, UNKNOWN, HOLDS].map((outcome) => fact.newRow(outcome)),
      };
    });
  }

  newWords(): Int32Array {
    return this.open.slice();
  }

  /** Judges a candidate by all its facts. */
  run(row: FactRow, words: Int32Array, from = 0): void {
    this.begin(words, from);
    if (!this.plan.narrowAll(row, words, from)) {
      this.plan.meetAll(row);
      this.begin(words, from);
      this.plan.narrowAll(row, words, from);
    }
    this.settle(words, from);
  }

  /** The same by facts by name; names of no fact are passed over. */
  runNamed(facts: NamedFacts, words: Int32Array, from = 0): void {
    this.named ??= {
      read: namedFactsReader(this.plan, this.table),
      begins: new Int32Array(this.plan.facts.length),
    };
    const { read, begins } = this.named;
    read(facts, begins);
    this.begin(words, from);
    this.plan.takeAll(begins, words, from);
    this.settle(words, from);
  }

  /** Nothing is known of a candidate yet. */
  begin(words: Int32Array, from = 0): void {
    const { open } = this;
    for (let word = 0; word < open.length; word++) words[from + word] = open[word]!;
  }

  /** Judges by one more fact; facts may come in any order. */
  narrow(slot: number, value: number, words: Int32Array, from = 0): void {
    this.plan.narrow(slot, value, words, from);
  }

  /** Judges candidates side by side, `width` words each, by one more fact of theirs. */
  private narrowColumn(slot: number, column: Float64Array, words: Int32Array): void {
    this.plan.narrowColumn(slot, column, words, this.width);
  }

  /**
   * What facts of so many candidates side by side leave of the conditions, `width` words each.
   * @param open what is left before any of these facts is looked at
   */
  narrowed(open: Int32Array, facts: readonly SlotColumn[], count: number): Int32Array {
    const { width } = this;
    const shared = open.slice();
    for (const { slot, column } of facts) if (typeof column === "number") this.narrow(slot, column, shared);
    const words = new Int32Array(width * count);
    for (let from = 0; from < words.length; from += width) words.set(shared, from);
    for (const { slot, column } of facts)
      if (typeof column !== "number") this.narrowColumn(slot, column, words);
    return words;
  }

  /**
   * What is left for one thing with others side by side, settled.
   * @param own words of the one, and `others` those of the others, as `narrowed` gives them
   * @param facts of the one with each of the others
   * @param into as many words as the others have
   */
  join(own: Int32Array, others: Int32Array, facts: readonly SlotColumn[], into: Int32Array): void {
    const { width } = this;
    const shared = own.slice();
    // what is the same for all is taken once
    for (const { slot, column } of facts) if (typeof column === "number") this.narrow(slot, column, shared);
    for (let from = 0; from < into.length; from += width)
      for (let word = 0; word < width; word++) into[from + word] = shared[word]! & others[from + word]!;
    for (const { slot, column } of facts)
      if (typeof column !== "number") this.narrowColumn(slot, column, into);
    this.settleAll(into);
  }

  /** To be done once all facts are known of: what is nested is a fact to the clause that it stands in. */
  settle(words: Int32Array, from = 0): void {
    for (const { fact, index, begins } of this.nested)
      fact.take(begins[this.outcome(index, words, from)]!, words, from);
  }

  private settleAll(words: Int32Array): void {
    if (this.nested.length > 0)
      for (let from = 0; from < words.length; from += this.width) this.settle(words, from);
  }

  /** What becomes of the condition at an index. */
  outcome(index: number, words: Int32Array, from = 0): number {
    let outcome = FAILS;
    for (let clause = this.firsts[index]!; clause < this.ends[index]!; clause++) {
      const word = from + PLANES * wordOf(clause);
      const bit = bitOf(clause);
      if ((words[word + 1]! & bit) !== 0) return HOLDS;
      if ((words[word]! & bit) !== 0) outcome = UNKNOWN;
    }
    return outcome;
  }

  /** Bits of the clauses of the conditions at these indexes, in both planes. */
  maskOf(indexes: readonly number[]): Int32Array {
    const mask = new Int32Array(this.width);
    for (const index of indexes)
      for (let clause = this.firsts[index]!; clause < this.ends[index]!; clause++)
        for (let plane = 0; plane < PLANES; plane++) mask[PLANES * wordOf(clause) + plane]! |= bitOf(clause);
    return mask;
  }

  /** What becomes of conditions taken together, as `any` of them: the best that becomes of one. */
  outcomeOfAny(mask: Int32Array, words: Int32Array, from = 0): number {
    let possible = 0;
    for (let word = 0; word < mask.length; word += PLANES) {
      if ((words[from + word + 1]! & mask[word]!) !== 0) return HOLDS;
      possible |= words[from + word]! & mask[word]!;
    }
    return possible === 0 ? FAILS : UNKNOWN;
  }

  /** What becomes of each condition, in their order. */
  outcomes(words: Int32Array, into: Uint8Array, from = 0): void {
    const { owners, width } = this;
    into.fill(FAILS);
    for (let word = 0; word < width; word += PLANES) {
      const certain = words[from + word + 1]!;
      for (let left = words[from + word]!; left !== 0; left &= left - 1) {
        const bit = left & -left;
        const owner = owners[(word / PLANES) * BITS + BITS - 1 - Math.clz32(bit)]!;
        const outcome = (certain & bit) !== 0 ? HOLDS : UNKNOWN;
        // what is nested has no place among them
        if (outcome > into[owner]!) into[owner] = outcome;
      }
    }
  }
}

/** Conditions, so ordered that those of the same facts stand together and a fact has a say in few words. */
function gathered(conditions: readonly (readonly Clause[])[]): number[] {
  const slots = conditions.map((clauses) => [...new Set(clauses.flatMap((clause) => [...clause.keys()]))]);
  const counts = new Map<number, number>();
  for (const slot of slots.flat()) counts.set(slot, (counts.get(slot) ?? 0) + 1);
  const rarestFirst = (a: number, b: number) => counts.get(a)! - counts.get(b)! || a - b;
  const sorted = slots.map((own) => own.sort(rarestFirst));
  return [...conditions.keys()].sort((a, b) => compareLists(sorted[a]!, sorted[b]!, rarestFirst) || a - b);
}

function compareLists(a: number[], b: number[], compare: (x: number, y: number) => number): number {
  const different = a.findIndex((slot, index) => slot !== b[index]);
  if (different === -1) return a.length - b.length;
  return different < b.length ? compare(a[different]!, b[different]!) : 1;
}

/** All clauses possible and certain, as far as there are any. */
function openWords(clauses: number, width: number): Int32Array {
  const words = new Int32Array(width);
  for (let clause = 0; clause < clauses; clause++)
    for (let plane = 0; plane < PLANES; plane++) words[PLANES * wordOf(clause) + plane]! |= bitOf(clause);
  return words;
}

/** Facts that clauses test, in their turns. */
function factsOf(clauses: readonly Clause[], table: FactTable, rows: BitRows): FactBits[] {
  const bySlot = new Map<number, ClauseTest[]>();
  for (const [clause, tests] of clauses.entries())
    for (const [slot, test] of tests) {
      const known = bySlot.get(slot);
      if (known === undefined) bySlot.set(slot, [{ clause, test }]);
      else known.push({ clause, test });
    }
  // what becomes of a nested condition is a code
  const kindOf = (slot: number) => (slot < table.size ? table.kindOf(slot) : "word");
  const facts = [...bySlot].map(([slot, tests]) => new FactBits(slot, kindOf(slot), tests, rows));
  // those of one word side by side, and first what has more tests, which settles more clauses
  const order = (a: FactBits, b: FactBits) =>
    a.turn - b.turn || a.targets[0]! - b.targets[0]! || b.testCount - a.testCount;
  return facts.sort(order);
}
