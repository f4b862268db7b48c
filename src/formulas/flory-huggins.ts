import { GAS_CONSTANT } from "./constants.js";

/**
 * Flory–Huggins χ of a solvent (1) and a polymer (2) from their Hansen distance, dimensionless:
 * χ = α V/(RT) · (ΔδD² + ΔδP²/4 + ΔδH²/4) = α V Ra²/(4RT).
 * T. Lindvig, M. L. Michelsen, G. M. Kontogeorgis, Fluid Phase Equilib. 203 (2002) 247–260, who find α = 0.6 for
 * acrylates and acetates; α = 1 is the uncorrected formula.
 * @param distance Ra, MPa^0.5
 * @param referenceVolume of the solvent, cm³/mol
 */
export const chiFromHansenDistance = (
  distance: number,
  referenceVolume: number,
  temperature_K: number,
  correction: number,
): number => (correction * referenceVolume * distance ** 2) / (4 * GAS_CONSTANT * temperature_K);

/**
 * χ from total solubility parameters, dimensionless: χ = χs + V (δ1 − δ2)²/(RT), with χs = 0.34 for the entropy of nonpolar pairs.
 * R. F. Blanks, J. M. Prausnitz, Ind. Eng. Chem. Fundam. 3 (1964) 1–8.
 * @param totalDifference δ1 − δ2, MPa^0.5
 * @param molarVolume of the solvent, cm³/mol
 */
export const chiFromTotalDifference = (
  totalDifference: number,
  molarVolume: number,
  temperature_K: number,
  entropic = 0.34,
): number => entropic + (molarVolume * totalDifference ** 2) / (GAS_CONSTANT * temperature_K);

/**
 * χ from RED, dimensionless: χ = χs + s RED² · 298.15/T. Hansen 2007, ch. 2, takes (Ra/R0)² for χ/χc, so that a solvent on
 * the sphere stands at the critical χ; χs and s are fitted here.
 */
export const chiFromRelativeEnergyDifference = (
  relativeEnergyDifference: number,
  temperature_K: number,
  { entropic, slope }: { entropic: number; slope: number },
): number => entropic + (slope * relativeEnergyDifference ** 2 * 298.15) / temperature_K;

/**
 * Critical χ above which a polymer of N segments parts from its solvent: χc = ½ (1 + 1/√N)²; ½ for an endless chain,
 * 2 for two small molecules. P. J. Flory, Principles of Polymer Chemistry, Cornell 1953, ch. XIII.
 * @param segments volume of the chain over that of the solvent
 */
export const criticalChi = (segments: number): number => 0.5 * (1 + 1 / Math.sqrt(segments)) ** 2;

/**
 * Free energy of mixing over RT, per mole of lattice sites: φ1 ln φ1 + (φ2/N) ln φ2 + χ φ1 φ2. With N = 1 and χ = 0 it is
 * ideal mixing. P. J. Flory, J. Chem. Phys. 10 (1942) 51; M. L. Huggins, J. Phys. Chem. 46 (1942) 151.
 * @param polymerFraction φ2, volume fraction
 */
export function mixingFreeEnergy(polymerFraction: number, segments: number, chi: number): number {
  const solvent = 1 - polymerFraction;
  return xLnX(solvent) + xLnX(polymerFraction) / segments + chi * solvent * polymerFraction;
}

const xLnX = (x: number): number => (x === 0 ? 0 : x * Math.log(x));
