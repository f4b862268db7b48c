import type { Query } from "../model/query.js";
import type { EvidenceStanding } from "./evidence-grade.js";
import type { Solubility } from "./solubility.js";

/** Why a candidate can be no better than viable, one sentence each. Empty: nothing keeps it from recommended. */
export function capsOf(query: Query, evidence: EvidenceStanding, solubility: Solubility | null): string[] {
  return [
    ...(evidence.grade === "analogous" ? ["No study reports it in this component."] : []),
    ...(evidence.grade === "predicted" ? ["No study reports it at all."] : []),
    ...solubilityCap(query, solubility),
    ...(query.component === "anode" && query.anode === "lithium-metal"
      ? ["A lithium foil holds no binder; this would bind a layer beside it."]
      : []),
  ];
}

function solubilityCap(query: Query, solubility: Solubility | null): string[] {
  if (query.process !== "wet" || solubility === null) return [];
  if (solubility.verdict === "soluble" || solubility.verdict === "dispersed") return [];
  return ["It is neither measured nor predicted to dissolve or disperse in this solvent."];
}
