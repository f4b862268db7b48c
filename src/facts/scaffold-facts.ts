import type { CandidateParts } from "./candidates.js";
import type { EvidenceStanding } from "./evidence-grade.js";
import { type FactMap, factMap, known, unknown } from "./fact-map.js";

/** Facts of a scaffold and what fills it; without one only the filling is known, as none. */
export function scaffoldFacts(
  { scaffold, binder, solvent }: CandidateParts,
  evidence: EvidenceStanding,
): FactMap {
  if (scaffold === null) {
    const none = unknown("no scaffold is used");
    return factMap({ "scaffold.id": none, "scaffold.filling": known("none") });
  }
  const filling = solvent === null ? "none" : binder === null ? "solution" : "slurry";
  return factMap({
    "scaffold.id": known(scaffold.id),
    "scaffold.filling": known(filling),
    "scaffold.is_reported_with_filling": known(evidence.grade === "reported"),
    "scaffold.is_reported": known(evidence.records.length > 0),
  });
}
