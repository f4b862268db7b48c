import type { EvidenceGrade } from "../model/advice.js";
import { type FactMap, factValue } from "./fact-map.js";

const GRADES: EvidenceGrade[] = ["reported", "partly", "analogous", "predicted"];
const HAZARDS = ["low", "medium", "high"];
/** °C; a solvent that boils between them is easy to dry and to keep. */
export const COMFORTABLE = { low: 60, high: 220 };

/** Between equal scores: evidence grade, then hazard, then a boiling point of 60 to 220 °C. Unknown comes last. */
export function tieBreak(grade: EvidenceGrade, solvent: FactMap): number[] {
  const value = (name: string) => factValue(solvent, name);
  const hazard = value("solvent.hazard_level");
  const [lowest, highest] = [
    value("solvent.lowest_boiling_point_C"),
    value("solvent.highest_boiling_point_C"),
  ];
  const isComfortable =
    typeof lowest === "number" &&
    typeof highest === "number" &&
    lowest >= COMFORTABLE.low &&
    highest <= COMFORTABLE.high;
  return [
    GRADES.indexOf(grade),
    hazard === null ? HAZARDS.length : HAZARDS.indexOf(String(hazard)),
    isComfortable ? 0 : 1,
  ];
}
