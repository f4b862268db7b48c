import type { NumberRecord } from "../model/sourced.js";

/** The number in use: the first record's value, or the middle of its range. */
export function numberOf(records: readonly NumberRecord[]): number | null {
  const record = records[0];
  if (!record) return null;
  if (record.value !== undefined) return record.value;
  const [min, max] = [record.min ?? record.max, record.max ?? record.min];
  return min === undefined || max === undefined ? null : (min + max) / 2;
}
