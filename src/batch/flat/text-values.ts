import { doubled } from "../../engine/doubled.js";
import { bytesBefore, type LineBytes, partOfWord, WORD } from "./line-bytes.js";

/** What cannot be understood from a text by itself: its record has to be read as a whole. */
export const REFUSED = Number.POSITIVE_INFINITY;

/** Texts that are kept; beyond, all are forgotten, so that memory stays flat. */
const MOST_TEXTS = 50_000;
/** Longer ones are not worth keeping. */
const LONGEST_TEXT = 256;
/** So many that few texts meet in one. */
const SLOTS_PER_TEXT = 8;

/** What stands in the entry of a text: its hash, its length, where it begins among the words, and its value. */
const [HASH, LENGTH, START, VALUE] = [0, 1, 2, 3] as const;
const ENTRY = 4;

const QUOTES = 0x22222222;

/**
 * A number for each of the texts that stand in one place of many records. A text is found by its bytes, without making a
 * string of it, and understood once.
 */
export class TextValues {
  /** where the text ended that was looked up last by `valueToQuote`; -1 where the words end before a quote */
  end = -1;
  private count = 0;
  /** by hash: the index of a text, plus one; 0 is free */
  private slots = new Int32Array(SLOTS_PER_TEXT << 4);
  /** what is known of each text, side by side so that it comes from memory at once */
  private entries = new Float64Array(ENTRY << 4);
  private words = new Int32Array(1 << 7);
  private used = 0;

  constructor(private readonly understand: (text: string) => number) {}

  /** The value of the text from `from` to `to`, behind which there is room for a word. */
  valueOf(words: DataView, from: number, to: number): number {
    return this.find(words, from, to, hashOf(words, from, to));
  }

  /** The value of the text from `from` to the next quote, where that is in `end`. */
  valueToQuote(lines: LineBytes, from: number): number {
    const { words, lastWord } = lines;
    let hash = 0;
    for (let at = from; at <= lastWord; at += WORD) {
      const word = words.getInt32(at, true);
      const before = bytesBefore(word, QUOTES);
      if (before < WORD) {
        this.end = at + before;
        hash = mixed(hash, before === 0 ? 0 : word & ((1 << (8 * before)) - 1));
        return this.find(words, from, this.end, finished(hash, this.end - from));
      }
      hash = mixed(hash, word);
    }
    this.end = -1;
    return REFUSED;
  }

  private find(words: DataView, from: number, to: number, hash: number): number {
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = ENTRY * (this.slots[slot]! - 1);
      if (entry < 0) return this.learn(words, from, to, hash);
      if (this.entries[entry + HASH] === hash && this.isText(entry, words, from, to))
        return this.entries[entry + VALUE]!;
    }
  }

  forget(): void {
    this.slots.fill(0);
    this.count = 0;
    this.used = 0;
  }

  private isText(entry: number, words: DataView, from: number, to: number): boolean {
    if (this.entries[entry + LENGTH] !== to - from) return false;
    let own = this.entries[entry + START]! | 0;
    let at = from;
    for (; at + WORD <= to; at += WORD, own++) if (this.words[own] !== words.getInt32(at, true)) return false;
    return this.words[own] === partOfWord(words, at, to);
  }

  private learn(words: DataView, from: number, to: number, hash: number): number {
    const length = to - from;
    if (length > LONGEST_TEXT) return REFUSED;
    const value = this.understand(textIn(words, from, to));
    if (this.count === MOST_TEXTS) this.forget();
    const index = this.count++;
    if (ENTRY * this.count > this.entries.length) this.grow();
    while (this.used + length > this.words.length) this.words = doubled(this.words);
    const entry = ENTRY * index;
    this.entries[entry + HASH] = hash;
    this.entries[entry + LENGTH] = length;
    this.entries[entry + START] = this.used;
    this.entries[entry + VALUE] = value;
    let at = from;
    for (; at + WORD <= to; at += WORD) this.words[this.used++] = words.getInt32(at, true);
    this.words[this.used++] = partOfWord(words, at, to);
    this.place(index);
    return value;
  }

  private place(index: number): void {
    const mask = this.slots.length - 1;
    let slot = this.entries[ENTRY * index + HASH]! & mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
    this.slots[slot] = index + 1;
  }

  private grow(): void {
    this.entries = doubled(this.entries);
    this.slots = new Int32Array(2 * this.slots.length);
    for (let index = 0; index < this.count - 1; index++) this.place(index);
  }
}

function hashOf(words: DataView, from: number, to: number): number {
  let hash = 0;
  let at = from;
  for (; at + WORD <= to; at += WORD) hash = mixed(hash, words.getInt32(at, true));
  return finished(mixed(hash, partOfWord(words, at, to)), to - from);
}

function finished(hash: number, length: number): number {
  const whole = hash ^ length;
  return whole ^ (whole >>> 15) ^ (whole >>> 7);
}

function mixed(hash: number, word: number): number {
  const product = Math.imul(hash ^ word, 0x9e3779b1);
  return product ^ (product >>> 16);
}

const textIn = ({ buffer, byteOffset }: DataView, from: number, to: number): string =>
  Buffer.from(buffer, byteOffset + from, to - from).toString("utf8");

/** Bytes as text; they are UTF-8. */
export const textOf = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("utf8");
