import type { HansenTriplet } from "../model/sourced.js";
import { GAS_CONSTANT } from "./constants.js";

/**
 * Total (Hildebrand) solubility parameter, MPa^0.5: δ² = δD² + δP² + δH². Hansen 2007, eq. 1.6.
 */
export const totalSolubilityParameter = ({ delta_d, delta_p, delta_h }: HansenTriplet): number =>
  Math.hypot(delta_d, delta_p, delta_h);

/**
 * Hildebrand parameter of a liquid from its heat of vaporisation, MPa^0.5: δ = √((ΔHv − RT)/V).
 * J. H. Hildebrand, R. L. Scott, The Solubility of Nonelectrolytes, 3rd ed., Reinhold 1950.
 * @param vaporisation_J_mol ΔHv at the temperature
 * @param molarVolume cm³/mol
 */
export const hildebrandFromVaporisation = (
  vaporisation_J_mol: number,
  molarVolume: number,
  temperature_K: number,
): number => Math.sqrt((vaporisation_J_mol - GAS_CONSTANT * temperature_K) / molarVolume);
