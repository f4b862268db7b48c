import type { HansenTriplet } from "../model/sourced.js";

export interface BlendPart {
  /** MPa^0.5 */
  hansen: HansenTriplet;
  /** share of the liquid's volume; shares of any sum are scaled to 1 */
  volume_fraction: number;
}

/**
 * Hansen parameters of a liquid mixture: the mean of its parts weighted by volume fraction, each component by itself.
 * C. M. Hansen, Hansen Solubility Parameters: A User's Handbook, 2nd ed., CRC Press 2007, ch. 1.
 */
export function blendHansen(parts: readonly BlendPart[]): HansenTriplet {
  let total = 0;
  for (const { volume_fraction } of parts) total += volume_fraction;
  if (!(total > 0)) throw new RangeError("a blend needs parts with a volume above zero");
  const mean: HansenTriplet = { delta_d: 0, delta_p: 0, delta_h: 0 };
  for (const { hansen, volume_fraction } of parts) {
    const share = volume_fraction / total;
    mean.delta_d += hansen.delta_d * share;
    mean.delta_p += hansen.delta_p * share;
    mean.delta_h += hansen.delta_h * share;
  }
  return mean;
}

/**
 * Molar volume of an ideal liquid mixture, cm³/mol: 1/V = Σ φi/Vi with volume fractions φi, which is Σ xi Vi with mole fractions xi.
 * No volume change on mixing is assumed.
 */
export function blendMolarVolume(
  parts: readonly { molar_volume_cm3_mol: number; volume_fraction: number }[],
): number {
  let volume = 0;
  let moles = 0;
  for (const { volume_fraction, molar_volume_cm3_mol } of parts) {
    volume += volume_fraction;
    moles += volume_fraction / molar_volume_cm3_mol;
  }
  return volume / moles;
}
