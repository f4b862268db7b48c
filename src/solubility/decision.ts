import type { Binder } from "../model/binder.js";
import type { SolubilityModel } from "../model/solubility-model.js";
import { type Liquid, ROOM_C } from "./liquid.js";
import type { OnRecord } from "./on-record.js";
import { probabilityOf } from "./probability.js";
import { NEAREST_RED, type SphereReading } from "./sphere-reading.js";
import type { SphereKind } from "./spheres.js";

/** From best to worst. */
export const SOLUBILITY_VERDICTS = ["dispersed", "soluble", "swells", "insoluble"] as const;
export type SolubilityVerdict = (typeof SOLUBILITY_VERDICTS)[number];

/** From the surest to the least sure. */
export const SOLUBILITY_BASES = ["measured", "reported", "predicted"] as const;
export type SolubilityBasis = (typeof SOLUBILITY_BASES)[number];

/** What a verdict rests on, or why there is none. */
export type Why =
  | "dispersion"
  | "good-record"
  | "cast-layer"
  | "poor-record"
  | "non-solvent-record"
  | "salt"
  | "ratio-unknown"
  | "no-parameters"
  | "polyelectrolyte"
  | "outside-rough-sphere"
  | "outside"
  | "inside"
  | "beyond-record"
  | "crystals-unknown"
  | "crystals-melt"
  | "crystals-melt-hot"
  | "crystals-melt-above-boiling";

/** What is settled of a polymer and a liquid, in words of closed lists and numbers. */
export interface Decision {
  verdict: SolubilityVerdict | null;
  basis: SolubilityBasis | null;
  /** chance of dissolving, 0 to 1; null where nothing settles it */
  probability: number | null;
  why: Why;
}

export const newDecision = (): Decision => ({
  verdict: null,
  basis: null,
  probability: null,
  why: "no-parameters",
});

function settle(
  into: Decision,
  why: Why,
  verdict: SolubilityVerdict,
  basis: SolubilityBasis,
  probability: number | null,
): Decision {
  into.why = why;
  into.verdict = verdict;
  into.basis = basis;
  into.probability = probability;
  return into;
}

export function leaveOpen(into: Decision, why: Why): Decision {
  into.why = why;
  into.verdict = null;
  into.basis = null;
  into.probability = null;
  return into;
}

/** A record that something does not dissolve at room temperature says nothing of a hot solvent. */
const ROOM_SPAN_K = 15;
export const isHot = (temperature_C: number): boolean => temperature_C > ROOM_C + ROOM_SPAN_K;

/** The verdict by what is on record; null where nothing is. */
export function decideByRecord(
  { dispersion, good, bad, cast }: OnRecord,
  temperature_C: number,
  { recorded }: SolubilityModel,
  into: Decision,
): Decision | null {
  const { probability } = recorded;
  if (dispersion !== null) return settle(into, "dispersion", "dispersed", "measured", null);
  if (good !== null) return settle(into, "good-record", "soluble", "measured", probability);
  if (cast.length > 0) return settle(into, "cast-layer", "soluble", "reported", probability);
  if (bad === null || isHot(temperature_C)) return null;
  if (bad.verdict === "poor") return settle(into, "poor-record", "swells", "measured", 1 - probability);
  return settle(into, "non-solvent-record", "insoluble", "measured", 1 - probability);
}

export const LIKELY = 0.5;
/**
 * Parameters that are estimated or borrowed miss by about as much as a radius, so only a liquid far outside is held to be a
 * non-solvent by them.
 */
export const HARDLY = 0.02;
/** Most that a prediction says for crystals which do not melt into the solvent; a judgement. */
const WITH_CRYSTALS = 0.1;

/**
 * The verdict by the spheres of a polymer, where nothing is on record.
 * @param liquid null where its parameters are not known
 * @param crystalsMelt °C at which the crystals of the polymer melt into the liquid; null where it is not known
 */
export function decideByPrediction(
  { salt, is_polyelectrolyte, is_semicrystalline }: Binder,
  kind: SphereKind,
  reading: SphereReading,
  liquid: Liquid | null,
  isRatioKnown: boolean,
  temperature_C: number,
  crystalsMelt: () => number | null,
  model: SolubilityModel,
  into: Decision,
): Decision {
  if (salt !== null) return leaveOpen(into, "salt");
  if (!isRatioKnown) return leaveOpen(into, "ratio-unknown");
  if (liquid === null || reading.spheres === 0) return leaveOpen(into, "no-parameters");
  if (is_polyelectrolyte) return leaveOpen(into, "polyelectrolyte");
  const probability = probabilityOf(reading.mean, model.soluble);
  if (probability < LIKELY) {
    const nearest = probabilityOf(Math.max(reading.low, NEAREST_RED), model.soluble);
    if (kind !== "own" && nearest >= HARDLY) return leaveOpen(into, "outside-rough-sphere");
    return settle(into, "outside", "insoluble", "predicted", probability);
  }
  if (kind !== "own" && reading.inside * 2 <= reading.spheres) return leaveOpen(into, "outside-rough-sphere");
  if (!is_semicrystalline) return settle(into, "inside", "soluble", "predicted", probability);
  // inside the sphere, the crystals still have to melt: a sphere alone does not say that they do
  const crystalsMelt_C = crystalsMelt();
  if (crystalsMelt_C === null) return leaveOpen(into, "crystals-unknown");
  const how = meltingOf(crystalsMelt_C, temperature_C, liquid.boiling_C);
  const verdict = MELTED[how];
  if (verdict === null) return leaveOpen(into, how);
  return settle(
    into,
    how,
    verdict,
    "predicted",
    verdict === "soluble" ? probability : Math.min(probability, WITH_CRYSTALS),
  );
}

/**
 * What crystals come to that melt into a liquid at some temperature. Solvents that dissolve poly(ethylene oxide) and PVdF at room
 * temperature by record are said to melt their crystals only hot, so that settles nothing.
 */
export const MELTED = {
  "crystals-melt": "soluble",
  "crystals-melt-above-boiling": "insoluble",
  "crystals-melt-hot": null,
} as const satisfies Partial<Record<Why, SolubilityVerdict | null>>;

/**
 * Whether crystals melt where it is asked, all in °C.
 * @param boiling_C of the liquid; null where it is not known
 */
export function meltingOf(
  melts_C: number,
  temperature_C: number,
  boiling_C: number | null,
): keyof typeof MELTED {
  if (melts_C <= temperature_C) return "crystals-melt";
  return boiling_C !== null && melts_C > boiling_C ? "crystals-melt-above-boiling" : "crystals-melt-hot";
}
