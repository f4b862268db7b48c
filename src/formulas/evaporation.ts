/** A liquid in an evaporating mixture. */
export interface EvaporatingPart {
  volume_fraction: number;
  /** of the pure liquid at the drying temperature; any one unit for all parts */
  vapour_pressure: number;
}

/**
 * What is left of an ideal mixture that evaporates freely, as volume fractions: each part leaves at a rate in proportion to
 * its partial pressure x P (Raoult), so its amount falls as n = n0 exp(−P τ) with one τ for all. Equal mass-transfer
 * coefficients; the binder holds nothing back. Lord Rayleigh, Phil. Mag. 4 (1902) 521.
 * @param remaining share of the first volume that is left, 0 < remaining ≤ 1
 */
export function compositionAfterEvaporation(parts: readonly EvaporatingPart[], remaining: number): number[] {
  const left = (time: number): number[] =>
    parts.map((part) => part.volume_fraction * Math.exp(-part.vapour_pressure * time));
  const time = timeUntil((t) => sum(left(t)) / sum(left(0)), remaining, parts);
  const volumes = left(time);
  return volumes.map((volume) => volume / sum(volumes));
}

/** The share falls steadily with time, so halving an interval finds the time. */
function timeUntil(
  share: (time: number) => number,
  remaining: number,
  parts: readonly EvaporatingPart[],
): number {
  const slowest = Math.min(...parts.map((part) => part.vapour_pressure));
  let [early, late] = [0, Math.log(1 / remaining) / slowest];
  for (let halving = 0; halving < 100; halving++) {
    const middle = (early + late) / 2;
    if (share(middle) > remaining) early = middle;
    else late = middle;
  }
  return (early + late) / 2;
}

/**
 * How much faster the first liquid of an ideal mixture leaves than the second, per molecule there: the relative volatility
 * P1/P2 of Raoult's law.
 */
export const relativeVolatility = (pressure1: number, pressure2: number): number => pressure1 / pressure2;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
