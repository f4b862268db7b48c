/**
 * Numbers of candidates side by side; one number where it is the same for all of them. What follows from a binder alone is such a
 * number for all its candidates, and is worked out once.
 */
export type Column = number | Float64Array;

export const at = (column: Column, index: number): number =>
  typeof column === "number" ? column : column[index]!;

/** Candidate by candidate. */
export function sum(a: Column, b: Column): Column {
  if (typeof a === "number") return typeof b === "number" ? a + b : a === 0 ? b : shifted(b, a);
  if (typeof b === "number") return b === 0 ? a : shifted(a, b);
  const total = new Float64Array(a.length);
  for (let index = 0; index < total.length; index++) total[index] = a[index]! + b[index]!;
  return total;
}

function shifted(column: Float64Array, by: number): Float64Array {
  const total = new Float64Array(column.length);
  for (let index = 0; index < total.length; index++) total[index] = column[index]! + by;
  return total;
}
