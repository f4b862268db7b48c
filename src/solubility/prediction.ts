import { hansenDistance } from "../formulas/hansen.js";
import type { SolubilityModel } from "../model/solubility-model.js";
import type { HansenTriplet } from "../model/sourced.js";
import type { PolymerReader } from "./figures.js";
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

/** What the spheres of a polymer say of the liquid it was read against last; null where one of them has no parameters. */
export function predictionOf(reader: PolymerReader): Prediction | null {
  const { reading, liquid, model, temperature_C } = reader;
  if (reading.spheres === 0) return null;
  const { first, mean, low, high, inside } = reading;
  const { kind, spheres } = reader.spheres!;
  return {
    probability: probabilityOf(mean, model.soluble),
    highestProbability: probabilityOf(Math.max(low, NEAREST_RED), model.soluble),
    red: { value: first, low, high, mean, spheres: spheres.length, inside },
    reds: spheres.map((sphere) => redOf(sphere, liquid!.hansen, temperature_C, model.expansion.polymer)),
    chi: {
      value: reader.chiAt(mean),
      low: reader.chiAt(Math.max(low, NEAREST_RED)),
      high: reader.chiAt(Math.max(high, NEAREST_RED)),
      temperature_C,
    },
    kind,
    isFar: isFar(spheres[0]!.centre, model),
    sources: [...new Set(spheres.map(({ source }) => source))],
  };
}

const isFar = (centre: HansenTriplet, { reach }: SolubilityModel): boolean =>
  reach.polymers.every((polymer) => hansenDistance(polymer.centre, centre) > reach.distance);
