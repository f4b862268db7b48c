import { blendHansen, blendMolarVolume } from "../formulas/blend.js";
import { hansenAtTemperature } from "../formulas/hansen-temperature.js";
import type { Solvent } from "../model/solvent.js";
import type { HansenTriplet } from "../model/sourced.js";
import { isGroupSum } from "./group-method.js";
import { numberOf } from "./number-of.js";
import type { SolventSystem } from "./solvent-system.js";
import { extremeOf } from "./worst-word.js";

/** A liquid as far as the model needs it. */
export interface Liquid {
  /** MPa^0.5 at the temperature asked for */
  hansen: HansenTriplet;
  /** cm³/mol at 25 °C */
  molarVolume: number;
  /** lowest boiling point of its parts, °C; null: not known of every part */
  boiling_C: number | null;
}

export const ROOM_C = 25;

/** The preferred parameters of a solvent, or its group sum, to compare with a polymer that has nothing else. */
export type LiquidBasis = "preferred" | "group-sum";

export const hansenOf = ({ hansen }: Solvent, basis: LiquidBasis): HansenTriplet | undefined =>
  (basis === "preferred" ? hansen[0] : hansen.find(isGroupSum))?.value;

/** The liquid of a solvent system; null where a part lacks parameters or volume, or the ratio is not known. */
export function liquidOf(
  system: SolventSystem,
  temperature_C: number,
  expansion: number,
  basis: LiquidBasis = "preferred",
): Liquid | null {
  // at room temperature nothing expands, and a solvent system meets every binder: its liquids are made once
  if (temperature_C !== ROOM_C) return madeLiquid(system, temperature_C, expansion, basis);
  const known = basis === "preferred" ? system.preferredLiquid : system.groupSumLiquid;
  if (known !== undefined) return known;
  const made = madeLiquid(system, ROOM_C, expansion, basis);
  if (basis === "preferred") system.preferredLiquid = made;
  else system.groupSumLiquid = made;
  return made;
}

function madeLiquid(
  system: SolventSystem,
  temperature_C: number,
  expansion: number,
  basis: LiquidBasis,
): Liquid | null {
  const { parts, volumeFractions } = system;
  if (volumeFractions === null) return null;
  const known: { hansen: HansenTriplet; molar_volume_cm3_mol: number; volume_fraction: number }[] = [];
  for (const [index, part] of parts.entries()) {
    const hansen = hansenOf(part, basis);
    const molar_volume_cm3_mol = numberOf(part.molar_volume_cm3_mol);
    if (hansen === undefined || molar_volume_cm3_mol === null) return null;
    known.push({ hansen, molar_volume_cm3_mol, volume_fraction: volumeFractions[index]! });
  }
  return {
    hansen: atTemperature(blendHansen(known), temperature_C, expansion),
    molarVolume: blendMolarVolume(known),
    boiling_C: extremeOf(
      parts.map((part) => numberOf(part.boiling_point_C)),
      Math.min,
    ),
  };
}

/** At room temperature the parameters stand as they are tabulated. */
export const atTemperature = (
  hansen: HansenTriplet,
  temperature_C: number,
  expansion: number,
): HansenTriplet =>
  temperature_C === ROOM_C ? hansen : hansenAtTemperature(hansen, temperature_C - ROOM_C, expansion);
