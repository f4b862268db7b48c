import { ownCopy } from "./decode.js";
import { type FieldPlan, fieldPlan } from "./field-plan.js";

/** Where the values of a flat record stand in its text: strings without their quotes. */
export interface Spans {
  starts: Int32Array;
  ends: Int32Array;
  /** whether the value is a string */
  isText: Uint8Array;
  /** how many characters a quote takes on either side of a string: 1 in JSON, 0 in plain cells */
  quote: 0 | 1;
}

/** Keys of a flat record may be so many. */
const MOST_FIELDS = 64;
const MOST_SHAPES = 500;

export const newSpans = (quote: Spans["quote"]): Spans => ({
  quote,
  starts: new Int32Array(MOST_FIELDS),
  ends: new Int32Array(MOST_FIELDS),
  isText: new Uint8Array(MOST_FIELDS),
});

/** A step in the order of keys: what comes after the keys read so far. */
interface Step {
  keys: readonly string[];
  next: Map<string, Step>;
  /** the key that came last time, and where it led: tried first */
  likely: { key: string; step: Step } | null;
  plan: FieldPlan | null | undefined;
}

const [QUOTE, BACKSLASH, COLON, COMMA, OPEN, CLOSE, BRACKET] = [0x22, 0x5c, 0x3a, 0x2c, 0x7b, 0x7d, 0x5b];

/**
 * Reads records that are one flat object without blanks between, as programs write them, and remembers the orders of keys it
 * has met. Anything else (blanks, escapes, nesting, a key twice) is left to the reader that can say what is wrong.
 */
export class FlatJsonReader {
  private readonly first: Step = { keys: [], next: new Map(), likely: null, plan: undefined };
  private shapes = 0;
  readonly spans = newSpans(1);

  /** The plan for `text[from, to)`, its spans filled; null where it is not such a record. */
  read(text: string, from: number, to: number): FieldPlan | null {
    if (text.charCodeAt(from) !== OPEN || text.charCodeAt(to - 1) !== CLOSE) return null;
    const { starts, ends, isText } = this.spans;
    let step = this.first;
    let at = from + 1;
    for (let index = 0; index < MOST_FIELDS; index++) {
      if (text.charCodeAt(at) !== QUOTE) return null;
      const { likely } = step;
      let keyEnd: number;
      if (
        likely !== null &&
        text.startsWith(likely.key, at + 1) &&
        text.charCodeAt(at + 1 + likely.key.length) === QUOTE
      ) {
        keyEnd = at + 1 + likely.key.length;
        step = likely.step;
      } else {
        keyEnd = text.indexOf('"', at + 1);
        if (keyEnd === -1 || keyEnd >= to) return null;
        const following = this.follow(step, ownCopy(text.slice(at + 1, keyEnd)));
        if (following === null) return null;
        step = following;
      }
      if (text.charCodeAt(keyEnd + 1) !== COLON) return null;
      const start = keyEnd + 2;
      const end =
        text.charCodeAt(start) === QUOTE ? text.indexOf('"', start + 1) : scalarEnd(text, start, to);
      if (end <= start || end >= to) return null;
      const isString = text.charCodeAt(start) === QUOTE;
      starts[index] = isString ? start + 1 : start;
      ends[index] = end;
      isText[index] = isString ? 1 : 0;
      at = isString ? end + 1 : end;
      const after = text.charCodeAt(at);
      if (after === CLOSE) return at === to - 1 ? this.planOf(step) : null;
      if (after !== COMMA) return null;
      at++;
    }
    return null;
  }

  private follow(step: Step, key: string): Step | null {
    let following = step.next.get(key);
    if (following === undefined) {
      // a key with an escape in it is another key; many shapes are no shapes
      if (key.includes("\\") || this.shapes >= MOST_SHAPES) return null;
      this.shapes++;
      following = { keys: [...step.keys, key], next: new Map(), likely: null, plan: undefined };
      step.next.set(key, following);
    }
    step.likely = { key, step: following };
    return following;
  }

  private planOf(step: Step): FieldPlan | null {
    if (step.plan === undefined) step.plan = fieldPlan(step.keys);
    return step.plan;
  }
}

/** End of a number or word; -1 for what opens something. */
function scalarEnd(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const char = text.charCodeAt(at);
    if (char === COMMA || char === CLOSE) return at;
    if (char === OPEN || char === BRACKET || char === QUOTE || char === BACKSLASH) return -1;
  }
  return -1;
}

/** Control characters have no place inside a JSON string, and an escape would need decoding. */
export const isPlainText = (text: string): boolean => !NOT_PLAIN.test(text);
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_PLAIN = /[\\\u0000-\u0009\u000b-\u001f]/;
