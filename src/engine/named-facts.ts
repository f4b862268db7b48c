import type { FactValue } from "../model/rule.js";
import type { FactBits } from "./fact-bits.js";
import type { FactPlan, RowBegins } from "./fact-plan.js";
import { type FactTable, NO_CODE } from "./fact-table.js";

/** Facts of one candidate by name; those not named are unknown. */
export type NamedFacts = Readonly<Record<string, FactValue | null | undefined>>;

/** Finds for each fact of a plan the row of bits that its value stands for. */
export type ReadNamedFacts = (facts: NamedFacts, begins: RowBegins) => void;

/**
 * A reader written as JavaScript, a line a fact: so every property is read, and compared with the words that conditions name, at a
 * place of its own. Looking up properties and words by name takes four times as long.
 */
export function namedFactsReader(plan: FactPlan, table: FactTable): ReadNamedFacts {
  const rowsOf = plan.facts.map((fact) => rowsByValue(fact, plan, table));
  const lines = plan.facts.map((fact, index) => {
    const name = JSON.stringify(table.nameOf(fact.slot));
    return `value = facts[${name}]; begins[${index}] = ${rowOfValue(fact, index, plan, table)};`;
  });
  const body = `return (facts, begins) => { let value; ${lines.join("\n")} };`;
  return new Function("rowsOf", body)(rowsOf) as ReadNamedFacts;
}

/** JavaScript for where the row of `value` begins. */
function rowOfValue(
  { slot, kind, marks }: FactBits,
  index: number,
  plan: FactPlan,
  table: FactTable,
): string {
  const row = (code: number) => plan.rowOf(slot, code);
  const ofAnotherKind = `(value === undefined || value === null ? ${row(Number.NaN)} : ${row(NO_CODE)})`;
  switch (kind) {
    case "number":
      // what is no number is not known as one
      return `typeof value === "number" ? rowsOf[${index}](value) : ${row(Number.NaN)}`;
    case "boolean":
      return `value === true ? ${row(1)} : value === false ? ${row(0)} : ${ofAnotherKind}`;
    case "word": {
      const named = marks.map(
        (code) => `value === ${JSON.stringify(table.decode(slot, code))} ? ${row(code)} : `,
      );
      return `typeof value === "string" ? (${named.join("")}${row(NO_CODE)}) : ${ofAnotherKind}`;
    }
    case "words":
      return `Array.isArray(value) ? rowsOf[${index}](value) : ${ofAnotherKind}`;
  }
}

/** Where rows of numbers and lists begin, of which there are too many to be written. */
function rowsByValue(
  { slot, kind, marks }: FactBits,
  plan: FactPlan,
  table: FactTable,
): (value: never) => number {
  if (kind !== "words") return (value: number) => plan.rowOf(slot, value);
  const rows = new RowsOfLists(new Set(marks.map((code) => table.word(code))), (words) =>
    plan.rowOf(slot, table.encode(slot, words)),
  );
  return (list: readonly string[]) => rows.of(list);
}

/** What a list has of the words that are looked for. */
interface Had {
  words: readonly string[];
  row: number;
  /** by the word that comes next */
  next: Map<string, Had>;
}

/** Rows of lists by what they have of some words, so that a list need not have been met before. */
class RowsOfLists {
  private readonly nothing: Had;

  constructor(
    private readonly lookedFor: ReadonlySet<string>,
    private readonly rowOf: (words: readonly string[]) => number,
  ) {
    this.nothing = this.have([]);
  }

  of(list: readonly string[]): number {
    let had = this.nothing;
    for (const word of list)
      if (this.lookedFor.has(word)) had = had.next.get(word) ?? this.haveNext(had, word);
    return had.row;
  }

  private have(words: readonly string[]): Had {
    return { words, row: this.rowOf(words), next: new Map() };
  }

  private haveNext(had: Had, word: string): Had {
    const next = had.words.includes(word) ? had : this.have([...had.words, word]);
    had.next.set(word, next);
    return next;
  }
}
