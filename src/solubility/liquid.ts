import { blendHansen, blendMolarVolume } from "../formulas/blend.js";
import { hansenAtTemperature } from "../formulas/hansen-temperature.js";
import type { Solvent } from "../model/solvent.js";
import type { HansenTriplet } from "../model/sourced.js";
import { isGroupSum } from "./group-method.js";
import { numberOf } from "./number-of.js";
import type { SolventSystem } from "./solvent-system.js";

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
  const key = `${temperature_C} ${expansion} ${basis}`;
  const known = liquidsBySystem.get(system) ?? new Map<string, Liquid | null>();
  liquidsBySystem.set(system, known);
  if (!known.has(key)) known.set(key, madeLiquid(system, temperature_C, expansion, basis));
  return known.get(key)!;
}

/** A solvent system meets every binder, so its liquid is made once. */
const liquidsBySystem = new WeakMap<SolventSystem, Map<string, Liquid | null>>();

function madeLiquid(
  system: SolventSystem,
  temperature_C: number,
  expansion: number,
  basis: LiquidBasis,
): Liquid | null {
  const { parts, volumeFractions } = system;
  if (volumeFractions === null) return null;
  const known = parts.flatMap((part, index) => {
    const hansen = hansenOf(part, basis);
    const volume = numberOf(part.molar_volume_cm3_mol);
    if (hansen === undefined || volume === null) return [];
    return [{ hansen, molar_volume_cm3_mol: volume, volume_fraction: volumeFractions[index]! }];
  });
  if (known.length < parts.length) return null;
  const boiling = parts.map((part) => numberOf(part.boiling_point_C));
  return {
    hansen: atTemperature(blendHansen(known), temperature_C, expansion),
    molarVolume: blendMolarVolume(known),
    boiling_C: boiling.includes(null) ? null : Math.min(...(boiling as number[])),
  };
}

/** At room temperature the parameters stand as they are tabulated. */
export const atTemperature = (
  hansen: HansenTriplet,
  temperature_C: number,
  expansion: number,
): HansenTriplet =>
  temperature_C === ROOM_C ? hansen : hansenAtTemperature(hansen, temperature_C - ROOM_C, expansion);
