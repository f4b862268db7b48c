import type { Solubility } from "../solubility/solubility.js";
import type { EvidenceStanding } from "./evidence-grade.js";
import { type FactMap, factMap, factOr, known, unknown } from "./fact-map.js";

/** Facts of a binder and its solvent system together, and of how close the evidence comes. */
export function pairFacts(
  solubility: Solubility | null,
  evidence: EvidenceStanding,
  noSolvent: string,
): FactMap {
  const why = solubility?.note ?? noSolvent;
  // the usual radius is too rough for rules on affinity
  const isTabulated = solubility?.prediction != null && solubility.prediction.kind !== "estimated";
  const sphere = isTabulated ? solubility.prediction!.red : null;
  const noSphere = solubility === null ? noSolvent : "no Hansen sphere to calculate with";
  const reportedUnclear = "the record does not state its component";
  return factMap({
    "pair.solubility": factOr(solubility?.verdict, why),
    "pair.solubility_basis": factOr(solubility?.basis, why),
    "pair.solubility_note": factOr(solubility?.note, noSolvent),
    "pair.solubility_probability": factOr(solubility?.probability, why),
    "pair.red": sphere === null ? unknown(noSphere) : known(sphere.value),
    "pair.red_share_inside": sphere === null ? unknown(noSphere) : known(sphere.inside / sphere.spheres),
    "pair.evidence_grade": known(evidence.grade),
    "pair.is_reported_in_component": factOr(evidence.isInComponent, reportedUnclear),
    "pair.is_reported_in_component_and_process": factOr(evidence.isInComponentAndProcess, reportedUnclear),
    "pair.is_comparator": known(evidence.isComparator),
  });
}
