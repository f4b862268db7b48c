import { GAS_CONSTANT, kelvin } from "./constants.js";

/** 1 atm in kPa: the pressure that a normal boiling point belongs to. */
const ATMOSPHERE_KPA = 101.325;

/** Antoine equation, log10 P = A − B/(C + t); P and t in the units of the constants. C. Antoine, C. R. Acad. Sci. 107 (1888) 681. */
export const antoinePressure = (
  { a, b, c }: { a: number; b: number; c: number },
  temperature: number,
): number => 10 ** (a - b / (c + temperature));

/**
 * Vapour pressure in kPa between a measured point and the normal boiling point: ln P is linear in 1/T (Clausius–Clapeyron,
 * constant heat of vaporisation).
 */
export function pressureBetween(
  point: { pressure_kPa: number; temperature_C: number },
  boiling_C: number,
  temperature_C: number,
): number {
  const [inverse, low, high] = [temperature_C, point.temperature_C, boiling_C].map((t) => 1 / kelvin(t)) as [
    number,
    number,
    number,
  ];
  const slope = Math.log(ATMOSPHERE_KPA / point.pressure_kPa) / (high - low);
  return point.pressure_kPa * Math.exp(slope * (inverse - low));
}

/** Entropy of vaporisation at the normal boiling point, J/(mol K); F. Trouton, Phil. Mag. 18 (1884) 54. */
const TROUTON = 88;

/**
 * Vapour pressure in kPa from the normal boiling point alone, by Trouton's rule and a constant heat of vaporisation; within
 * a factor of two or three for liquids that do not associate.
 */
export const pressureByTrouton = (boiling_C: number, temperature_C: number): number =>
  ATMOSPHERE_KPA * Math.exp((TROUTON / GAS_CONSTANT) * (1 - kelvin(boiling_C) / kelvin(temperature_C)));
