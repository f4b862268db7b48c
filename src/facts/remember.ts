/** Pairs of solvents are many, but not without end: past this many all are forgotten, so that memory stays flat. */
const MOST_KEPT = 20_000;

/**
 * What was made for a key before, or is made now and kept.
 * @param most that are kept; before there are more, all are forgotten
 */
export function remember<K, T>(kept: Map<K, T>, key: K, make: () => T, most = MOST_KEPT): T {
  const found = kept.get(key);
  if (found !== undefined) return found;
  const made = make();
  if (kept.size >= most) kept.clear();
  kept.set(key, made);
  return made;
}

/** Makes something of an object once, and keeps it as long as the object is there. */
export function onceFor<K extends object, T>(make: (of: K) => T): (of: K) => T {
  const kept = new WeakMap<K, T>();
  return (of) => {
    const found = kept.get(of);
    if (found !== undefined) return found;
    const made = make(of);
    kept.set(of, made);
    return made;
  };
}
