import type { Column, FactColumns } from "../engine/columns.js";
import type { FactTable } from "../engine/fact-table.js";
import { FAILS, HOLDS, type Outcomes } from "../engine/kleene.js";
import { isCappedByEvidence, isCappedBySolubility } from "../facts/caps.js";
import type { EvidenceStanding, SubjectEvidence } from "../facts/evidence-grade.js";
import type { FactSource } from "../facts/fact-source.js";
import { FACT_NAMES } from "../facts/names.js";
import {
  KIND_FACTS,
  type KnownPair,
  PAIR_FACTS,
  type PairStanding,
  STANDING_FACTS,
} from "../facts/pair-facts.js";
import type { SubjectFile } from "../facts/subject.js";
import { tieBreak } from "../facts/tie-break.js";
import type { BinderUnit } from "../solubility/binder-unit.js";
import { FIGURE_KINDS } from "../solubility/figure-kind.js";
import type { Liquids } from "../solubility/liquids.js";
import { SolubilityColumns } from "../solubility/solubility-columns.js";
import { type FactSheet, FactWriter } from "./fact-writer.js";

const NO_SCAFFOLD = { scaffold: null };
const RED = "pair.red";

/** How the facts of the pairs of a layer are come by: those facts alone that some rule or criterion looks at. */
export class PairReading {
  /** a code for each of `FIGURE_KINDS` */
  readonly ofKind: readonly { slot: number; codes: Float64Array }[];
  readonly ofStanding: readonly { slot: number; source: FactSource<PairStanding> }[];
  /** -1 where nobody looks at it */
  readonly redSlot: number;
  /** seldom looked at, and read pair by pair */
  readonly others: FactWriter<KnownPair> | null;
  /** by kind, whether it keeps a pair from being recommended */
  readonly cappedKinds: Uint8Array;

  constructor(
    readonly subjects: SubjectFile,
    slots: readonly number[],
    readonly table: FactTable,
  ) {
    const nameOf = (slot: number) => FACT_NAMES[slot]!.name;
    const ofKind = slots.filter((slot) => nameOf(slot) in KIND_FACTS);
    const ofStanding = slots.filter((slot) => nameOf(slot) in STANDING_FACTS);
    this.redSlot = slots.find((slot) => nameOf(slot) === RED) ?? -1;
    const others = slots.filter(
      (slot) => !ofKind.includes(slot) && !ofStanding.includes(slot) && slot !== this.redSlot,
    );
    this.ofKind = ofKind.map((slot) => ({ slot, codes: kindCodes(slot, table) }));
    this.ofStanding = ofStanding.map((slot) => ({ slot, source: STANDING_FACTS[nameOf(slot)]! }));
    this.others = others.length === 0 ? null : new FactWriter(PAIR_FACTS, others, table);
    const { query } = subjects;
    this.cappedKinds = Uint8Array.from(FIGURE_KINDS, (solubility) =>
      isCappedBySolubility({ query, solubility }) ? HOLDS : FAILS,
    );
  }
}

function kindCodes(slot: number, table: FactTable): Float64Array {
  const { value } = KIND_FACTS[FACT_NAMES[slot]!.name]!;
  return Float64Array.from(FIGURE_KINDS, (solubility) =>
    table.encode(slot, value({ solubility, note: () => null, noSolvent: "" }) ?? null),
  );
}

/** What records say of a solvent system that they name. */
interface Named {
  place: number;
  evidence: EvidenceStanding;
}

const namedIn = ({ places }: Liquids, evidence: SubjectEvidence): Named[] =>
  [...evidence.solvents].flatMap((id) =>
    places.of(id).map((place) => ({ place, evidence: evidence.standing(id) })),
  );

/** A binder with solvent systems side by side: their facts, caps and tie-breaks. Written over by the next binder. */
export class PairColumns {
  isCapped: Outcomes = FAILS;
  private named: readonly Named[] = [];
  /** of what no record names, less what its solvents add */
  private usualTieBreak = 0;
  private readonly values = new Map<number, Column>();
  private readonly buffers: ReadonlyMap<number, Float64Array>;
  private readonly capped: Uint8Array;
  private readonly solubility: SolubilityColumns;
  /** where the systems stand among the known ones, which are read already; null where one of them is not known */
  private readonly knownPlaces: Int32Array | null;
  private readonly others: FactSheet<KnownPair> | null;

  /** @param solventTieBreaks what each system adds to a tie-break */
  constructor(
    private readonly reading: PairReading,
    private readonly liquids: Liquids,
    private readonly solventTieBreaks: Uint8Array,
    isKnown: boolean,
  ) {
    const { count, systems } = liquids;
    this.capped = new Uint8Array(count);
    this.solubility = SolubilityColumns.ofSize(count);
    const slots = [...reading.ofKind, ...reading.ofStanding].map(({ slot }) => slot);
    this.buffers = new Map(slots.map((slot) => [slot, new Float64Array(count)]));
    this.knownPlaces = isKnown ? reading.subjects.solubilities.placesOf(systems) : null;
    this.others = reading.others?.columns(count) ?? null;
  }

  readonly facts: FactColumns = (slot) => this.values.get(slot) ?? this.others?.facts(slot) ?? Number.NaN;

  read(binder: BinderUnit): void {
    this.readSolubility(binder);
    const evidence = this.reading.subjects.evidenceOf(binder);
    const { other } = evidence;
    this.named = namedIn(this.liquids, evidence);
    this.usualTieBreak = tieBreak(other.grade, 0);
    this.readKinds();
    this.readStandings(other);
    this.readCaps(other);
    if (this.others !== null) this.readOthers(this.others, binder);
  }

  /** What decides between equal scores; smaller is better. */
  tieBreakAt(index: number): number {
    const { named, solventTieBreaks } = this;
    const solvent = solventTieBreaks[index]!;
    // asked of thousands: an iterator of so short a list takes longer than what it goes through
    for (let at = 0; at < named.length; at++)
      if (named[at]!.place === index) return tieBreak(named[at]!.evidence.grade, solvent);
    return this.usualTieBreak + solvent;
  }

  private readSolubility(binder: BinderUnit): void {
    const { solubilities } = this.reading.subjects;
    if (this.knownPlaces === null) this.solubility.read(solubilities.reader(binder), this.liquids);
    else this.solubility.take(solubilities.ofKnown(binder), this.knownPlaces);
  }

  private readKinds(): void {
    const { reading, solubility, values, buffers } = this;
    const { kind, isSame } = solubility;
    for (const { slot, codes } of reading.ofKind) {
      const column = isSame && kind.length > 0 ? codes[kind[0]!]! : buffers.get(slot)!;
      if (typeof column !== "number")
        for (let index = 0; index < column.length; index++) column[index] = codes[kind[index]!]!;
      values.set(slot, column);
    }
    if (reading.redSlot >= 0) values.set(reading.redSlot, solubility.hasNoRed ? Number.NaN : solubility.red);
  }

  private readStandings(other: EvidenceStanding): void {
    const { reading, values, buffers, named } = this;
    const { table, subjects } = reading;
    for (const { slot, source } of reading.ofStanding) {
      const code = (evidence: EvidenceStanding): number =>
        table.encode(slot, source.value(subjects.standingBy(evidence)) ?? null);
      const usual = code(other);
      const column = named.every(({ evidence }) => Object.is(code(evidence), usual))
        ? usual
        : buffers.get(slot)!.fill(usual);
      if (typeof column !== "number") for (const { place, evidence } of named) column[place] = code(evidence);
      values.set(slot, column);
    }
  }

  private readCaps(other: EvidenceStanding): void {
    const { capped, solubility, named } = this;
    const { cappedKinds, subjects } = this.reading;
    const { query } = subjects;
    const isHeld = (evidence: EvidenceStanding) =>
      isCappedByEvidence({ query, evidence, parts: NO_SCAFFOLD });
    if (isHeld(other)) capped.fill(HOLDS);
    else
      for (let index = 0; index < capped.length; index++)
        capped[index] = cappedKinds[solubility.kind[index]!]!;
    const open = named.filter(({ evidence }) => !isHeld(evidence));
    for (const { place } of named) capped[place] = HOLDS;
    for (const { place } of open) capped[place] = cappedKinds[solubility.kind[place]!]!;
    this.isCapped = isHeld(other) && open.length === 0 ? HOLDS : capped;
  }

  private readOthers(sheet: FactSheet<KnownPair>, binder: BinderUnit): void {
    const { liquids, reading } = this;
    const { subjects } = reading;
    const reader = subjects.solubilities.reader(binder);
    for (const [index, solvent] of liquids.systems.entries()) {
      const pair = subjects.pair({ binder, solvent, scaffold: null });
      sheet.write(index, { ...pair, solubility: liquids.read(reader, index) });
    }
  }
}
