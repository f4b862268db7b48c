import { doubled } from "./doubled.js";
import { PLANES } from "./fact-plan.js";
import type { FactKind } from "./fact-table.js";
import { FAILS, HOLDS } from "./kleene.js";
import type { SlotTest } from "./truth.js";

/** Clauses in a word, a bit each. */
export const BITS = 32;

export const wordOf = (clause: number): number => Math.floor(clause / BITS);
export const bitOf = (clause: number): number => 1 << (clause % BITS);

/** A test that belongs to a clause. */
export interface ClauseTest {
  clause: number;
  test: SlotTest;
}

/** Rows of words, one after another; there may always be more. */
export class BitRows {
  words = new Int32Array(1024);
  private end = 0;

  /** A row that leaves everything possible and certain; where it begins. */
  add(width: number): number {
    const begin = this.end;
    this.end += width;
    while (this.end > this.words.length) this.words = doubled(this.words);
    this.words.fill(-1, begin, this.end);
    return begin;
  }
}

/** What a value of one fact leaves of the clauses that test it: a row of words, the same for values that are alike to them. */
export class FactBits {
  /** words of clauses that the fact is tested in, ascending; a row holds both planes of each */
  readonly targets: readonly number[];
  /** clauses of the first of them that test it */
  readonly mask: number;
  /** values at which, or by which, it changes; ascending */
  readonly marks: readonly number[];

  constructor(
    readonly slot: number,
    readonly kind: FactKind,
    private readonly tests: readonly ClauseTest[],
    private readonly rows: BitRows,
  ) {
    this.targets = [...new Set(tests.map(({ clause }) => wordOf(clause)))].sort((a, b) => a - b);
    const ofFirst = tests.filter(({ clause }) => wordOf(clause) === this.targets[0]);
    this.mask = ofFirst.reduce((mask, { clause }) => mask | bitOf(clause), 0);
    this.marks = [...new Set(tests.flatMap(({ test }) => test.marks))].sort((a, b) => a - b);
  }

  get testCount(): number {
    return this.tests.length;
  }

  get isNumber(): boolean {
    return this.kind === "number";
  }

  /** When it is looked at: words and lists with a say in several words, what has a say in one, numbers with a say in several. */
  get turn(): number {
    if (this.targets.length === 1) return 1;
    return this.isNumber ? 2 : 0;
  }

  /** Where the row begins that is made for a value. */
  newRow(value: number): number {
    const row = this.rows.add(PLANES * this.targets.length);
    const { words } = this.rows;
    const { tests } = this;
    for (let index = 0; index < tests.length; index++) {
      const { clause, test } = tests[index]!;
      const outcome = test.truth(value);
      const possible = row + PLANES * this.targets.indexOf(wordOf(clause));
      if (outcome === FAILS) words[possible]! &= ~bitOf(clause);
      if (outcome !== HOLDS) words[possible + 1]! &= ~bitOf(clause);
    }
    return row;
  }

  /** Takes from clauses what a row of the fact makes fail, or leaves open, of them. */
  take(row: number, words: Int32Array, from: number): void {
    const { targets } = this;
    const bits = this.rows.words;
    for (let index = 0; index < targets.length; index++) {
      const at = row + PLANES * index;
      const word = from + PLANES * targets[index]!;
      words[word] = words[word]! & bits[at]!;
      words[word + 1] = words[word + 1]! & bits[at + 1]!;
    }
  }
}
