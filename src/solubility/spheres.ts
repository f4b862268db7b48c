import { hansenDistance } from "../formulas/hansen.js";
import type { Binder } from "../model/binder.js";
import type { SolubilityModel } from "../model/solubility-model.js";
import type { HansenRecord, HansenTriplet } from "../model/sourced.js";
import { isGroupSum } from "./group-method.js";

/** A sphere to calculate with. */
export interface BinderSphere {
  centre: HansenTriplet;
  radius: number;
  source: string;
  /** what its parameters miss by, MPa^0.5 of Ra; 0 where it is not an estimate with a known error */
  error: number;
}

/**
 * own: published spheres of the polymer. relative: the sphere of a tabulated relative comes first. estimated: parameters
 * without a radius, with the usual one. The last two are rough, and take in whatever parameters there are.
 */
export type SphereKind = "own" | "relative" | "estimated";

export interface BinderSpheres {
  kind: SphereKind;
  spheres: BinderSphere[];
  /** true where the parameters are group sums, to be compared with group sums */
  isGroupSum: boolean;
}

const NO_ERROR = { delta_d: 0, delta_p: 0, delta_h: 0 };

/** The spheres of a polymer, its own where it has any; null where no Hansen parameters are known. */
export function spheresOf(
  binder: Binder,
  { usual_radius }: Pick<SolubilityModel, "usual_radius">,
): BinderSpheres | null {
  const known = spheresByBinder.get(binder);
  if (known !== undefined && known.usual === usual_radius.value) return known.spheres;
  const spheres = madeSpheres(binder, usual_radius.value);
  spheresByBinder.set(binder, { usual: usual_radius.value, spheres });
  return spheres;
}

/** A binder meets every solvent, so its spheres are made once. */
const spheresByBinder = new WeakMap<Binder, { usual: number; spheres: BinderSpheres | null }>();

/** A published sphere of the polymer itself. */
export const isOwnSphere = ({ interaction_radius, stand_in, set_aside }: HansenRecord): boolean =>
  interaction_radius !== undefined && !stand_in && !set_aside;

function madeSpheres(binder: Binder, usualRadius: number): BinderSpheres | null {
  const records = binder.hansen.filter((record) => !record.set_aside);
  if (records.length === 0) return null;
  const tabulated = records.filter((record) => record.interaction_radius !== undefined);
  const own = tabulated.filter(isOwnSphere);
  const others = records.filter((record) => record.interaction_radius === undefined);
  const used = own.length > 0 ? own : [...tabulated, ...others];
  return {
    kind: own.length > 0 ? "own" : tabulated.length > 0 ? "relative" : "estimated",
    isGroupSum: used.every(isGroupSum),
    spheres: used.map((record) => ({
      centre: record.value,
      radius: record.interaction_radius ?? usualRadius,
      source: record.source,
      error: record.error ? hansenDistance(record.error, NO_ERROR) : 0,
    })),
  };
}
