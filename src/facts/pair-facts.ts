import type { FigureKind } from "../solubility/figure-kind.js";
import type { SolubilityFigures } from "../solubility/figures.js";
import { type EvidenceStanding, isOfSameFilling } from "./evidence-grade.js";
import type { FactSources } from "./fact-source.js";

/** What is known of a binder and its solvent system together, and of the scaffold that they fill. */
export interface KnownPair extends PairStanding {
  /** null where there is no binder or no solvent */
  solubility: SolubilityFigures | null;
  /** what the verdict on solubility rests on; null where there is none */
  note: () => string | null;
}

/** What is known of them but for solubility. */
export interface PairStanding {
  evidence: EvidenceStanding;
  /** why there is no solvent to speak of */
  noSolvent: string;
  /** id; null where none is used */
  scaffold: string | null;
  filling: "none" | "solution" | "slurry";
}

const whyOpen = ({ note, noSolvent }: Pick<KnownPair, "note" | "noSolvent">): string => note() ?? noSolvent;
const whyNoSphere = ({ solubility, note, noSolvent }: KnownPair): string => {
  if (solubility === null) return noSolvent;
  // what leaves the pair open leaves its distance open
  return (solubility.verdict === null ? note() : null) ?? "no Hansen sphere with a radius of its own";
};
const whyUnclear = (): string => "the record does not state its component";
const always = (): string => "nothing is known of the pair";
const noScaffold = (): string => "no scaffold is used";

/** Facts of how close the evidence comes, and of the scaffold that a binder and its solvents fill. */
export const STANDING_FACTS: FactSources<PairStanding> = {
  "pair.evidence_grade": { value: ({ evidence }) => evidence.grade, unknown: always },
  "pair.is_reported_in_component": {
    value: ({ evidence }) => evidence.isInComponent,
    unknown: whyUnclear,
  },
  "pair.is_reported_in_component_and_process": {
    value: ({ evidence }) => evidence.isInComponentAndProcess,
    unknown: whyUnclear,
  },
  "pair.is_comparator": { value: ({ evidence }) => evidence.isComparator, unknown: always },
  "scaffold.id": { value: ({ scaffold }) => scaffold, unknown: noScaffold },
  "scaffold.filling": {
    value: ({ scaffold, filling }) => (scaffold === null ? "none" : filling),
    unknown: noScaffold,
  },
  "scaffold.is_reported_with_filling": {
    value: ({ scaffold, evidence }) => (scaffold === null ? null : isOfSameFilling(evidence)),
    unknown: noScaffold,
  },
  "scaffold.is_reported": {
    value: ({ scaffold, evidence }) => (scaffold === null ? null : evidence.records.length > 0),
    unknown: noScaffold,
  },
};

/** Facts of solubility that are words of closed lists. */
export const KIND_FACTS: FactSources<
  Pick<KnownPair, "note" | "noSolvent"> & { solubility: FigureKind | null }
> = {
  "pair.solubility": { value: ({ solubility }) => solubility?.verdict, unknown: whyOpen },
  "pair.solubility_basis": { value: ({ solubility }) => solubility?.basis, unknown: whyOpen },
};

/** Facts of a binder and its solvent system together, of how close the evidence comes, and of the scaffold they fill. */
export const PAIR_FACTS: FactSources<KnownPair> = {
  ...KIND_FACTS,
  "pair.solubility_note": { value: ({ note }) => note(), unknown: ({ noSolvent }) => noSolvent },
  "pair.solubility_probability": { value: ({ solubility }) => solubility?.probability, unknown: whyOpen },
  "pair.red": { value: ({ solubility }) => solubility?.red, unknown: whyNoSphere },
  "pair.red_share_inside": { value: ({ solubility }) => solubility?.shareInside, unknown: whyNoSphere },
  ...STANDING_FACTS,
};
