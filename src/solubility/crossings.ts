import { blendHansen } from "../formulas/blend.js";
import { hansenDistance } from "../formulas/hansen.js";
import type { HansenTriplet } from "../model/sourced.js";

/**
 * Volume fractions of the first liquid at which a blend of two crosses a sphere, in rising order. Along the blend Ra² is a
 * parabola of the fraction, so there are none, one or two.
 */
export function crossings(
  first: HansenTriplet,
  second: HansenTriplet,
  { centre, radius }: { centre: HansenTriplet; radius: number },
): number[] {
  const squared = (fraction: number): number =>
    hansenDistance(
      blendHansen([
        { hansen: first, volume_fraction: fraction },
        { hansen: second, volume_fraction: 1 - fraction },
      ]),
      centre,
    ) ** 2;
  const [start, middle, end] = [squared(0), squared(0.5), squared(1)];
  const a = 2 * (start + end) - 4 * middle;
  const b = end - start - a;
  const c = start - radius ** 2;
  const discriminant = b ** 2 - 4 * a * c;
  if (a === 0 || discriminant < 0) return [];
  const root = Math.sqrt(discriminant);
  return [(-b - root) / (2 * a), (-b + root) / (2 * a)]
    .filter((fraction) => fraction > 0 && fraction < 1)
    .sort((x, y) => x - y);
}
