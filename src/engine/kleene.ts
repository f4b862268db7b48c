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
