import type { MaterialContext } from "../model/query.js";
import type { FigureKind } from "../solubility/figure-kind.js";
import type { Solubility } from "../solubility/solubility.js";
import type { CandidateParts } from "./candidates.js";
import { type EvidenceStanding, isOfSameFilling } from "./evidence-grade.js";

interface Standing {
  query: MaterialContext;
  parts: Pick<CandidateParts, "scaffold">;
  evidence: EvidenceStanding;
}

interface Cast {
  query: MaterialContext;
  /** null where there is no binder or no solvent */
  solubility: FigureKind | null;
}

/** With one sentence; the solubility is the one that the cap was asked about. */
type Cap = { says: (solubility: Solubility | null, evidence: EvidenceStanding) => string } & (
  | { on: "evidence"; holds: (standing: Standing) => boolean }
  | { on: "solubility"; holds: (cast: Cast) => boolean }
);

/** What keeps a candidate from being better than viable. */
const CAPS: readonly Cap[] = [
  {
    on: "evidence",
    holds: ({ evidence }) => evidence.grade === "analogous",
    says: (_, { isInFrame, differs }) =>
      isInFrame
        ? "No study reports it in such a layer without a frame."
        : differs.some((what) => what.startsWith("reported in a blend"))
          ? "No study reports it by itself in such a layer."
          : "No study reports it in such a layer.",
  },
  {
    on: "evidence",
    holds: ({ evidence }) => evidence.grade === "predicted",
    says: () => "No study reports it at all.",
  },
  {
    on: "evidence",
    holds: ({ parts, evidence }) =>
      parts.scaffold !== null && evidence.grade === "partly" && !isOfSameFilling(evidence),
    says: () => "No study fills this frame with this.",
  },
  {
    on: "evidence",
    holds: ({ evidence }) =>
      evidence.records.length > 0 && evidence.isInComponent === false && evidence.isComparator,
    says: () => "A study has it in such a layer as the worse side of a comparison only.",
  },
  {
    on: "evidence",
    // a study that speaks of active material and electrolyte without a component is read as one of a cathode
    holds: ({ query, evidence }) =>
      query.component !== "cathode" && evidence.differs.includes("component not stated"),
    says: () => "Its study does not state the component and is read as one of a composite cathode.",
  },
  {
    on: "solubility",
    holds: (cast) => isCast(cast) && cast.solubility!.verdict !== "soluble",
    says: () => "It is neither measured nor predicted to dissolve or disperse in this solvent.",
  },
  {
    on: "solubility",
    // a likely solvent that most spheres leave out is a matter of which sphere is right
    holds: (cast) =>
      isCast(cast) &&
      cast.solubility!.verdict === "soluble" &&
      cast.solubility!.basis === "predicted" &&
      cast.solubility!.isInsideMost === false,
    says: (solubility) => {
      const { inside, spheres } = solubility!.prediction!.red;
      return `It lies inside ${inside} of ${spheres} Hansen spheres of this binder, not inside most.`;
    },
  },
  {
    on: "evidence",
    holds: ({ query }) => query.component === "anode" && query.anode === "lithium-metal",
    says: () => "A lithium foil holds no binder; this would bind a layer beside it.",
  },
];

/** Whether it has to dissolve: in a slurry, be it cast or filled into a frame, unless it is dispersed there. */
const isCast = ({ query, solubility }: Cast): boolean =>
  query.process !== "dry" && solubility !== null && solubility.verdict !== "dispersed";

const holds = (cap: Cap, capped: Standing & Cast): boolean => cap.holds(capped);

/** Whether a candidate can be no better than viable. */
export const isCapped = (capped: Standing & Cast): boolean => CAPS.some((cap) => holds(cap, capped));

/** Whether the evidence, and the layer itself, let it be no better. */
export const isCappedByEvidence = (standing: Standing): boolean =>
  CAPS.some((cap) => cap.on === "evidence" && cap.holds(standing));

/** Whether its solubility lets it be no better. */
export const isCappedBySolubility = (cast: Cast): boolean =>
  CAPS.some((cap) => cap.on === "solubility" && cap.holds(cast));

/** Why a candidate can be no better than viable, one sentence each. Empty: nothing keeps it from recommended. */
export const capsOf = (capped: Standing & { solubility: Solubility | null }): string[] =>
  CAPS.filter((cap) => holds(cap, capped)).map((cap) => cap.says(capped.solubility, capped.evidence));
