import type { EvidenceStanding } from "./evidence-grade.js";
import { type FactMap, factMap, factOr, known, unknown } from "./fact-map.js";
import type { Solubility } from "./solubility.js";

/** Facts of a binder and its solvent system together, and of how close the evidence comes. */
export function pairFacts(solubility: Solubility | null, evidence: EvidenceStanding): FactMap {
  const noSolvent = "no solvent is used";
  const why = solubility?.note ?? noSolvent;
  const reportedUnclear = "the record does not state its component";
  return factMap({
    "pair.solubility": factOr(solubility?.verdict, why),
    "pair.solubility_basis": factOr(solubility?.basis, why),
    "pair.red":
      solubility === null ? unknown(noSolvent) : factOr(solubility.red, "no Hansen sphere to calculate with"),
    "pair.red_share_inside": factOr(solubility?.shareInside, "no Hansen sphere to calculate with"),
    "pair.evidence_grade": known(evidence.grade),
    "pair.is_reported_in_component": factOr(evidence.isInComponent, reportedUnclear),
    "pair.is_reported_in_component_and_process": factOr(evidence.isInComponentAndProcess, reportedUnclear),
    "pair.is_comparator": known(evidence.isComparator),
  });
}
