import { ProblemError } from "../errors.js";
import { readGroupContributions } from "../load/read-group-contributions.js";
import type { Binder } from "../model/binder.js";
import type { GroupContributions, MethodError } from "../model/group-contributions.js";
import type { HansenTriplet } from "../model/sourced.js";
import { isOwnSphere } from "../solubility/spheres.js";
import { type Chemistry, loadChemistry } from "./chemistry.js";
import { unitEstimate } from "./unit.js";

const KEYS = ["delta_d", "delta_p", "delta_h"] as const;

/** The same with the library and tables that it needs; null where the library is not installed. */
export async function groupSumError(binders: readonly Binder[]): Promise<MethodError | null> {
  try {
    return methodError(binders, await loadChemistry(), readGroupContributions());
  } catch (error) {
    if (error instanceof ProblemError) return null;
    throw error;
  }
}

/**
 * What the group sums miss on every homopolymer that has a published sphere and a repeat unit on record: absolute
 * differences to its preferred sphere, component by component.
 */
export function methodError(
  binders: readonly Binder[],
  chemistry: Chemistry,
  tables: GroupContributions,
): MethodError | null {
  let refused = 0;
  const misses = binders.flatMap((binder) => {
    const tabulated = binder.hansen.find(isOwnSphere);
    if (binder.repeat_units.length !== 1 || tabulated === undefined) return [];
    const estimate = unitEstimate(binder.repeat_units[0]!.psmiles, chemistry, tables);
    if ("refusal" in estimate) {
      refused += 1;
      return [];
    }
    return [difference(estimate.hansen, tabulated.value)];
  });
  if (misses.length === 0) return null;
  const over = (of: (values: number[]) => number): HansenTriplet => {
    const [delta_d, delta_p, delta_h] = KEYS.map((key) => of(misses.map((miss) => miss[key])));
    return { delta_d: delta_d!, delta_p: delta_p!, delta_h: delta_h! };
  };
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const places = (value: number) => Number(value.toFixed(2));
  return {
    mean_absolute: over((values) => places(mean(values))),
    worst: over((values) => places(Math.max(...values))),
    polymers: misses.length,
    refused,
  };
}

const difference = (a: HansenTriplet, b: HansenTriplet): HansenTriplet => ({
  delta_d: Math.abs(a.delta_d - b.delta_d),
  delta_p: Math.abs(a.delta_p - b.delta_p),
  delta_h: Math.abs(a.delta_h - b.delta_h),
});
