/**
 * What became of a condition, in the order in which Kleene's logic takes the least of several for `all` and the greatest for
 * `any`. `UNKNOWN`: the facts that would decide are not known.
 */
export const FAILS = 0;
export const UNKNOWN = 1;
export const HOLDS = 2;

/** The outcomes of candidates side by side; a number where it is the same for all of them. */
export type Outcomes = number | Uint8Array;

export const outcomeAt = (outcomes: Outcomes, index: number): number =>
  typeof outcomes === "number" ? outcomes : outcomes[index]!;

export function negated(outcomes: Outcomes): Outcomes {
  if (typeof outcomes === "number") return HOLDS - outcomes;
  const turned = new Uint8Array(outcomes.length);
  for (let index = 0; index < turned.length; index++) turned[index] = HOLDS - outcomes[index]!;
  return turned;
}

/** `all`: the least. */
export function least(a: Outcomes, b: Outcomes): Outcomes {
  if (a === FAILS || b === FAILS) return FAILS;
  if (a === HOLDS) return b;
  if (b === HOLDS) return a;
  if (typeof a === "number") return typeof b === "number" ? Math.min(a, b) : leastWith(b, a);
  if (typeof b === "number") return leastWith(a, b);
  const joined = new Uint8Array(a.length);
  for (let index = 0; index < joined.length; index++)
    joined[index] = a[index]! < b[index]! ? a[index]! : b[index]!;
  return joined;
}

function leastWith(column: Uint8Array, most: number): Uint8Array {
  const joined = new Uint8Array(column.length);
  for (let index = 0; index < joined.length; index++)
    joined[index] = column[index]! < most ? column[index]! : most;
  return joined;
}

/** `any`: the greatest. */
export const greatest = (a: Outcomes, b: Outcomes): Outcomes => {
  if (a === HOLDS || b === HOLDS) return HOLDS;
  if (a === FAILS) return b;
  if (b === FAILS) return a;
  if (typeof a === "number") return typeof b === "number" ? Math.max(a, b) : greatestWith(b, a);
  if (typeof b === "number") return greatestWith(a, b);
  const joined = new Uint8Array(a.length);
  for (let index = 0; index < joined.length; index++)
    joined[index] = a[index]! > b[index]! ? a[index]! : b[index]!;
  return joined;
};

function greatestWith(column: Uint8Array, lowest: number): Uint8Array {
  const joined = new Uint8Array(column.length);
  for (let index = 0; index < joined.length; index++)
    joined[index] = column[index]! > lowest ? column[index]! : lowest;
  return joined;
}
