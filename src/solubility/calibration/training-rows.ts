import { hansenDistance } from "../../formulas/hansen.js";
import { totalSolubilityParameter } from "../../formulas/hildebrand.js";
import type { Binder } from "../../model/binder.js";
import type { SolubilityModel } from "../../model/solubility-model.js";
import type { Solvent } from "../../model/solvent.js";
import type { Training } from "../../model/training.js";
import { type Liquid, liquidOf, ROOM_C } from "../liquid.js";
import { singleSolvent } from "../solvent-system.js";
import { newReading, readSpheres } from "../sphere-reading.js";
import { spheresOf } from "../spheres.js";

interface PairRow {
  binder: string;
  solvent: string;
  /** Ra to the preferred parameters, MPa^0.5 */
  distance: number;
  /** of the preferred sphere */
  red: number;
  /** geometric mean over the spheres */
  meanRed: number;
  /** |δ1 − δ2| of the total parameters, MPa^0.5 */
  totalDifference: number;
  /** cm³/mol */
  molarVolume: number;
}

export interface SolubilityRow extends PairRow {
  isSoluble: boolean;
  set: "core" | "easy";
  /** 1, ln RED */
  features: number[];
}

export interface ChiRow extends PairRow {
  chi: number;
  temperature_K: number;
  /** RED² · 298.15/T */
  scaledRed2: number;
}

export interface TrainingRows {
  solubility: SolubilityRow[];
  chi: ChiRow[];
  /** training rows that could not be used, and why */
  notCovered: { solubility: NotCovered; chi: NotCovered };
}

export interface NotCovered {
  solvent: number;
  polymer: number;
}

/** The training data as the model sees it. */
export function trainingRows(
  { binders, solvents }: { binders: readonly Binder[]; solvents: readonly Solvent[] },
  training: Training,
  usualRadius: SolubilityModel["usual_radius"],
): TrainingRows {
  const named = solventsByName(solvents);
  const byId = new Map(binders.map((binder) => [binder.id, binder]));
  const notCovered = { solubility: { solvent: 0, polymer: 0 }, chi: { solvent: 0, polymer: 0 } };
  const pair = (binderId: string, names: string[], missed: NotCovered): PairRow | null => {
    const binder = byId.get(binderId);
    const solvent = names.map(named).find((found) => found !== undefined);
    const liquid = solvent === undefined ? null : liquidOf(singleSolvent(solvent), ROOM_C, 0);
    const row =
      binder === undefined || liquid === null || solvent === undefined || binder.is_polyelectrolyte
        ? null
        : pairRow(binder, solvent.id, liquid, usualRadius);
    if (row === null) missed[liquid === null ? "solvent" : "polymer"] += 1;
    return row;
  };
  const solubility = training.solubility.flatMap((entry): SolubilityRow[] => {
    const row = pair(entry.binder, [entry.cas, entry.solvent], notCovered.solubility);
    if (row === null) return [];
    const features = [1, Math.log(row.meanRed)];
    return [{ ...row, features, set: entry.set, isSoluble: entry.verdict === "soluble" }];
  });
  const chi = training.chi.flatMap((entry): ChiRow[] => {
    const row = pair(entry.binder, [entry.solvent], notCovered.chi);
    if (row === null) return [];
    const { chi, temperature_K } = entry;
    return [{ ...row, chi, temperature_K, scaledRed2: (row.meanRed ** 2 * 298.15) / temperature_K }];
  });
  return { solubility, chi, notCovered };
}

function pairRow(
  binder: Binder,
  solvent: string,
  liquid: Liquid,
  usualRadius: SolubilityModel["usual_radius"],
): PairRow | null {
  const found = spheresOf(binder, { usual_radius: usualRadius });
  if (found === null) return null;
  const reading = newReading();
  readSpheres(found.spheres, liquid.hansen, ROOM_C, 0, reading);
  const { centre } = found.spheres[0]!;
  return {
    binder: binder.id,
    solvent,
    distance: hansenDistance(centre, liquid.hansen),
    red: reading.first,
    meanRed: reading.mean,
    totalDifference: Math.abs(totalSolubilityParameter(centre) - totalSolubilityParameter(liquid.hansen)),
    molarVolume: liquid.molarVolume,
  };
}

/** Solvents by id, name, alias or CAS number, whatever the case. */
export function solventsByName(solvents: readonly Solvent[]): (name: string) => Solvent | undefined {
  const byName = new Map<string, Solvent>();
  for (const solvent of solvents) {
    for (const name of [solvent.id, solvent.name, solvent.cas ?? "", ...solvent.aliases]) {
      byName.set(name.toLowerCase(), solvent);
    }
  }
  return (name) => byName.get(name.toLowerCase());
}
