import type { Column, Columns } from "./columns.js";
import { Role } from "./columns.js";
import type { FlatRecord } from "./flat-record.js";
import { type LineBytes, WORD } from "./line-bytes.js";
import { textOf } from "./text-values.js";

/** A key with the blanks and signs around it, from after the brace or comma before it to its value. */
interface Key {
  length: number;
  words: Int32Array;
  /** the last word, which may begin inside the one before */
  last: number;
  column: Column;
  following: Step;
}

/** A place in the order of keys: the keys that have come next here, and what the record has said by now. */
interface Step {
  keys: Key[];
  said: readonly string[];
}

/** Orders of keys that are remembered. */
const MOST_KEYS = 2000;

const [QUOTE, BACKSLASH, COLON, COMMA, OPEN, CLOSE] = [0x22, 0x5c, 0x3a, 0x2c, 0x7b, 0x7d];
const [NEWLINE, RETURN, SPACE, TAB, BRACKET] = [0x0a, 0x0d, 0x20, 0x09, 0x5b];

/**
 * Reads lines that are one flat object, as programs write them, and remembers the orders of keys it has met, so that a line
 * is compared and hashed word by word and nothing is made of it. Anything else (an escape, a nested value, a key that is
 * not known or stands twice) is left to the reader that can say what is wrong.
 */
export class FlatJsonReader {
  private readonly first: Step = { keys: [], said: [] };
  private keys = 0;

  constructor(private readonly columns: Columns) {}

  /**
   * Fills a record from the line that begins at `at`.
   * @returns where the next line begins; -1 where the line has to be read by itself
   */
  read(lines: LineBytes, at: number, record: FlatRecord): number {
    const { bytes } = lines;
    if (bytes[at] !== OPEN) return -1;
    record.clear();
    let step = this.first;
    for (let from = at + 1; ; ) {
      const key = keyAt(step, lines, from) ?? this.learn(step, bytes, from);
      if (key === null) return -1;
      const end = valueAt(key.column, lines, from + key.length, record);
      if (end < 0) return -1;
      if (bytes[end] === COMMA) {
        step = key.following;
        from = end + 1;
      } else {
        record.settle(lines);
        return bytes[end] === CLOSE ? lineEnd(bytes, end + 1) : -1;
      }
    }
  }

  /** A key that has not come next here before; null where it is none that can be read so. */
  private learn(step: Step, bytes: Uint8Array, from: number): Key | null {
    const opening = afterBlanks(bytes, from);
    if (bytes[opening] !== QUOTE) return null;
    const closing = plainEnd(bytes, opening + 1);
    if (closing < 0) return null;
    const colon = afterBlanks(bytes, closing + 1);
    if (bytes[colon] !== COLON) return null;
    const column = this.columns.of(textOf(bytes, opening + 1, closing));
    if (column === null || step.said.includes(column.subject) || this.keys === MOST_KEYS) return null;
    this.keys++;
    const following = { keys: [], said: [...step.said, column.subject] };
    const { length, words, last } = inWords(bytes.subarray(from, afterBlanks(bytes, colon + 1)));
    // spread, each key would have a hidden class of its own
    const key = { length, words, last, column, following };
    step.keys.push(key);
    return key;
  }
}

/** A key, which with quotes and colon is longer than a word. */
function inWords(key: Uint8Array): Pick<Key, "length" | "words" | "last"> {
  // a copy: the buffer is used again
  const view = new DataView(new Uint8Array(key).buffer);
  const { length } = key;
  const words = Int32Array.from({ length: length >> 2 }, (_, place) => view.getInt32(WORD * place, true));
  return { length, words, last: view.getInt32(length - WORD, true) };
}

function keyAt({ keys }: Step, { words, length }: LineBytes, from: number): Key | null {
  for (const key of keys) if (from + key.length <= length && isKey(key, words, from)) return key;
  return null;
}

function isKey({ words, length, last }: Key, view: DataView, from: number): boolean {
  for (let place = 0; place < words.length; place++)
    if (view.getInt32(from + WORD * place, true) !== words[place]) return false;
  return view.getInt32(from + length - WORD, true) === last;
}

/** Takes the value that begins at `from`; where it ends, or -1 where it cannot be read so. */
function valueAt(column: Column, lines: LineBytes, from: number, record: FlatRecord): number {
  const { bytes, length } = lines;
  if (bytes[from] !== QUOTE) return literalAt(column, lines, from, record);
  const start = from + 1;
  if (column.role === Role.Name || column.role === Role.Carried) {
    const end = plainEnd(bytes, start);
    if (column.role === Role.Name) {
      record.nameFrom = start;
      record.nameTo = end;
    }
    return end < 0 ? -1 : end + 1;
  }
  // whether the text is plain is asked once, where it is met first
  const { strings } = column;
  const value = strings.valueToQuote(lines, start);
  const { end } = strings;
  return end >= 0 && end < length && record.keep(column, value, start, end) ? end + 1 : -1;
}

/** A number, true, false or null. */
function literalAt(column: Column, lines: LineBytes, from: number, record: FlatRecord): number {
  const { bytes } = lines;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === COMMA || byte === CLOSE)
      return record.take(column, column.literals, lines, from, at) ? at : -1;
    if (byte === QUOTE || byte === OPEN || byte === BRACKET || byte === NEWLINE) return -1;
  }
  return -1;
}

/** The quote that ends a string; -1 where there is an escape or a control character before it, or none. */
function plainEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === QUOTE) return at;
    if (byte === BACKSLASH || byte < SPACE) return -1;
  }
  return -1;
}

function afterBlanks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (bytes[at] === SPACE || bytes[at] === TAB) at++;
  return at;
}

/** Where the next line begins; -1 where this one goes on. */
function lineEnd(bytes: Uint8Array, at: number): number {
  const end = bytes[at] === RETURN ? at + 1 : at;
  if (end === bytes.length) return end;
  return bytes[end] === NEWLINE ? end + 1 : -1;
}
