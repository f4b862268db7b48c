/** Pairs of solvents are many, but not without end: past this many all are forgotten, so that memory stays flat. */
const MOST_KEPT = 20_000;

/** What was made for a key before, or is made now and kept. */
export function remember<T>(kept: Map<string, T>, key: string, make: () => T): T {
  const found = kept.get(key);
  if (found !== undefined) return found;
  const made = make();
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, made);
  return made;
}
