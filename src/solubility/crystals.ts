import { kelvin, ZERO_CELSIUS_K } from "../formulas/constants.js";
import { meltingPointInSolvent } from "../formulas/melting-point.js";
import type { Binder } from "../model/binder.js";
import { numberOf } from "./number-of.js";

/**
 * Temperature in °C above which the last crystals of a polymer go into a liquid; null where its heat of fusion, melting
 * point or density is not known.
 * @param molarVolume of the liquid, cm³/mol
 */
export function dissolvingTemperature(binder: Binder, molarVolume: number, chi: number): number | null {
  const [fusion, melting, density] = crystalsOf(binder).map(numberOf);
  if (fusion == null || melting == null || density == null) return null;
  return meltingPointInSolvent(kelvin(melting), fusion * density, molarVolume, chi) - ZERO_CELSIUS_K;
}

/** Whether it is known of a polymer what its crystals melt at. */
export const isMeltingKnown = (binder: Binder): boolean =>
  crystalsOf(binder).every((records) => numberOf(records) !== null);

const crystalsOf = ({ heat_of_fusion_J_g, melting_point_C, density_g_mL }: Binder) => [
  heat_of_fusion_J_g,
  melting_point_C,
  density_g_mL,
];
