import type { DesignContext } from "../model/query.js";
import type { Solubility } from "../solubility/solubility.js";
import type { CandidateParts } from "./candidates.js";
import type { EvidenceStanding } from "./evidence-grade.js";

/** Why a candidate can be no better than viable, one sentence each. Empty: nothing keeps it from recommended. */
export function capsOf(
  query: DesignContext,
  parts: CandidateParts,
  evidence: EvidenceStanding,
  solubility: Solubility | null,
): string[] {
  return [
    ...(evidence.grade === "analogous" ? ["No study reports it in this component."] : []),
    ...(evidence.grade === "predicted" ? ["No study reports it at all."] : []),
    ...(parts.scaffold !== null && evidence.grade === "partly"
      ? ["No study fills this frame with this."]
      : []),
    ...unstatedComponent(query, evidence),
    ...solubilityCap(query, solubility),
    ...(query.component === "anode" && query.anode === "lithium-metal"
      ? ["A lithium foil holds no binder; this would bind a layer beside it."]
      : []),
  ];
}

function solubilityCap(query: DesignContext, solubility: Solubility | null): string[] {
  if (query.process !== "wet" || solubility === null) return [];
  if (solubility.verdict === "dispersed") return [];
  if (solubility.verdict === "soluble")
    return solubility.basis === "predicted" ? minorityCap(solubility) : [];
  return ["It is neither measured nor predicted to dissolve or disperse in this solvent."];
}

/** A likely solvent that most spheres leave out is a matter of which sphere is right. */
function minorityCap({ prediction }: Solubility): string[] {
  if (prediction === null || prediction.red.inside * 2 > prediction.red.spheres) return [];
  const { inside, spheres } = prediction.red;
  return [`It lies inside ${inside} of ${spheres} Hansen spheres of this binder, not inside most.`];
}

/** A study that speaks of active material and electrolyte without a component is read as one of a cathode. */
const unstatedComponent = (query: DesignContext, evidence: EvidenceStanding): string[] =>
  query.component !== "cathode" && evidence.differs.includes("component not stated")
    ? ["Its study does not state the component and is read as one of a composite cathode."]
    : [];
