import { kelvin, ZERO_CELSIUS_K } from "../formulas/constants.js";
import { meltingPointInSolvent } from "../formulas/melting-point.js";
import type { Binder } from "../model/binder.js";
import { numberOf } from "./number-of.js";

/** The crystals of a polymer. */
export interface Crystals {
  melting_K: number;
  /** heat of fusion */
  fusion_J_cm3: number;
}

/** Null where heat of fusion, melting point or density of a polymer is not known. */
export function crystalsOf(binder: Binder): Crystals | null {
  const [fusion, melting, density] = [
    binder.heat_of_fusion_J_g,
    binder.melting_point_C,
    binder.density_g_mL,
  ].map(numberOf);
  if (fusion == null || melting == null || density == null) return null;
  return { melting_K: kelvin(melting), fusion_J_cm3: fusion * density };
}

/**
 * Temperature in °C above which the last crystals of a polymer go into a liquid; Infinity where they do not, as the liquid would
 * raise their melting point, which is to say that it is not taken up.
 * @param molarVolume of the liquid, cm³/mol
 */
export function dissolvingTemperature(
  { melting_K, fusion_J_cm3 }: Crystals,
  molarVolume: number,
  chi: number,
): number {
  const melts_K = meltingPointInSolvent(melting_K, fusion_J_cm3, molarVolume, chi);
  return melts_K < melting_K ? melts_K - ZERO_CELSIUS_K : Number.POSITIVE_INFINITY;
}
