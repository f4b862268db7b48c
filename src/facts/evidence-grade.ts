import type { EvidenceGrade } from "../model/advice.js";
import type { EvidenceRecord } from "../model/evidence.js";
import type { Knowledge } from "../model/knowledge.js";
import type { MaterialContext } from "../model/query.js";
import type { BinderUnit } from "../solubility/binder-unit.js";
import { systemId } from "../solubility/solvent-system.js";
import { holdsSulfide, isSameComponent } from "./query-facts.js";
import { type EvidenceSubject, RecordIndex } from "./record-index.js";
import { onceFor, remember } from "./remember.js";

/** Said of a record beside what it differs in. */
export const WORSE_SIDE = "the worse side of its study's comparison";

export interface EvidenceStanding {
  grade: EvidenceGrade;
  /** in what the nearest records differ or are silent */
  differs: string[];
  records: EvidenceRecord[];
  /** in what each of the records differs or is silent */
  differences: string[][];
  /** all records of this binder in this component, also those that differ in more, with what they differ in */
  inComponent: readonly Pick<Match, "record" | "differs">[];
  /** a study has the binder in this component, but in a frame */
  isInFrame: boolean;
  /** the nearest record is the worse side of its study's comparison */
  isComparator: boolean;
  /** null where a record leaves the component open */
  isInComponent: boolean | null;
  isInComponentAndProcess: boolean | null;
  /** those that say both, whatever else differs */
  ofProcess: EvidenceRecord[];
}

interface Match {
  record: EvidenceRecord;
  isInComponent: boolean | null;
  differs: string[];
}

/** What is on record about the subjects of one layer, gathered once each. */
export class EvidenceFile {
  private readonly byBinder = new Map<string, SubjectEvidence>();
  private readonly byScaffold = new Map<string, SubjectEvidence>();

  private constructor(private readonly layer: Layer) {}

  /** Queries for layers that records are told apart by alike share a file. */
  static of(query: MaterialContext, knowledge: Knowledge): EvidenceFile {
    const { component, process, anode, anode_class } = query;
    const layer = { component, process, anode, anode_class, holdsSulfide: holdsSulfide(query) };
    return remember(
      filesOf(knowledge),
      Object.values(layer).join(" "),
      () => new EvidenceFile({ ...layer, knowledge }),
    );
  }

  about(binder: BinderUnit | null, scaffold: string | null): SubjectEvidence {
    const id = binder?.id ?? "";
    const [files, key] = scaffold === null ? [this.byBinder, id] : [this.byScaffold, `${scaffold} ${id}`];
    return remember(files, key, () => {
      const family = binder?.parts.length === 1 ? binder.parts[0]!.family : null;
      return new SubjectEvidence({ binder: binder?.id ?? null, family, scaffold }, this.layer);
    });
  }
}

const filesOf = onceFor((_: Knowledge) => new Map<string, EvidenceFile>());

/** What of a query records are compared with. */
interface Layer extends Pick<MaterialContext, "component" | "process" | "anode" | "anode_class"> {
  holdsSulfide: boolean;
  knowledge: Knowledge;
}

/** Stands for every solvent system that no record of the binder names. */
const OTHER_SOLVENT = "any other";

/** Records about a binder or scaffold, or else those that come next. */
export class SubjectEvidence {
  private readonly own: readonly Match[];
  private readonly related: readonly EvidenceRecord[];
  private readonly isInFrame: boolean;
  /** solvent systems that the own records name */
  readonly solvents: ReadonlySet<string>;
  private readonly standings = new Map<string | null, EvidenceStanding>();

  constructor(
    subject: EvidenceSubject,
    private readonly layer: Layer,
  ) {
    const records = RecordIndex.of(layer.knowledge);
    this.own = records.about(subject).map((record) => match(record, subject, layer));
    this.related = this.own.length > 0 ? [] : records.related(subject, layer.component);
    const { binder, scaffold } = subject;
    this.isInFrame =
      scaffold === null && binder !== null && records.fillings(binder, layer.component).length > 0;
    this.solvents = new Set(
      this.own.flatMap(({ record }) => (record.solvents ? [systemId(record.solvents)] : [])),
    );
  }

  /** Of a solvent system that no record names. */
  get other(): EvidenceStanding {
    return this.standing(OTHER_SOLVENT);
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
    const { own, related, layer, isInFrame } = this;
    const matches = own.map((entry) => withSolvent(entry, solvent, layer));
    const inComponent = matches.filter((entry) => entry.isInComponent !== false);
    const isOfProcess = ({ process }: EvidenceRecord) => process === layer.process;
    const standing = {
      inComponent,
      isInFrame,
      isInComponent: anyPraised(inComponent, () => true),
      isInComponentAndProcess: anyPraised(inComponent, isOfProcess),
      ofProcess: inComponent
        .map(({ record }) => record)
        .filter((record) => isPraised(record) && isOfProcess(record)),
    };
    if (inComponent.length > 0) return { ...nearest(inComponent), ...standing };
    const records = own.length > 0 ? own.map((entry) => entry.record) : [...related];
    if (records.length === 0)
      return { grade: "predicted", differs: [], records, differences: [], isComparator: false, ...standing };
    const inBlends = related.flatMap(({ binder }) => (binder?.includes("+") ? [binder] : []));
    const why =
      own.length > 0
        ? `reported in another component or kind of anode${isInFrame ? ", or in a frame," : ""} only`
        : inBlends.length > 0
          ? `reported in a blend only (${[...new Set(inBlends)].join(", ")})`
          : "reported of a relative only";
    const differences = records.map(() => [why]);
    return { grade: "analogous", differs: [why], records, differences, isComparator: false, ...standing };
  }
}

/** Whether its nearest records have the binder and the solvent asked for, whatever else they differ in. */
export const isOfSameFilling = ({ grade, differs }: EvidenceStanding): boolean =>
  (grade === "reported" || grade === "partly") &&
  !differs.some(
    (what) => what.startsWith("binder") || what.startsWith("solvent") || what === "reported without solvent",
  );

const isPraised = ({ is_comparator }: EvidenceRecord): boolean => !is_comparator;

function anyPraised(matches: Match[], isOf: (record: EvidenceRecord) => boolean): boolean | null {
  const praised = matches.filter(({ record }) => isPraised(record) && isOf(record));
  if (praised.some((entry) => entry.isInComponent === true)) return true;
  return praised.length > 0 ? null : false;
}

/** What a record is silent of may be as asked; what it says otherwise is not. */
const OTHERWISE = 0.01;

type Nearest = Omit<
  EvidenceStanding,
  "inComponent" | "isInFrame" | "isInComponent" | "isInComponentAndProcess" | "ofProcess"
>;

function nearest(matches: Match[]): Nearest {
  const otherwise = ({ differs }: Match) => differs.filter((what) => !what.endsWith("not stated")).length;
  const cost = (entry: Match) =>
    entry.differs.length + (entry.record.is_comparator ? 0.5 : 0) + OTHERWISE * otherwise(entry);
  const least = Math.min(...matches.map(cost));
  const best = matches.filter((entry) => cost(entry) === least);
  const isComparator = best.every((entry) => entry.record.is_comparator);
  const differences = best.map(({ record, differs }) => [
    ...new Set(differs),
    ...(record.is_comparator ? [WORSE_SIDE] : []),
  ]);
  const differs = differences[0]!;
  return {
    grade: differs.length === 0 ? "reported" : "partly",
    differs,
    records: best.map((entry) => entry.record),
    differences,
    isComparator,
  };
}

function match(record: EvidenceRecord, subject: EvidenceSubject, layer: Layer): Match {
  const differs = [
    ...difference("component", record.component, layer.component),
    ...difference("process", record.process, layer.process),
    ...sulfideDifference(record.holds_sulfide, layer.holdsSulfide),
    ...difference("anode", layer.anode === null ? null : record.anode_kind, layer.anode),
    ...binderDifference(record, subject),
  ];
  return { record, isInComponent: sameComponent(record, layer), differs };
}

function withSolvent(entry: Match, solvent: string | null, layer: Layer): Match {
  const difference = solventDifference(entry.record, solvent, layer);
  return difference.length === 0 ? entry : { ...entry, differs: [...entry.differs, ...difference] };
}

/** Null where a record leaves the component open. */
const sameComponent = (record: EvidenceRecord, layer: Layer): boolean | null =>
  record.component === null ? null : isSameComponent(record, layer, layer.knowledge);

function difference(what: string, reported: string | null, asked: string | null): string[] {
  if (asked === null || reported === asked) return [];
  return [reported === null ? `${what} not stated` : `${what} differs (${reported})`];
}

function sulfideDifference(reported: boolean | null, asked: boolean): string[] {
  if (reported === asked) return [];
  if (reported === null) return ["sulfide in the layer not stated"];
  return [reported ? "reported with sulfide in the layer" : "reported without sulfide in the layer"];
}

function solventDifference(record: EvidenceRecord, solvent: string | null, { process }: Layer): string[] {
  if (process === "dry") return [];
  if (process === null) return ["process not given"];
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
