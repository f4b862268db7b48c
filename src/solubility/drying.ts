import { compositionAfterEvaporation } from "../formulas/evaporation.js";
import { pressureBetween, pressureByTrouton } from "../formulas/vapour-pressure.js";
import type { Solvent } from "../model/solvent.js";
import { ROOM_C } from "./liquid.js";
import { numberOf } from "./number-of.js";

export interface VapourPressure {
  /** kPa */
  value: number;
  /** from the boiling point alone, by Trouton's rule */
  isEstimated: boolean;
}

/** Measured near 25 °C and carried to the boiling point, or estimated from it; null where neither is known. */
export function vapourPressure(solvent: Solvent, temperature_C: number): VapourPressure | null {
  const boiling = numberOf(solvent.boiling_point_C);
  const measured = numberOf(solvent.vapour_pressure_kPa);
  if (measured === null)
    return boiling === null ? null : { value: pressureByTrouton(boiling, temperature_C), isEstimated: true };
  const measuredAt = solvent.vapour_pressure_kPa[0]?.temperature_C ?? ROOM_C;
  if (Math.abs(measuredAt - temperature_C) < 1) return { value: measured, isEstimated: false };
  if (boiling === null || boiling <= measuredAt) return null;
  const point = { pressure_kPa: measured, temperature_C: measuredAt };
  return { value: pressureBetween(point, boiling, temperature_C), isEstimated: false };
}

/** Volume fractions of what is left when a share of the liquid remains; null where a vapour pressure is not known. */
export function leftAfterDrying(
  solvents: readonly Solvent[],
  fractions: readonly number[],
  remaining: number,
  temperature_C: number,
): number[] | null {
  const pressures = solvents.map((solvent) => vapourPressure(solvent, temperature_C));
  if (pressures.includes(null)) return null;
  return compositionAfterEvaporation(
    fractions.map((volume_fraction, index) => ({
      volume_fraction,
      vapour_pressure: pressures[index]!.value,
    })),
    remaining,
  );
}
