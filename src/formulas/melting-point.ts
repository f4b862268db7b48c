import { GAS_CONSTANT } from "./constants.js";

/**
 * Melting point of polymer crystals in a solvent, K: 1/Tm − 1/Tm° = R Vu/(ΔHu V1) · (φ1 − χ φ1²).
 * P. J. Flory, J. Chem. Phys. 17 (1949) 223. Vu/ΔHu is one over the heat of fusion of a volume of crystal, so no repeat
 * unit is needed.
 * @param pure_K Tm°, without solvent
 * @param fusion_J_cm3 heat of fusion of the crystal
 * @param solventVolume V1, cm³/mol
 * @param solventFraction φ1; 1 at endless dilution, where the depression is that of the last crystal to go
 * @returns Infinity in a liquid so poor that the crystals melt into it at no temperature
 */
export function meltingPointInSolvent(
  pure_K: number,
  fusion_J_cm3: number,
  solventVolume: number,
  chi: number,
  solventFraction = 1,
): number {
  const mixing = solventFraction - chi * solventFraction ** 2;
  const reciprocal = 1 / pure_K + (GAS_CONSTANT * mixing) / (fusion_J_cm3 * solventVolume);
  return reciprocal <= 0 ? Number.POSITIVE_INFINITY : 1 / reciprocal;
}
