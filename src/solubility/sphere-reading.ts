import { hansenDistance, relativeEnergyDifference } from "../formulas/hansen.js";
import type { HansenTriplet } from "../model/sourced.js";
import { atTemperature } from "./liquid.js";
import type { BinderSphere } from "./spheres.js";

/** RED of a liquid over the spheres of a polymer, in numbers alone. */
export interface SphereReading {
  /** of the preferred sphere */
  first: number;
  /** geometric, over all spheres; no RED counts below `NEAREST_RED` */
  mean: number;
  /** of the sphere that lies nearest, less the error of its parameters, and of the farthest */
  low: number;
  high: number;
  inside: number;
  spheres: number;
}

export const newReading = (): SphereReading => ({
  first: Number.NaN,
  mean: Number.NaN,
  low: Number.NaN,
  high: Number.NaN,
  inside: 0,
  spheres: 0,
});

/** A liquid near the centre of one sphere counts as near, not as so near that it outweighs the other spheres; a judgement. */
export const NEAREST_RED = 0.3;

/** @param expansion thermal, of the polymer, 1/K */
export function redOf(
  { centre, radius }: BinderSphere,
  liquid: HansenTriplet,
  temperature_C: number,
  expansion: number,
): number {
  const warmed = atTemperature(centre, temperature_C, expansion);
  return relativeEnergyDifference(hansenDistance(warmed, liquid), radius);
}

/** Reads every sphere against a liquid. The logarithm treats a sphere twice too small and one twice too large alike. */
export function readSpheres(
  spheres: readonly BinderSphere[],
  liquid: HansenTriplet,
  temperature_C: number,
  expansion: number,
  into: SphereReading,
): void {
  let [logs, inside] = [0, 0];
  let [low, high] = [Number.POSITIVE_INFINITY, 0];
  for (let index = 0; index < spheres.length; index++) {
    const sphere = spheres[index]!;
    const red = redOf(sphere, liquid, temperature_C, expansion);
    const error = sphere.error / sphere.radius;
    if (index === 0) into.first = red;
    if (red <= 1) inside++;
    logs += Math.log(Math.max(red, NEAREST_RED));
    low = Math.min(low, red - error);
    high = Math.max(high, red + error);
  }
  into.mean = Math.exp(logs / spheres.length);
  into.low = Math.max(0, low);
  into.high = high;
  into.inside = inside;
  into.spheres = spheres.length;
}
