import { closest, distance } from "fastest-levenshtein";

/** The word of the list that is close enough to be a slip for the one typed; null where none is. */
export function closestWord(typed: string, words: readonly string[]): string | null {
  if (words.length === 0 || typed.length > LONGEST) return null;
  const near = closest(typed.toLowerCase(), words as string[]);
  return distance(typed.toLowerCase(), near) <= Math.max(2, Math.floor(typed.length / 3)) ? near : null;
}

/** Longer than any word with a slip in it. */
const LONGEST = 100;
