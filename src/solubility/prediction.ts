import { kelvin } from "../formulas/constants.js";
import { chiFromRelativeEnergyDifference } from "../formulas/flory-huggins.js";
import { hansenDistance, relativeEnergyDifference } from "../formulas/hansen.js";
import type { Binder } from "../model/binder.js";
import type { SolubilityModel } from "../model/solubility-model.js";
import type { HansenTriplet } from "../model/sourced.js";
import { atTemperature, type Liquid } from "./liquid.js";
import { type SphereKind, spheresOf } from "./spheres.js";

/** A number with its spread over the sourced spheres. */
export interface Spread {
  value: number;
  low: number;
  high: number;
}

export interface Prediction {
  /** chance that an amorphous polymer dissolves, 0 to 1; at the mean RED */
  probability: number;
  /** the same by the sphere that lies nearest */
  highestProbability: number;
  /** value: of the preferred sphere; mean: geometric, over all of them */
  red: Spread & { mean: number; spheres: number; inside: number };
  /** RED by every sphere, in their order */
  reds: number[];
  /** value: at the mean RED */
  chi: Spread & { temperature_C: number };
  kind: SphereKind;
  /** true where the polymer lies far from everything the model was fitted on */
  isFar: boolean;
  sources: string[];
}

/** What the spheres of a polymer say of a liquid; null where it has no Hansen parameters. */
export function predict(
  binder: Binder,
  liquid: Liquid,
  model: SolubilityModel,
  temperature_C: number,
): Prediction | null {
  const found = spheresOf(binder, model);
  if (found === null) return null;
  const reds = found.spheres.map(({ centre, radius }) =>
    relativeEnergyDifference(
      hansenDistance(atTemperature(centre, temperature_C, model.expansion.polymer), liquid.hansen),
      radius,
    ),
  );
  const mean = geometricMean(reds);
  const errors = found.spheres.map(({ error, radius }) => error / radius);
  const low = Math.max(0, Math.min(...reds.map((red, index) => red - errors[index]!)));
  const high = Math.max(...reds.map((red, index) => red + errors[index]!));
  const chi = (red: number) => chiFromRelativeEnergyDifference(red, kelvin(temperature_C), model.chi);
  return {
    probability: probabilityOf(mean, model.soluble),
    highestProbability: probabilityOf(Math.max(low, NEAREST_RED), model.soluble),
    red: {
      value: reds[0]!,
      low,
      high,
      mean,
      spheres: reds.length,
      inside: reds.filter((red) => red <= 1).length,
    },
    reds,
    chi: {
      value: chi(mean),
      low: chi(Math.max(low, NEAREST_RED)),
      high: chi(Math.max(high, NEAREST_RED)),
      temperature_C,
    },
    kind: found.kind,
    isFar: isFar(found.spheres[0]!.centre, model),
    sources: [...new Set(found.spheres.map((sphere) => sphere.source))],
  };
}

/** A liquid near the centre of one sphere counts as near, not as so near that it outweighs the other spheres; a judgement. */
const NEAREST_RED = 0.3;

/** The logarithm treats a sphere twice too small and one twice too large alike. */
export const geometricMean = (reds: readonly number[]): number =>
  Math.exp(reds.reduce((sum, red) => sum + Math.log(Math.max(red, NEAREST_RED)), 0) / reds.length);

export type SolubleConstants = Pick<SolubilityModel["soluble"], "intercept" | "ln_red">;

export const probabilityOf = (meanRed: number, { intercept, ln_red }: SolubleConstants): number =>
  1 / (1 + Math.exp(-intercept - ln_red * Math.log(meanRed)));

const isFar = (centre: HansenTriplet, { reach }: SolubilityModel): boolean =>
  reach.polymers.every((polymer) => hansenDistance(polymer.centre, centre) > reach.distance);
