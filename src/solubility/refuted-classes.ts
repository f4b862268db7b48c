import type { SolubilityModel } from "../model/solubility-model.js";
import type { Solvent } from "../model/solvent.js";
import { LIKELY } from "./decision.js";
import { type LiquidBasis, liquidOf, ROOM_C } from "./liquid.js";
import type { PolymerRecords, SolubilityRecord } from "./on-record.js";
import { probabilityOf } from "./probability.js";
import { singleSolvent } from "./solvent-system.js";
import { newReading, readSpheres } from "./sphere-reading.js";
import type { BinderSpheres } from "./spheres.js";

/** A non-solvent or a poor solvent of record that the spheres of a polymer take for a solvent. */
export interface Refutation {
  solvent: Solvent;
  record: SolubilityRecord;
  /** geometric mean over the spheres */
  meanRed: number;
}

/**
 * Where the spheres of a polymer are refuted, by class of solvents: the nearest liquid that they would have dissolve it and that
 * by the record does not. What is of its class, or has a part that is, and lies no nearer cannot be predicted to dissolve it either. At room
 * temperature, as the records are.
 */
export function refutedClasses(
  records: PolymerRecords,
  { spheres, isGroupSum }: BinderSpheres,
  solvents: readonly Solvent[],
  { expansion, soluble }: SolubilityModel,
): ReadonlyMap<string, Refutation> {
  const refuted = new Map<string, Refutation>();
  const basis: LiquidBasis = isGroupSum ? "group-sum" : "preferred";
  const reading = newReading();
  for (const solvent of solvents) {
    const system = singleSolvent(solvent);
    const record = records.of(system)?.bad;
    if (!record) continue;
    const liquid = liquidOf(system, ROOM_C, expansion.solvent, basis);
    if (liquid === null) continue;
    readSpheres(spheres, liquid.hansen, ROOM_C, expansion.polymer, reading);
    const known = refuted.get(solvent.class)?.meanRed ?? Number.POSITIVE_INFINITY;
    if (probabilityOf(reading.mean, soluble) >= LIKELY && reading.mean < known)
      refuted.set(solvent.class, { solvent, record, meanRed: reading.mean });
  }
  return refuted;
}
