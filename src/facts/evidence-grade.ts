import type { EvidenceGrade } from "../model/advice.js";
import type { EvidenceRecord } from "../model/evidence.js";
import type { Knowledge } from "../model/knowledge.js";
import type { DesignContext } from "../model/query.js";
import type { BinderUnit } from "../solubility/binder-unit.js";
import { systemId } from "../solubility/solvent-system.js";
import { openAnodeKinds } from "./query-facts.js";

/** What evidence is looked up for. */
interface EvidenceSubject {
  binder: string | null;
  family: string | null;
  scaffold: string | null;
}

export interface EvidenceStanding {
  grade: EvidenceGrade;
  /** in what the nearest records differ or are silent */
  differs: string[];
  records: EvidenceRecord[];
  /** the nearest record is the worse side of its study's comparison */
  isComparator: boolean;
  /** null where a record leaves the component open */
  isInComponent: boolean | null;
  isInComponentAndProcess: boolean | null;
}

interface Match {
  record: EvidenceRecord;
  isInComponent: boolean | null;
  differs: string[];
}

/** What is on record about the subjects of one query, gathered once each. */
export class EvidenceFile {
  private readonly byBinder = new Map<string, SubjectEvidence>();

  constructor(
    private readonly query: DesignContext,
    private readonly holdsSulfide: boolean,
    private readonly knowledge: Knowledge,
  ) {}

  about(binder: BinderUnit | null, scaffold: string | null): SubjectEvidence {
    const id = binder?.id ?? "";
    const key = scaffold === null ? id : `${scaffold} ${id}`;
    const known = this.byBinder.get(key);
    if (known !== undefined) return known;
    const family = binder?.parts.length === 1 ? binder.parts[0]!.family : null;
    const subject = { binder: binder?.id ?? null, family, scaffold };
    const made = new SubjectEvidence(subject, this.query, this.holdsSulfide, this.knowledge);
    this.byBinder.set(key, made);
    return made;
  }
}

/** Stands for every solvent system that no record of the binder names. */
const OTHER_SOLVENT = "any other";

/** Records about a binder or scaffold, or else those that come next. */
class SubjectEvidence {
  private readonly own: readonly Match[];
  private readonly related: readonly EvidenceRecord[];
  /** solvent systems that the own records name */
  private readonly solvents: ReadonlySet<string>;
  private readonly standings = new Map<string | null, EvidenceStanding>();

  constructor(
    subject: EvidenceSubject,
    private readonly query: DesignContext,
    holdsSulfide: boolean,
    knowledge: Knowledge,
  ) {
    this.own = knowledge.records
      .filter((record) => isAbout(record, subject))
      .map((record) => match(record, subject, query, holdsSulfide, knowledge));
    this.related = this.own.length > 0 ? [] : related(subject, query, knowledge);
    this.solvents = new Set(
      this.own.flatMap(({ record }) => (record.solvents ? [systemId(record.solvents)] : [])),
    );
  }

  /**
   * How close the nearest reported layers come. Solvents that no record names stand alike.
   * @param solvent id of the solvent system; empty for a layer made without solvent, null where it is not given
   */
  standing(solvent: string | null): EvidenceStanding {
    const key = solvent === null || this.solvents.has(solvent) ? solvent : OTHER_SOLVENT;
    const known = this.standings.get(key);
    if (known !== undefined) return known;
    const standing = this.newStanding(solvent);
    this.standings.set(key, standing);
    return standing;
  }

  private newStanding(solvent: string | null): EvidenceStanding {
    const { own, related, query } = this;
    const matches = own.map((entry) => withSolvent(entry, solvent, query));
    const inComponent = matches.filter((entry) => entry.isInComponent !== false);
    const standing = {
      isInComponent: anyPraised(inComponent, () => true),
      isInComponentAndProcess: anyPraised(inComponent, (record) => record.process === query.process),
    };
    if (inComponent.length > 0) return { ...nearest(inComponent), ...standing };
    const records = own.length > 0 ? own.map((entry) => entry.record) : [...related];
    if (records.length === 0)
      return { grade: "predicted", differs: [], records, isComparator: false, ...standing };
    const why =
      own.length > 0
        ? "reported in another component or anode class only"
        : "reported of a blend or relative only";
    return { grade: "analogous", differs: [why], records, isComparator: false, ...standing };
  }
}

function isAbout(record: EvidenceRecord, subject: EvidenceSubject): boolean {
  if (subject.scaffold !== null) return record.scaffold === subject.scaffold;
  return subject.binder !== null && record.binder === subject.binder && record.scaffold === null;
}

function anyPraised(matches: Match[], isOf: (record: EvidenceRecord) => boolean): boolean | null {
  const praised = matches.filter(({ record }) => !record.is_comparator && isOf(record));
  if (praised.some((entry) => entry.isInComponent === true)) return true;
  return praised.length > 0 ? null : false;
}

function nearest(matches: Match[]): Pick<EvidenceStanding, "grade" | "differs" | "records" | "isComparator"> {
  const cost = (entry: Match) => entry.differs.length + (entry.record.is_comparator ? 0.5 : 0);
  const least = Math.min(...matches.map(cost));
  const best = matches.filter((entry) => cost(entry) === least);
  const isComparator = best.every((entry) => entry.record.is_comparator);
  const differs = [...new Set(best[0]!.differs)];
  if (isComparator) differs.push("the worse side of its study's comparison");
  return {
    grade: differs.length === 0 ? "reported" : "partly",
    differs,
    records: best.map((entry) => entry.record),
    isComparator,
  };
}

function match(
  record: EvidenceRecord,
  subject: EvidenceSubject,
  query: DesignContext,
  holdsSulfide: boolean,
  knowledge: Knowledge,
): Match {
  const isInComponent = sameComponent(record, query, knowledge);
  const differs = [
    ...difference("component", record.component, query.component),
    ...difference("process", record.process, query.process),
    ...sulfideDifference(record.holds_sulfide, holdsSulfide),
    ...difference("anode", query.anode === null ? null : record.anode_kind, query.anode),
    ...binderDifference(record, subject),
  ];
  return { record, isInComponent, differs };
}

function withSolvent(entry: Match, solvent: string | null, query: DesignContext): Match {
  const difference = solventDifference(entry.record, solvent, query);
  return difference.length === 0 ? entry : { ...entry, differs: [...entry.differs, ...difference] };
}

/** A record of the other anode class is a record of another component: such layers share little. */
function sameComponent(record: EvidenceRecord, query: DesignContext, knowledge: Knowledge): boolean | null {
  if (record.component === null) return null;
  if (record.component !== query.component) return false;
  if (query.component !== "anode" || record.anode_class === null) return true;
  return openAnodeKinds(query, knowledge).some((kind) => kind.anode_class === record.anode_class);
}

function difference(what: string, reported: string | null, asked: string | null): string[] {
  if (asked === null || reported === asked) return [];
  return [reported === null ? `${what} not stated` : `${what} differs (${reported})`];
}

function sulfideDifference(reported: boolean | null, asked: boolean): string[] {
  if (reported === asked) return [];
  if (reported === null) return ["sulfide in the layer not stated"];
  return [reported ? "reported with sulfide in the layer" : "reported without sulfide in the layer"];
}

function solventDifference(record: EvidenceRecord, solvent: string | null, query: DesignContext): string[] {
  if (query.process === "dry") return [];
  if (query.process === null) return ["process not given"];
  if (solvent === null) return ["solvent not given"];
  if (record.solvents === null) return ["solvent not stated"];
  if (systemId(record.solvents) === solvent) return [];
  return [
    record.solvents.length === 0
      ? "reported without solvent"
      : `solvent differs (${record.solvents.join(" + ")})`,
  ];
}

const binderDifference = (record: EvidenceRecord, subject: EvidenceSubject): string[] =>
  subject.scaffold === null ? [] : difference("binder", record.binder ?? "none", subject.binder ?? "none");

/** Records of a blend that holds the binder, or of its family in this component. */
function related(subject: EvidenceSubject, query: DesignContext, knowledge: Knowledge): EvidenceRecord[] {
  if (subject.scaffold !== null || subject.binder === null) return [];
  const parts = subject.binder.split("+");
  const inBlend = knowledge.records.filter((record) => {
    const reported = record.binder?.split("+") ?? [];
    return reported.length > 1
      ? parts.some((part) => reported.includes(part))
      : parts.length > 1 && parts.includes(record.binder ?? "");
  });
  if (inBlend.length > 0) return inBlend;
  const families = new Map(knowledge.binders.map((binder) => [binder.id, binder.family]));
  return knowledge.records.filter(
    (record) =>
      record.component === query.component &&
      record.binder !== null &&
      subject.family !== null &&
      families.get(record.binder) === subject.family,
  );
}
