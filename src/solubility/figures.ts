import { kelvin } from "../formulas/constants.js";
import { chiFromRelativeEnergyDifference } from "../formulas/flory-huggins.js";
import type { Binder } from "../model/binder.js";
import type { EvidenceRecord } from "../model/evidence.js";
import type { SolubilityModel } from "../model/solubility-model.js";
import type { BinderUnit } from "./binder-unit.js";
import { dissolvingTemperature } from "./crystals.js";
import {
  type Decision,
  decideByPrediction,
  decideByRecord,
  newDecision,
  type SolubilityBasis,
  type SolubilityVerdict,
} from "./decision.js";
import { type Liquid, liquidOf, ROOM_C } from "./liquid.js";
import { castFrom, onRecord } from "./on-record.js";
import type { SolventSystem } from "./solvent-system.js";
import { newReading, readSpheres, type SphereReading } from "./sphere-reading.js";
import { type BinderSpheres, spheresOf } from "./spheres.js";
import { worstWord } from "./worst-word.js";

export interface SolubilityConditions {
  model: SolubilityModel;
  /** °C; records are taken at room temperature */
  temperature_C?: number;
  /** reported layers of this binder */
  records?: readonly EvidenceRecord[];
}

/** What decides about a binder and a solvent system, without a word about it. */
export interface SolubilityFigures extends Omit<Decision, "why"> {
  /** RED of the preferred sphere, of a blend of binders that of its farthest part; null without a tabulated sphere */
  red: number | null;
  /** share of the spheres that the solvent lies in; null likewise */
  shareInside: number | null;
  /** whether it lies inside most of its spheres, tabulated or not; null without any */
  isInsideMost: boolean | null;
}

export function figuresOf(
  unit: BinderUnit,
  system: SolventSystem,
  conditions: SolubilityConditions,
): SolubilityFigures {
  return joinedFigures(unit.parts.map((part) => partFigures(part, system, conditions)));
}

/** A blend of binders is judged part by part: its worst part counts, and its farthest gives RED. */
export function joinedFigures(parts: readonly PartFigures[]): SolubilityFigures {
  const { reading, spheres } = weakestOf(parts);
  // the usual radius is too rough for rules on affinity
  const isTabulated = reading !== null && spheres!.kind !== "estimated";
  return {
    ...worstDecision(parts.map(({ decision }) => decision)),
    red: isTabulated ? reading.first : null,
    shareInside: isTabulated ? reading.inside / reading.spheres : null,
    isInsideMost: reading && reading.inside * 2 > reading.spheres,
  };
}

/** What decides about one polymer, with what the words about it are made from. */
export interface PartFigures {
  decision: Decision;
  /** null where polymer or liquid have no parameters */
  reading: SphereReading | null;
  spheres: BinderSpheres | null;
  liquid: Liquid | null;
  crystalsMelt_C: number | null;
}

export function partFigures(
  binder: Binder,
  system: SolventSystem,
  { model, temperature_C = ROOM_C, records = NO_RECORDS }: SolubilityConditions,
): PartFigures {
  const spheres = spheresOf(binder, model);
  // a polymer known by group sums alone meets the group sum of the liquid
  const basis = spheres?.isGroupSum ? "group-sum" : "preferred";
  const liquid = liquidOf(system, temperature_C, model.expansion.solvent, basis);
  const reading = liquid === null || spheres === null ? null : newReading();
  if (reading !== null)
    readSpheres(spheres!.spheres, liquid!.hansen, temperature_C, model.expansion.polymer, reading);
  const crystalsMelt_C =
    reading !== null && binder.is_semicrystalline
      ? dissolvingTemperature(binder, liquid!, chiOf(reading.mean, temperature_C, model))
      : null;
  const isCast = records.length > 0 && castFrom(records, system).length > 0;
  const predicted = reading && {
    kind: spheres!.kind,
    reading,
    boiling_C: liquid!.boiling_C,
    temperature_C,
    crystalsMelt_C,
  };
  const into = newDecision();
  const decision =
    decideByRecord(onRecord(binder, system, isCast), temperature_C, model, into) ??
    decideByPrediction(binder, system.volumeFractions !== null, predicted, model, into);
  return { decision, reading, spheres, liquid, crystalsMelt_C };
}

const NO_RECORDS: readonly EvidenceRecord[] = [];

export const chiOf = (red: number, temperature_C: number, model: SolubilityModel): number =>
  chiFromRelativeEnergyDifference(red, kelvin(temperature_C), model.chi);

/** The part of a blend of binders that the liquid lies farthest from. */
export function weakestOf<T extends { reading: SphereReading | null }>(parts: readonly T[]): T {
  const far = ({ reading }: T): number => reading?.mean ?? 0;
  return parts.reduce((weakest, part) => (far(part) > far(weakest) ? part : weakest));
}

const ORDER = ["dispersed", "soluble", "swells", "insoluble"] as const;
const BASIS_ORDER = ["measured", "reported", "predicted"] as const;

function worstDecision(decisions: readonly Decision[]): Omit<Decision, "why"> {
  if (decisions.length === 1) {
    const { verdict, basis, probability } = decisions[0]!;
    return { verdict, basis, probability };
  }
  const verdict = worstWord(
    decisions.map((part) => part.verdict),
    ORDER,
  ) as SolubilityVerdict | null;
  const bases = decisions.map(({ basis }) => basis);
  const chances = decisions.map(({ probability }) => probability);
  return {
    verdict,
    basis: verdict === null ? null : (worstWord(bases, BASIS_ORDER) as SolubilityBasis),
    probability: chances.includes(null) ? null : Math.min(...(chances as number[])),
  };
}
