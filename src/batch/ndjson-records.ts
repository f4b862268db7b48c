import type { Read } from "./documents.js";
import { readJson, sourceAt } from "./json-text.js";

/**
 * One line of NDJSON. What parses and names no key twice is taken as it is, its places looked up only if they are asked
 * for; anything else goes through the reader that can say what is wrong.
 */
export function readNdjsonRecord(text: string, file: string, line: number): Read {
  const value = parsed(text);
  if (value === undefined || pairsIn(text) !== pairsOf(value)) return readJson(text, file, line);
  return {
    record: {
      value,
      place: (path, ofKey) => {
        if (path.length === 0) return { file, line, column: 1 };
        const slow = readJson(text, file, line);
        return "record" in slow ? slow.record.place(path, ofKey) : { file, line, column: 1 };
      },
      written: (path) => sourceAt(path, text),
      excerpt: () => text,
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How many pairs of key and value a text writes: its colons outside strings. */
function pairsIn(text: string): number {
  let pairs = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) isInText = !isInText;
    else if (isInText) {
      if (char === BACKSLASH) at++;
    } else if (char === COLON) pairs++;
  }
  return pairs;
}
const [QUOTE, BACKSLASH, COLON] = [0x22, 0x5c, 0x3a];

/** How many pairs were read; fewer than were written where a key stands twice. Deep nesting is left to the slow reader. */
function pairsOf(value: unknown, depth = 0): number {
  if (typeof value !== "object" || value === null) return 0;
  if (depth > DEEPEST) return -1;
  let pairs = 0;
  if (Array.isArray(value)) {
    for (const inner of value) pairs += pairsOf(inner, depth + 1);
    return pairs;
  }
  for (const key of Object.keys(value)) {
    pairs += 1 + pairsOf((value as Record<string, unknown>)[key], depth + 1);
  }
  return pairs;
}
const DEEPEST = 90;
