import type { FactValue } from "../model/rule.js";

/** Facts of one candidate as numbers, one slot a fact: words and lists by their code, true as 1; NaN is unknown. */
export type FactRow = Float64Array;

export type FactKind = "number" | "boolean" | "word" | "words";

/** No word has this code, so nothing that is known equals it. */
export const NO_CODE = -1;

/** What a value of another kind is to a fact: it equals nothing that the fact could be. */
const nothingOf = (kind: FactKind): number => (kind === "number" ? Number.NaN : NO_CODE);

/** Gives every fact a slot, and every word and list a code. Codes are of this table alone. */
export class FactTable {
  readonly size: number;
  private readonly slots: ReadonlyMap<string, number>;
  private readonly names: readonly string[];
  private readonly kinds: readonly FactKind[];
  private readonly codes = new Map<string, number>();
  private readonly words: string[] = [];
  private readonly listCodes = new Map<string, number>();
  /** a list of a record is asked about again and again */
  private readonly knownLists = new WeakMap<readonly string[], number>();
  /** codes of the words of each list, by the code of the list */
  readonly lists: (readonly number[])[] = [];

  constructor(facts: readonly { name: string; type: FactKind }[]) {
    this.size = facts.length;
    this.slots = new Map(facts.map(({ name }, slot) => [name, slot]));
    this.names = facts.map(({ name }) => name);
    this.kinds = facts.map(({ type }) => type);
  }

  /** @throws Error where there is no such fact; rules are checked before they come here */
  slotOf(name: string): number {
    const slot = this.slots.get(name);
    if (slot === undefined) throw new Error(`There is no fact ${name}.`);
    return slot;
  }

  nameOf(slot: number): string {
    return this.names[slot]!;
  }

  kindOf(slot: number): FactKind {
    return this.kinds[slot]!;
  }

  /** A row of which nothing is known. */
  newRow(): FactRow {
    return new Float64Array(this.size).fill(Number.NaN);
  }

  /** The code of a word, the same for the same word whatever fact it is of. */
  wordCode(word: string): number {
    const known = this.codes.get(word);
    if (known !== undefined) return known;
    const code = this.words.push(word) - 1;
    this.codes.set(word, code);
    return code;
  }

  /** The word that a code stands for. */
  word(code: number): string {
    return this.words[code]!;
  }

  /** What a value is in its slot; null is unknown. A value of another kind than the fact's equals nothing. */
  encode(slot: number, value: FactValue | null): number {
    if (value === null) return Number.NaN;
    const kind = this.kinds[slot]!;
    if (typeof value === "string") return kind === "word" ? this.wordCode(value) : nothingOf(kind);
    if (typeof value === "number") return kind === "number" ? value : NO_CODE;
    if (typeof value === "boolean") return kind === "boolean" ? Number(value) : nothingOf(kind);
    return kind === "words" ? this.listCode(value) : nothingOf(kind);
  }

  /** The value that a number stands for in a slot; null is unknown. */
  decode(slot: number, code: number): FactValue | null {
    if (Number.isNaN(code)) return null;
    switch (this.kinds[slot]) {
      case "number":
        return code;
      case "boolean":
        return code === 1;
      case "word":
        return this.words[code] ?? null;
      default:
        return this.lists[code]?.map((word) => this.words[word]!) ?? null;
    }
  }

  /** Whether the list with a code has the word with a code; nothing that is no list has one. */
  includes(list: number, word: number): boolean {
    return this.lists[list]?.includes(word) === true;
  }

  private listCode(words: readonly string[]): number {
    const known = this.knownLists.get(words);
    if (known !== undefined) return known;
    const key = JSON.stringify(words);
    const code = this.listCodes.get(key) ?? this.lists.push(words.map((word) => this.wordCode(word))) - 1;
    this.listCodes.set(key, code);
    this.knownLists.set(words, code);
    return code;
  }
}
