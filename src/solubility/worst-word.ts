/**
 * The worst of several verdicts. `order` runs from best to worst; null is "not known" and stands just before the
 * last word: only the very worst verdict is sure whatever the unknown part may be.
 */
export function worstWord(words: (string | null)[], order: readonly string[]): string | null {
  const last = order[order.length - 1]!;
  if (words.includes(last)) return last;
  if (words.includes(null)) return null;
  return words.reduce((worst, word) => (order.indexOf(word!) > order.indexOf(worst!) ? word : worst));
}

/** True if any part is, false if all parts are known not to be, else null. */
export function anyOf(parts: (boolean | null)[]): boolean | null {
  if (parts.includes(true)) return true;
  return parts.includes(null) ? null : false;
}

/** The extreme of the parts' numbers; null where a part's is not known. */
export function extremeOf(parts: (number | null)[], pick: (...numbers: number[]) => number): number | null {
  return parts.includes(null) ? null : pick(...(parts as number[]));
}
