/** Numbers of candidates side by side; one number where it is the same for all of them. */
export type Column = number | Float64Array;

export const at = (column: Column, index: number): number =>
  typeof column === "number" ? column : column[index]!;

/** A copy that is not written over. */
export const keptColumn = (column: Column): Column => (typeof column === "number" ? column : column.slice());

/** The facts of candidates by their slots; NaN is unknown. */
export type FactColumns = (slot: number) => Column;

/** One fact of candidates side by side. */
export interface SlotColumn {
  slot: number;
  column: Column;
}

export const slotColumns = (slots: readonly number[], facts: FactColumns): SlotColumn[] =>
  slots.map((slot) => ({ slot, column: facts(slot) }));
