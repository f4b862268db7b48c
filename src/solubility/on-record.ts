import type { Binder } from "../model/binder.js";
import type { EvidenceRecord } from "../model/evidence.js";
import { type SolventSystem, systemId } from "./solvent-system.js";

export type SolubilityRecord = Binder["solubility"][number];
export type Dispersion = Binder["dispersions"][number];

/** What is on record of a polymer and a solvent system. */
export interface OnRecord {
  dispersion: Dispersion | null;
  good: SolubilityRecord | null;
  /** the first that speaks of a poor solvent or a non-solvent */
  bad: SolubilityRecord | null;
  /** reported layers that were cast from it */
  cast: readonly EvidenceRecord[];
}

/** The records of one polymer, by the solvent system that they speak of. */
export class PolymerRecords {
  private readonly bySystem = new Map<string, OnRecord>();
  private readonly byCas = new Map<string, OnRecord>();

  /** @param layers reported layers of the binder */
  constructor(binder: Binder, layers: readonly EvidenceRecord[]) {
    for (const record of binder.solubility.filter(({ stand_in }) => !stand_in)) {
      note(entryOf(this.bySystem, systemId(record.solvent.split("+"))), record);
      if (record.cas !== null) note(entryOf(this.byCas, record.cas), record);
    }
    for (const dispersion of binder.dispersions)
      entryOf(this.bySystem, dispersion.medium).dispersion ??= dispersion;
    for (const layer of layers) entryOf(this.bySystem, systemId(layer.solvents ?? [])).cast.push(layer);
  }

  /** Ids of systems, and CAS numbers of single solvents, that something is on record of. */
  get named(): { ids: Iterable<string>; cas: Iterable<string> } {
    return { ids: this.bySystem.keys(), cas: this.byCas.keys() };
  }

  /** By its id, and for a single solvent by its CAS number too; null where nothing is on record. */
  of({ id, parts }: SolventSystem): OnRecord | null {
    const named = this.bySystem.get(id) ?? null;
    const cas = parts.length === 1 ? parts[0]!.cas : null;
    const numbered = cas === null ? null : (this.byCas.get(cas) ?? null);
    if (named === null || numbered === null) return named ?? numbered;
    return { ...named, good: named.good ?? numbered.good, bad: named.bad ?? numbered.bad };
  }
}

type Entry = OnRecord & { cast: EvidenceRecord[] };

function entryOf(entries: Map<string, OnRecord>, key: string): Entry {
  const known = entries.get(key);
  if (known !== undefined) return known as Entry;
  const made: Entry = { dispersion: null, good: null, bad: null, cast: [] };
  entries.set(key, made);
  return made;
}

function note(entry: OnRecord, record: SolubilityRecord): void {
  if (record.verdict === "good") entry.good ??= record;
  else entry.bad ??= record;
}
