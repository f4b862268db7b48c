import { blendHansen, blendMolarVolume } from "../formulas/blend.js";
import { hansenAtTemperature } from "../formulas/hansen-temperature.js";
import type { Solvent } from "../model/solvent.js";
import type { HansenTriplet } from "../model/sourced.js";
import { isGroupSum } from "./group-method.js";
import { numberOf } from "./number-of.js";
import { type SolventSystem, singleSolvent } from "./solvent-system.js";
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

/** Two solvents that are mixed in one ratio after another, at room temperature. */
export class LiquidMixer {
  private readonly mixture: Liquid = {
    hansen: { delta_d: 0, delta_p: 0, delta_h: 0 },
    molarVolume: 0,
    boiling_C: null,
  };

  private constructor(
    private readonly first: Liquid,
    private readonly second: Liquid,
  ) {
    this.mixture.boiling_C = extremeOf([first.boiling_C, second.boiling_C], Math.min);
  }

  /** Null where one of the solvents lacks parameters or volume. */
  static of(
    [first, second]: readonly [Solvent, Solvent],
    expansion: number,
    basis: LiquidBasis,
  ): LiquidMixer | null {
    const [a, b] = [first, second].map((solvent) =>
      liquidOf(singleSolvent(solvent), ROOM_C, expansion, basis),
    );
    return a && b ? new LiquidMixer(a, b) : null;
  }

  /** The liquid at a volume fraction of the first, written over by the next; as `blendHansen` and `blendMolarVolume` mix. */
  at(share: number): Liquid {
    const { first, second, mixture } = this;
    const rest = 1 - share;
    mixture.hansen.delta_d = first.hansen.delta_d * share + second.hansen.delta_d * rest;
    mixture.hansen.delta_p = first.hansen.delta_p * share + second.hansen.delta_p * rest;
    mixture.hansen.delta_h = first.hansen.delta_h * share + second.hansen.delta_h * rest;
    mixture.molarVolume = 1 / (share / first.molarVolume + rest / second.molarVolume);
    return mixture;
  }
}
