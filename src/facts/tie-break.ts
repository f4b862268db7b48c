import type { EvidenceGrade } from "../model/advice.js";
import { hazardLevel, type KnownSolvent } from "./solvent-facts.js";

const GRADES: EvidenceGrade[] = ["reported", "partly", "analogous", "predicted"];
const HAZARDS = ["low", "medium", "high"];
/** °C; a solvent that boils between them is easy to dry and to keep. */
export const COMFORTABLE = { low: 60, high: 220 };

/**
 * Between equal scores, in one number, the better the smaller: evidence grade, then hazard, then a boiling point of 60 to 220 °C.
 * Unknown comes last.
 * @param solvent as `solventTieBreak` gives it
 */
export const tieBreak = (grade: EvidenceGrade, solvent: number): number =>
  GRADES.indexOf(grade) * SOLVENT_RANKS + solvent;

/** What a solvent, or that there is none, adds to it. */
export function solventTieBreak(solvent: KnownSolvent | null): number {
  const hazard = solvent && hazardLevel(solvent);
  const lowest = solvent === null ? null : solvent.boilingPoint(Math.min);
  const highest = solvent === null ? null : solvent.boilingPoint(Math.max);
  const isComfortable =
    lowest !== null && highest !== null && lowest >= COMFORTABLE.low && highest <= COMFORTABLE.high;
  return 2 * (hazard === null ? HAZARDS.length : HAZARDS.indexOf(hazard)) + (isComfortable ? 0 : 1);
}

const SOLVENT_RANKS = 2 * (HAZARDS.length + 1);
export const TIE_BREAKS = GRADES.length * SOLVENT_RANKS;

/** Whether a study reports what has this tie-break, as it is asked for. */
export const isReported = (ofCandidate: number): boolean => ofCandidate < SOLVENT_RANKS;
