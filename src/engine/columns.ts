/** Numbers of candidates side by side; one number where it is the same for all of them. */
export type Column = number | Float64Array;

export const at = (column: Column, index: number): number =>
  typeof column === "number" ? column : column[index]!;

/** The facts of candidates by their slots; NaN is unknown. */
export type FactColumns = (slot: number) => Column;
