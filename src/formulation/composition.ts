import type { InputNote } from "../model/formulation.js";
import type { FieldReader } from "./field-reader.js";
import type { WrittenPart } from "./read-parts.js";

/** Mass fractions may miss one by this much, as printed numbers do, and by the dust of binary ones. */
const TOLERANCE = 0.005 + 1e-9;

/** A mass fraction in wt%, as a sentence takes it. */
export const wt = (fraction: number): number => Number((fraction * 100).toPrecision(4));

/**
 * What is missing to one where every fraction is given; null where one is not, or only one kind of part is named. More than the
 * whole is refused.
 */
export function restOf(
  parts: readonly WrittenPart[],
  reader: FieldReader,
  notes: InputNote[],
): number | null {
  const given = parts.flatMap(({ mass_fraction }) => mass_fraction ?? []);
  const sum = given.reduce((total, fraction) => total + fraction, 0);
  const path = reader.path("active_material").slice(0, -1);
  if (sum > 1 + TOLERANCE) {
    const list = parts.flatMap(({ name, mass_fraction }) =>
      mass_fraction === null ? [] : `${name} ${wt(mass_fraction)}`,
    );
    reader.report("bad-quantity", `The coating adds up to ${wt(sum)} wt%: ${list.join(", ")}.`, path);
  }
  const there = parts.filter(({ mass_fraction }) => mass_fraction !== 0);
  const isComplete = given.length === parts.length && new Set(there.map(({ role }) => role)).size > 1;
  if (!isComplete) return null;
  const hasMain = there.some(({ role }) => role === "active_material" || role === "solid_electrolyte");
  if (hasMain && sum < 1 - TOLERANCE)
    notes.push({
      rule: "incomplete-composition",
      message: `The coating adds up to ${wt(sum)} wt%; what the other ${wt(1 - sum)} wt% are is not given.`,
      path,
    });
  return 1 - sum;
}

/** Whether nothing is missing. @param rest as `restOf` gives it */
export const isWhole = (rest: number | null): boolean => rest !== null && Math.abs(rest) <= TOLERANCE;
