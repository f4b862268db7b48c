import type { GroupContributions } from "../model/group-contributions.js";
import type { HansenTriplet } from "../model/sourced.js";
import type { Chemistry, Structure } from "./chemistry.js";
import { fedorsVolume, vanKrevelenSum } from "./group-sum.js";

export interface UnitEstimate {
  hansen: HansenTriplet;
  /** cm³/mol, Fedors */
  molarVolume: number;
  /** `2 × -CH2-` and so on */
  groups: string;
}

/** Parameters and volume of a molecule or repeat unit, or why there are none. */
export function unitEstimate(
  smiles: string,
  chemistry: Chemistry,
  tables: GroupContributions,
): UnitEstimate | { refusal: string } {
  const structure = chemistry(smiles);
  return structure === null
    ? { refusal: `"${smiles}" cannot be read as a SMILES.` }
    : structureEstimate(structure, tables);
}

export function structureEstimate(
  structure: Structure,
  tables: GroupContributions,
): UnitEstimate | { refusal: string } {
  const volume = fedorsVolume(structure, tables);
  if ("refusal" in volume) return volume;
  const sum = vanKrevelenSum(structure, volume.value, tables);
  if ("refusal" in sum) return sum;
  return {
    hansen: sum.value,
    molarVolume: volume.value,
    groups: sum.groups.map(({ label, count }) => `${count} × ${label}`).join(", "),
  };
}

export const openEnds = ({ atoms }: Structure): number => atoms.filter(({ element }) => element === 0).length;
