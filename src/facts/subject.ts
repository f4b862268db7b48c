import type { Binder } from "../model/binder.js";
import type { Knowledge } from "../model/knowledge.js";
import type { MaterialContext } from "../model/query.js";
import type { CitedRecord } from "../model/rule.js";
import type { Solvent } from "../model/solvent.js";
import { once } from "../once.js";
import { type BinderUnit, binderUnit } from "../solubility/binder-unit.js";
import type { Solubility } from "../solubility/solubility.js";
import { BINDER_FACTS, KnownBinder } from "./binder-facts.js";
import type { CandidateParts } from "./candidates.js";
import { capsOf, isCapped } from "./caps.js";
import { EvidenceFile, type EvidenceStanding, type SubjectEvidence } from "./evidence-grade.js";
import { type Fact, type FactMap, factMap, joinFacts, known, unknown } from "./fact-map.js";
import { readFacts } from "./fact-source.js";
import { KnownSolubilities } from "./known-solubilities.js";
import { FACT_NAMES } from "./names.js";
import { type KnownPair, PAIR_FACTS, type PairStanding } from "./pair-facts.js";
import { remember } from "./remember.js";
import { KnownSolvent, SOLVENT_FACTS } from "./solvent-facts.js";
import { solventTieBreak, tieBreak } from "./tie-break.js";

/** A candidate with everything known of it, in words that are made when they are asked for. */
export interface Subject {
  parts: CandidateParts;
  readonly solubility: Solubility | null;
  evidence: EvidenceStanding;
  readonly caps: string[];
  facts: ReturnType<typeof joinFacts>;
  /** what the records in use rest on: the review's numbers or other source ids */
  cited: (what: CitedRecord) => (number | string)[];
}

/** What is known of the candidates of one query; what is known of a binder or a solvent is worked out once each. */
export class SubjectFile {
  private readonly ofBinder = new Map<string, FactMap>();
  private readonly ofSolvent = new Map<string, FactMap>();
  private readonly tieBreaks = new Map<string, number>();
  private readonly polymers = new Map<string, ReturnType<typeof binderUnit>>();
  readonly solubilities: KnownSolubilities;
  private readonly evidence: EvidenceFile;
  private readonly binderMissing: FactMap;
  private readonly solventMissing: FactMap;
  private readonly noSolvent: string;
  /** empty where a layer is made without a solvent, null where one is not given */
  private readonly withoutSolvent: "" | null;

  constructor(
    readonly query: MaterialContext,
    private readonly queryFacts: FactMap,
    private readonly knowledge: Knowledge,
  ) {
    this.solubilities = KnownSolubilities.of(knowledge);
    this.evidence = EvidenceFile.of(query, knowledge);
    this.noSolvent = whyNoSolvent(query);
    this.withoutSolvent = query.process === "wet" || query.process === null ? null : "";
    this.binderMissing =
      query.process === "scaffold" ? factMap({}) : factMap(missing("binder", "the binder is not given"));
    this.solventMissing = missingSolvent(query, this.noSolvent);
  }

  /** The binder; without one the frame is the polymer in the layer. Null where neither is given. */
  binder({ binder, scaffold }: CandidateParts): KnownBinder | null {
    const polymer = binder ?? (scaffold && this.polymer(scaffold.id));
    return polymer && new KnownBinder(polymer, this.queryFacts, this.knowledge);
  }

  /** The solvent system, whatever its ratio; null where there is none. */
  solvent({ solvent }: CandidateParts): KnownSolvent | null {
    return solvent && new KnownSolvent(solvent, this.query, this.knowledge);
  }

  binderFacts(parts: CandidateParts): FactMap {
    const known = this.binder(parts);
    if (known === null) return this.binderMissing;
    return remember(this.ofBinder, known.unit.id, () => readFacts(BINDER_FACTS, known));
  }

  solventFacts(parts: CandidateParts): FactMap {
    const known = this.solvent(parts);
    if (known === null) return this.solventMissing;
    return remember(this.ofSolvent, parts.solvent!.id, () => readFacts(SOLVENT_FACTS, known));
  }

  /** What decides between equal scores; smaller is better. */
  tieBreak(parts: CandidateParts): number {
    const key = parts.solvent?.id ?? "";
    const solvent = remember(this.tieBreaks, key, () => solventTieBreak(this.solvent(parts)));
    return tieBreak(this.evidenceFor(parts).grade, solvent);
  }

  /** @param solubility null where there is no binder or no solvent */
  pair(parts: CandidateParts, solubility = this.solubilities.figuresOf(parts)): KnownPair {
    const { binder, solvent } = parts;
    const isPair = binder !== null && solvent !== null;
    const { evidence, noSolvent, scaffold, filling } = this.standing(parts);
    // spread, each pair would have a hidden class of its own
    return {
      evidence,
      noSolvent,
      scaffold,
      filling,
      solubility,
      note: () => (isPair ? this.solubilities.inWords(binder, solvent).note : null),
    };
  }

  private evidenceFor({ binder, solvent, scaffold }: CandidateParts): EvidenceStanding {
    return this.evidence.about(binder, scaffold?.id ?? null).standing(solvent?.id ?? this.withoutSolvent);
  }

  private standing(parts: CandidateParts): PairStanding {
    const { binder, solvent, scaffold } = parts;
    return {
      evidence: this.evidenceFor(parts),
      noSolvent: solvent === null ? this.noSolvent : NOTHING_KNOWN,
      scaffold: scaffold?.id ?? null,
      filling: solvent === null ? "none" : binder === null ? "solution" : "slurry",
    };
  }

  /** What is on record of a binder without a scaffold. */
  evidenceOf(binder: BinderUnit): SubjectEvidence {
    return this.evidence.about(binder, null);
  }

  /** Of a binder and a solvent system, which has this evidence. */
  standingBy(evidence: EvidenceStanding): PairStanding {
    return { evidence, noSolvent: NOTHING_KNOWN, scaffold: null, filling: "slurry" };
  }

  isCapped(parts: CandidateParts, { solubility, evidence }: KnownPair): boolean {
    return isCapped({ query: this.query, parts, evidence, solubility });
  }

  /** The candidate in words. */
  subject(parts: CandidateParts): Subject {
    const { query, solubilities } = this;
    const { binder, solvent } = parts;
    const solubility = once(() => (binder && solvent ? solubilities.inWords(binder, solvent) : null));
    const now = this.pair(parts);
    const pair: KnownPair = {
      ...now,
      // what is read of the next pair is written over this one's figures
      solubility: now.solubility && { ...now.solubility },
      note: () => solubility()?.note ?? null,
    };
    const { evidence } = pair;
    const factsOfPair = once(() => readFacts(PAIR_FACTS, pair));
    const facts = joinFacts({
      query: () => this.queryFacts,
      layer: () => this.queryFacts,
      binder: () => this.binderFacts(parts),
      solvent: () => this.solventFacts(parts),
      pair: factsOfPair,
      scaffold: factsOfPair,
    });
    return {
      parts,
      evidence,
      facts,
      get solubility() {
        return solubility();
      },
      get caps() {
        return capsOf({ query, parts, evidence, solubility: solubility() });
      },
      cited: (what) => citedBy(what, parts, evidence, solubility),
    };
  }

  private polymer(id: string) {
    return remember(this.polymers, id, () => binderUnit(id, this.knowledge));
  }
}

const NOTHING_KNOWN = "nothing is known of the pair";

function whyNoSolvent({ process }: MaterialContext): string {
  if (process === "wet") return "the solvent is not given";
  return process === null ? "the process is not given" : "no solvent is used";
}

const missingSolvent = ({ process }: MaterialContext, why: string): FactMap =>
  factMap({
    ...(process === "wet" || process === null ? missing("solvent", why) : {}),
    // a slurry has a solvent even where nobody says which
    ...(process === null ? {} : { "solvent.is_used": known(process === "wet") }),
  });

/** Every fact of a scope unknown for the same reason. */
const missing = (scope: "binder" | "solvent", reason: string): Record<string, Fact> =>
  Object.fromEntries(
    FACT_NAMES.filter((fact) => fact.scope === scope).map(({ name }) => [name, unknown(reason)]),
  );

type Sourced = { source: string; refs?: number[] | undefined; also_in?: string[] | undefined };

function citedBy(
  what: CitedRecord,
  { binder, solvent }: CandidateParts,
  evidence: EvidenceStanding,
  solubility: () => Solubility | null,
): (number | string)[] {
  if (what === "pair.evidence") return evidence.records.flatMap((record) => record.refs);
  if (what === "pair.evidence_of_process") return evidence.ofProcess.flatMap((record) => record.refs);
  if (what === "pair.solubility") return solubility()?.refs ?? [];
  // an amount is of a formulation, and no candidate has one
  if (isOfAmount(what)) return [];
  return firstRecords(what, binder?.parts ?? [], solvent?.parts ?? []).flatMap(
    (record): (number | string)[] => record.refs ?? [record.source, ...(record.also_in ?? [])],
  );
}

const isOfAmount = (what: CitedRecord): what is Extract<CitedRecord, `formulation.${string}`> =>
  what.startsWith("formulation.");

function firstRecords(
  what: Extract<CitedRecord, `binder.${string}` | `solvent.${string}`>,
  binders: readonly Binder[],
  solvents: readonly Solvent[],
): Sourced[] {
  if (what === "binder.decomposition") return binders.flatMap((part) => part.decomposition_C.slice(0, 1));
  if (what === "binder.oxidation") return binders.flatMap((part) => part.oxidation_limit_V.slice(0, 1));
  const parts: readonly { sulfide: readonly Sourced[] }[] = what === "binder.sulfide" ? binders : solvents;
  return parts.flatMap((part) => part.sulfide.slice(0, 1));
}
