import type { DesignContext } from "../model/query.js";
import type { SolubilityFigures } from "../solubility/figures.js";
import type { Solubility } from "../solubility/solubility.js";
import type { CandidateParts } from "./candidates.js";
import type { EvidenceStanding } from "./evidence-grade.js";

interface Capped {
  query: DesignContext;
  parts: CandidateParts;
  evidence: EvidenceStanding;
  solubility: SolubilityFigures | null;
}

interface Cap {
  holds: (capped: Capped) => boolean;
  /** one sentence; the solubility is the one that the cap was asked about */
  says: (solubility: Solubility | null) => string;
}

/** What keeps a candidate from being better than viable. */
const CAPS: readonly Cap[] = [
  {
    holds: ({ evidence }) => evidence.grade === "analogous",
    says: () => "No study reports it in this component.",
  },
  {
    holds: ({ evidence }) => evidence.grade === "predicted",
    says: () => "No study reports it at all.",
  },
  {
    holds: ({ parts, evidence }) => parts.scaffold !== null && evidence.grade === "partly",
    says: () => "No study fills this frame with this.",
  },
  {
    // a study that speaks of active material and electrolyte without a component is read as one of a cathode
    holds: ({ query, evidence }) =>
      query.component !== "cathode" && evidence.differs.includes("component not stated"),
    says: () => "Its study does not state the component and is read as one of a composite cathode.",
  },
  {
    holds: (capped) => isCast(capped) && capped.solubility!.verdict !== "soluble",
    says: () => "It is neither measured nor predicted to dissolve or disperse in this solvent.",
  },
  {
    // a likely solvent that most spheres leave out is a matter of which sphere is right
    holds: (capped) =>
      isCast(capped) &&
      capped.solubility!.verdict === "soluble" &&
      capped.solubility!.basis === "predicted" &&
      capped.solubility!.isInsideMost === false,
    says: (solubility) => {
      const { inside, spheres } = solubility!.prediction!.red;
      return `It lies inside ${inside} of ${spheres} Hansen spheres of this binder, not inside most.`;
    },
  },
  {
    holds: ({ query }) => query.component === "anode" && query.anode === "lithium-metal",
    says: () => "A lithium foil holds no binder; this would bind a layer beside it.",
  },
];

/** Whether it has to dissolve: in a slurry, unless it is dispersed there. */
const isCast = ({ query, solubility }: Capped): boolean =>
  query.process === "wet" && solubility !== null && solubility.verdict !== "dispersed";

/** Whether a candidate can be no better than viable. */
export function isCapped(capped: Capped): boolean {
  for (const cap of CAPS) if (cap.holds(capped)) return true;
  return false;
}

/** Why a candidate can be no better than viable, one sentence each. Empty: nothing keeps it from recommended. */
export const capsOf = (capped: Capped & { solubility: Solubility | null }): string[] =>
  CAPS.filter((cap) => cap.holds(capped)).map((cap) => cap.says(capped.solubility));
