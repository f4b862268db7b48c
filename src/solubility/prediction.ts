import { hansenDistance } from "../formulas/hansen.js";
import type { SolubilityModel } from "../model/solubility-model.js";
import type { HansenTriplet } from "../model/sourced.js";
import { chiOf, type PartFigures } from "./figures.js";
import { probabilityOf } from "./probability.js";
import { NEAREST_RED, redOf } from "./sphere-reading.js";
import type { SphereKind } from "./spheres.js";

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

/** What the spheres of a polymer say of a liquid, in full; null where one of them has no Hansen parameters. */
export function predictionOf(
  { reading, spheres: found, liquid }: PartFigures,
  model: SolubilityModel,
  temperature_C: number,
): Prediction | null {
  if (reading === null) return null;
  const { first, mean, low, high, inside } = reading;
  const { kind, spheres } = found!;
  const chi = (red: number) => chiOf(red, temperature_C, model);
  return {
    probability: probabilityOf(mean, model.soluble),
    highestProbability: probabilityOf(Math.max(low, NEAREST_RED), model.soluble),
    red: { value: first, low, high, mean, spheres: spheres.length, inside },
    reds: spheres.map((sphere) => redOf(sphere, liquid!.hansen, temperature_C, model.expansion.polymer)),
    chi: {
      value: chi(mean),
      low: chi(Math.max(low, NEAREST_RED)),
      high: chi(Math.max(high, NEAREST_RED)),
      temperature_C,
    },
    kind,
    isFar: isFar(spheres[0]!.centre, model),
    sources: [...new Set(spheres.map(({ source }) => source))],
  };
}

const isFar = (centre: HansenTriplet, { reach }: SolubilityModel): boolean =>
  reach.polymers.every((polymer) => hansenDistance(polymer.centre, centre) > reach.distance);
