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
  const mean = (component: keyof HansenTriplet): number =>
    weightedMean(
      parts.map((part) => part.hansen[component]),
      parts.map((part) => part.volume_fraction),
    );
  return { delta_d: mean("delta_d"), delta_p: mean("delta_p"), delta_h: mean("delta_h") };
}

/**
 * Molar volume of an ideal liquid mixture, cm³/mol: 1/V = Σ φi/Vi with volume fractions φi, which is Σ xi Vi with mole fractions xi.
 * No volume change on mixing is assumed.
 */
export function blendMolarVolume(
  parts: readonly { molar_volume_cm3_mol: number; volume_fraction: number }[],
): number {
  const moles = parts.map((part) => part.volume_fraction / part.molar_volume_cm3_mol);
  return sum(parts.map((part) => part.volume_fraction)) / sum(moles);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function weightedMean(values: readonly number[], weights: readonly number[]): number {
  const total = sum(weights);
  if (!(total > 0)) throw new RangeError("a blend needs parts with a volume above zero");
  return sum(values.map((value, index) => value * (weights[index]! / total)));
}
