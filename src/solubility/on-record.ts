import type { Binder } from "../model/binder.js";
import type { EvidenceRecord } from "../model/evidence.js";
import type { OnRecord } from "./decision.js";
import { type SolventSystem, systemId } from "./solvent-system.js";

export type SolubilityRecord = Binder["solubility"][number];

/** The solubility records of a binder that speak of a solvent system, by its id or its CAS number, in their order. */
export function recordsOf(binder: Binder, system: SolventSystem): readonly SolubilityRecord[] {
  const { byId, byCas } = indexOf(binder);
  const named = byId.get(system.id) ?? NONE;
  const cas = system.parts.length === 1 ? system.parts[0]!.cas : null;
  const numbered = cas === null ? NONE : (byCas.get(cas) ?? NONE);
  if (numbered.length === 0 || numbered === named) return named;
  if (named.length === 0) return numbered;
  return binder.solubility.filter((record) => named.includes(record) || numbered.includes(record));
}

const NONE: readonly SolubilityRecord[] = [];

export const dispersionOf = (binder: Binder, system: SolventSystem): Binder["dispersions"][number] | null =>
  binder.dispersions.find((entry) => entry.medium === system.id) ?? null;

/** What decides, of what is on record. */
export function onRecord(binder: Binder, system: SolventSystem, isCast: boolean): OnRecord {
  const records = recordsOf(binder, system);
  const bad = records.find(({ verdict }) => verdict !== "good")?.verdict ?? null;
  return {
    isDispersion: dispersionOf(binder, system) !== null,
    isGood: records.some(({ verdict }) => verdict === "good"),
    bad: bad === "good" ? null : bad,
    isCast,
  };
}

/** The reported layers among `records` that were cast from a system. */
export const castFrom = (records: readonly EvidenceRecord[], system: SolventSystem): EvidenceRecord[] =>
  castIndex(records).get(system.id) ?? [];

interface RecordIndex {
  byId: Map<string, SolubilityRecord[]>;
  byCas: Map<string, SolubilityRecord[]>;
}

/** A binder meets every solvent, and its layers every system, so both are looked through once. */
const indexByBinder = new WeakMap<Binder, RecordIndex>();
const castByRecords = new WeakMap<readonly EvidenceRecord[], Map<string, EvidenceRecord[]>>();

function indexOf(binder: Binder): RecordIndex {
  const known = indexByBinder.get(binder);
  if (known !== undefined) return known;
  const index: RecordIndex = { byId: new Map(), byCas: new Map() };
  for (const record of binder.solubility) {
    add(index.byId, systemId(record.solvent.split("+")), record);
    if (record.cas !== null) add(index.byCas, record.cas, record);
  }
  indexByBinder.set(binder, index);
  return index;
}

function castIndex(records: readonly EvidenceRecord[]): Map<string, EvidenceRecord[]> {
  const known = castByRecords.get(records);
  if (known !== undefined) return known;
  const cast = new Map<string, EvidenceRecord[]>();
  for (const record of records) add(cast, systemId(record.solvents ?? []), record);
  castByRecords.set(records, cast);
  return cast;
}

function add<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
