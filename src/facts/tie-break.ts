import type { EvidenceGrade } from "../model/advice.js";
import { hazardLevel, type KnownSolvent } from "./solvent-facts.js";

const GRADES: EvidenceGrade[] = ["reported", "partly", "analogous", "predicted"];
const HAZARDS = ["low", "medium", "high"];
/** °C; a solvent that boils between them is easy to dry and to keep. */
export const COMFORTABLE = { low: 60, high: 220 };

/** Between equal scores: evidence grade, then hazard, then a boiling point of 60 to 220 °C. Unknown comes last. */
export const tieBreak = (grade: EvidenceGrade, solvent: KnownSolvent | null): number[] => [
  GRADES.indexOf(grade),
  ...solventTieBreak(solvent),
];

function solventTieBreak(solvent: KnownSolvent | null): [number, number] {
  const hazard = solvent && hazardLevel(solvent);
  const lowest = solvent === null ? null : solvent.boilingPoint(Math.min);
  const highest = solvent === null ? null : solvent.boilingPoint(Math.max);
  const isComfortable =
    lowest !== null && highest !== null && lowest >= COMFORTABLE.low && highest <= COMFORTABLE.high;
  return [hazard === null ? HAZARDS.length : HAZARDS.indexOf(hazard), isComfortable ? 0 : 1];
}
