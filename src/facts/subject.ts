import type { EvidenceRecord } from "../model/evidence.js";
import type { Knowledge } from "../model/knowledge.js";
import type { DesignContext } from "../model/query.js";
import { binderUnit } from "../solubility/binder-unit.js";
import { type Solubility, solubilityOf } from "../solubility/solubility.js";
import { systemKey } from "../solubility/solvent-system.js";
import { binderFacts } from "./binder-facts.js";
import type { CandidateParts } from "./candidates.js";
import { capsOf } from "./caps.js";
import { EvidenceFile, type EvidenceStanding } from "./evidence-grade.js";
import { type Fact, type FactMap, factMap, joinFacts, known, unknown } from "./fact-map.js";
import { FACT_NAMES } from "./names.js";
import { pairFacts } from "./pair-facts.js";
import { holdsSulfide } from "./query-facts.js";
import { scaffoldFacts } from "./scaffold-facts.js";
import { solventFacts } from "./solvent-facts.js";
import { tieBreak } from "./tie-break.js";

/** A candidate with everything known of it. */
export interface Subject {
  parts: CandidateParts;
  solubility: Solubility | null;
  evidence: EvidenceStanding;
  caps: string[];
  tieBreak: number[];
  facts: ReturnType<typeof joinFacts>;
  /** what the records in use rest on: the review's numbers or other source ids */
  cited: (
    what: "solvent.sulfide" | "binder.sulfide" | "pair.evidence" | "pair.solubility",
  ) => (number | string)[];
}

/** Makes subjects; what is known of a binder or a solvent is worked out once each. */
export function subjectMaker(query: DesignContext, queryFactMap: FactMap, knowledge: Knowledge) {
  const ofBinder = new Map<string, FactMap>();
  const ofSolvent = new Map<string, FactMap>();
  const castBy = castRecords(knowledge);
  const solubilities = solubilitiesOf(knowledge);
  const binderMissing =
    query.process === "scaffold" ? NOTHING : factMap(missing("binder", "the binder is not given"));
  const isOpen = query.process === "wet" || query.process === null;
  const noSolvent =
    query.process === "wet"
      ? "the solvent is not given"
      : query.process === null
        ? "the process is not given"
        : "no solvent is used";
  const solventMissing = factMap({
    ...(isOpen ? missing("solvent", noSolvent) : {}),
    // a slurry has a solvent even where nobody says which
    ...(query.process === null ? {} : { "solvent.is_used": known(query.process === "wet") }),
  });
  const file = new EvidenceFile(query, holdsSulfide(query), knowledge);
  return (parts: CandidateParts): Subject => {
    const { binder, solvent, scaffold } = parts;
    const polymer = binder ?? (scaffold && binderUnit(scaffold.id, knowledge));
    const binderMap = polymer
      ? remember(ofBinder, polymer.id, () => binderFacts(polymer, queryFactMap, knowledge))
      : binderMissing;
    const solventMap = solvent
      ? remember(ofSolvent, solvent.id, () => solventFacts(solvent, query, knowledge))
      : solventMissing;
    const solubility =
      binder && solvent
        ? remember(solubilities, `${binder.id} ${systemKey(solvent)}`, () =>
            solubilityOf(binder, solvent, {
              model: knowledge.solubility_model,
              records: castBy.get(binder.id) ?? [],
            }),
          )
        : null;
    const evidence = file.standingOf({
      binder: binder?.id ?? null,
      family: binder?.parts.length === 1 ? binder.parts[0]!.family : null,
      solvent: solvent?.id ?? (query.process === "wet" || query.process === null ? null : ""),
      scaffold: scaffold?.id ?? null,
    });
    const facts = joinFacts({
      query: queryFactMap,
      layer: queryFactMap,
      binder: binderMap,
      solvent: solventMap,
      pair: pairFacts(solubility, evidence, solvent === null ? noSolvent : "nothing is known of the pair"),
      scaffold: scaffoldFacts(parts, evidence),
    });
    return {
      parts,
      solubility,
      evidence,
      caps: capsOf(query, parts, evidence, solubility),
      tieBreak: tieBreak(facts.value),
      facts,
      cited: (what) => citedBy(what, parts, evidence, solubility),
    };
  };
}

const NOTHING = factMap({});

/** Every fact of a scope unknown for the same reason. */
const missing = (scope: "binder" | "solvent", reason: string): Record<string, Fact> =>
  Object.fromEntries(
    FACT_NAMES.filter((fact) => fact.scope === scope).map(({ name }) => [name, unknown(reason)]),
  );

/** What dissolves what does not depend on the query: it is worked out once for each knowledge. */
const solubilitiesByKnowledge = new WeakMap<Knowledge, Map<string, Solubility>>();

function solubilitiesOf(knowledge: Knowledge): Map<string, Solubility> {
  const kept = solubilitiesByKnowledge.get(knowledge) ?? new Map<string, Solubility>();
  solubilitiesByKnowledge.set(knowledge, kept);
  return kept;
}

/** Records that name a binder and its solvents, by binder. */
function castRecords({ records }: Knowledge): Map<string, EvidenceRecord[]> {
  const cast = new Map<string, EvidenceRecord[]>();
  for (const record of records) {
    if (record.binder !== null && record.solvents !== null && record.scaffold === null) {
      cast.set(record.binder, [...(cast.get(record.binder) ?? []), record]);
    }
  }
  return cast;
}

function remember<T>(kept: Map<string, T>, key: string, make: () => T): T {
  const found = kept.get(key);
  if (found !== undefined) return found;
  const made = make();
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, made);
  return made;
}

/** Blends have no end of ratios: past this many, what was worked out is forgotten, so that memory stays flat. */
const MOST_KEPT = 20_000;

type Sourced = { source: string; refs?: number[] | undefined; also_in?: string[] | undefined };

function citedBy(
  what: Parameters<Subject["cited"]>[0],
  { binder, solvent }: CandidateParts,
  evidence: EvidenceStanding,
  solubility: Solubility | null,
): (number | string)[] {
  if (what === "pair.evidence") return evidence.records.flatMap((record) => record.refs);
  if (what === "pair.solubility") return solubility?.refs ?? [];
  const parts: readonly { sulfide: readonly Sourced[] }[] =
    what === "binder.sulfide" ? (binder?.parts ?? []) : (solvent?.parts ?? []);
  const records = parts.flatMap((part) => part.sulfide.slice(0, 1));
  return records.flatMap(
    (record): (number | string)[] => record.refs ?? [record.source, ...(record.also_in ?? [])],
  );
}
