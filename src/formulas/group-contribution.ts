import type { HansenTriplet } from "../model/sourced.js";

/** What groups add up to in the Hoftyzer–Van Krevelen method, one entry a kind of group. */
export interface VanKrevelenGroup {
  count: number;
  /** molar attraction, J^0.5 cm^1.5 mol^-1 */
  F_d: number;
  F_p: number;
  /** J/mol */
  E_h: number;
}

/**
 * Hansen parameters from groups, MPa^0.5: δD = ΣFd/V, δP = √(ΣFp²)/V, δH = √(ΣEh/V).
 * P. J. Hoftyzer, D. W. van Krevelen; D. W. van Krevelen, K. te Nijenhuis, Properties of Polymers, 4th ed., Elsevier 2009, ch. 7.
 * @param molarVolume of the molecule or repeat unit, cm³/mol
 */
export const vanKrevelenHansen = (
  groups: readonly VanKrevelenGroup[],
  molarVolume: number,
): HansenTriplet => ({
  delta_d: sumOf(groups, ({ F_d }) => F_d) / molarVolume,
  delta_p: Math.sqrt(sumOf(groups, ({ F_p }) => F_p ** 2)) / molarVolume,
  delta_h: Math.sqrt(sumOf(groups, ({ E_h }) => E_h) / molarVolume),
});

/** cm³/mol and J/mol a group; R. F. Fedors, Polym. Eng. Sci. 14 (1974) 147–154. */
export interface FedorsGroup {
  count: number;
  V: number;
  E_coh: number;
}

/** Molar volume in cm³/mol and total solubility parameter in MPa^0.5: V = ΣVi, δ = √(ΣEi/ΣVi). Fedors 1974. */
export function fedors(groups: readonly FedorsGroup[]): { molar_volume_cm3_mol: number; total: number } {
  const volume = sumOf(groups, ({ V }) => V);
  return { molar_volume_cm3_mol: volume, total: Math.sqrt(sumOf(groups, ({ E_coh }) => E_coh) / volume) };
}

/** Contributions of first-order groups, MPa^0.5; low: those of the equation for small δP or δH, null where none is given. */
export interface StefanisGroup {
  count: number;
  dD: number;
  dP: number;
  dH: number;
  dP_low: number | null;
  dH_low: number | null;
}

/**
 * Hansen parameters of a molecule of three carbons or more, MPa^0.5, from first-order groups: δD = 17.3231 + ΣNC,
 * δP = 7.3548 + ΣNC, δH = 7.9793 + ΣNC; where δP or δH comes out below 3 the equation for small values is taken if
 * every group has its number. E. Stefanis, C. Panayiotou, Int. J. Thermophys. 29 (2008) 568–585, eqs. 4–8.
 */
export function stefanisPanayiotou(groups: readonly StefanisGroup[]): HansenTriplet {
  const polar = 7.3548 + sumOf(groups, ({ dP }) => dP);
  const hydrogen = 7.9793 + sumOf(groups, ({ dH }) => dH);
  return {
    delta_d: 17.3231 + sumOf(groups, ({ dD }) => dD),
    delta_p: polar < 3 ? (lowValue(2.7467, groups, ({ dP_low }) => dP_low) ?? polar) : polar,
    delta_h: hydrogen < 3 ? (lowValue(1.372, groups, ({ dH_low }) => dH_low) ?? hydrogen) : hydrogen,
  };
}

function lowValue(
  constant: number,
  groups: readonly StefanisGroup[],
  of: (group: StefanisGroup) => number | null,
): number | null {
  if (groups.some((group) => of(group) === null)) return null;
  return constant + sumOf(groups, (group) => of(group) ?? 0);
}

const sumOf = <T extends { count: number }>(groups: readonly T[], of: (group: T) => number): number =>
  groups.reduce((sum, group) => sum + group.count * of(group), 0);
