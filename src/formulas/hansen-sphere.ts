import type { HansenTriplet } from "../model/sourced.js";
import { hansenDistance } from "./hansen.js";

export interface Sphere {
  /** MPa^0.5 */
  centre: HansenTriplet;
  /** R0, MPa^0.5 */
  radius: number;
}

export interface Trial {
  hansen: HansenTriplet;
  isGood: boolean;
}

/** A good solvent outside the sphere is wrong out, a bad one inside wrong in. */
export function isMisplaced({ centre, radius }: Sphere, { hansen, isGood }: Trial): boolean {
  const isInside = hansenDistance(centre, hansen) <= radius;
  return isInside !== isGood;
}

/**
 * Desirability of a sphere for its trials, 0 to 1: the geometric mean of exp(−|Ra − R0|) over the misplaced solvents, 1 for
 * the others; 1 where every solvent lies where it should. Hansen 2007, ch. 1 (the DATAFIT function).
 */
export function desirability(sphere: Sphere, trials: readonly Trial[]): number {
  const errors = trials.map((trial) =>
    isMisplaced(sphere, trial) ? Math.abs(hansenDistance(sphere.centre, trial.hansen) - sphere.radius) : 0,
  );
  return Math.exp(-errors.reduce((sum, error) => sum + error, 0) / trials.length);
}
