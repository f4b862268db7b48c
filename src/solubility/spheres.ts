import type { Binder } from "../model/binder.js";
import type { SolubilityModel } from "../model/solubility-model.js";
import type { HansenTriplet } from "../model/sourced.js";

/** A sphere to calculate with. */
export interface BinderSphere {
  centre: HansenTriplet;
  radius: number;
  source: string;
}

/** own: published spheres of the polymer. borrowed: those of a relative, and parameters without a radius with the usual one. */
export type SphereKind = "own" | "borrowed";

export interface BinderSpheres {
  kind: SphereKind;
  spheres: BinderSphere[];
}

/** The spheres of a polymer, its own where it has any; null where no Hansen parameters are known. */
export function spheresOf(
  binder: Binder,
  { usual_radius }: Pick<SolubilityModel, "usual_radius">,
): BinderSpheres | null {
  const records = binder.hansen.filter((record) => !record.set_aside);
  if (records.length === 0) return null;
  const own = records.filter((record) => !record.stand_in && record.interaction_radius !== undefined);
  const spheres = (own.length > 0 ? own : records).map((record) => ({
    centre: record.value,
    radius: record.interaction_radius ?? usual_radius.value,
    source: record.source,
  }));
  return { kind: own.length > 0 ? "own" : "borrowed", spheres };
}
