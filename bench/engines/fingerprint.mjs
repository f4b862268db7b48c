import { randomFrom } from "../lib/random.mjs";

/** A random number for each rule; the sum of those that hold stands for the set of them. */
export function fingerprintsOf(rules) {
  const random = randomFrom(1);
  return Int32Array.from(rules, () => random() * 2 ** 32);
}
