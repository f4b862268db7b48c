import type { HansenTriplet } from "../model/sourced.js";

/**
 * Hansen distance Ra in MPa^0.5: Ra² = 4 ΔδD² + ΔδP² + ΔδH².
 * C. M. Hansen, Hansen Solubility Parameters: A User's Handbook, 2nd ed., CRC Press 2007, eq. 1.9.
 */
export function hansenDistance(a: HansenTriplet, b: HansenTriplet): number {
  const dispersion = 2 * (a.delta_d - b.delta_d);
  const polar = a.delta_p - b.delta_p;
  const hydrogen = a.delta_h - b.delta_h;
  const squared = dispersion * dispersion + polar * polar + hydrogen * hydrogen;
  // Math.hypot takes its time to keep squares from vanishing, which those of tabulated parameters do not
  return squared > 0 ? Math.sqrt(squared) : Math.hypot(dispersion, polar, hydrogen);
}

/**
 * Relative energy difference RED = Ra/R0, dimensionless: below 1 inside the sphere, 1 on it, above 1 outside.
 * Hansen 2007, eq. 1.10. Both arguments in MPa^0.5.
 */
export const relativeEnergyDifference = (distance: number, interactionRadius: number): number =>
  distance / interactionRadius;
