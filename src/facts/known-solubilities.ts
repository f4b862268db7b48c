import type { EvidenceRecord } from "../model/evidence.js";
import type { Knowledge } from "../model/knowledge.js";
import type { BinderUnit } from "../solubility/binder-unit.js";
import {
  type SolubilityConditions,
  type SolubilityFigures,
  SolubilityReader,
} from "../solubility/figures.js";
import { type Solubility, solubilityOf } from "../solubility/solubility.js";
import type { SolventSystem } from "../solubility/solvent-system.js";

/** What dissolves what, by the records of all reported layers. A binder is made ready once. */
export class KnownSolubilities {
  private readonly readers = new Map<string, SolubilityReader>();
  private readonly castBy: ReadonlyMap<string, readonly EvidenceRecord[]>;

  constructor(private readonly knowledge: Knowledge) {
    this.castBy = castRecords(knowledge);
  }

  /** What decides, written over by the next system of the binder. */
  figures(binder: BinderUnit, system: SolventSystem): SolubilityFigures {
    return this.reader(binder).read(system);
  }

  reader(binder: BinderUnit): SolubilityReader {
    const known = this.readers.get(binder.id);
    if (known !== undefined) return known;
    const reader = new SolubilityReader(binder, this.conditions(binder));
    this.readers.set(binder.id, reader);
    return reader;
  }

  /** The same in words. */
  inWords(binder: BinderUnit, system: SolventSystem): Solubility {
    return solubilityOf(binder, system, this.conditions(binder));
  }

  private conditions({ id }: BinderUnit): SolubilityConditions {
    return { model: this.knowledge.solubility_model, records: this.castBy.get(id) ?? [] };
  }
}

/** Records that name a binder and its solvents, by binder. */
function castRecords({ records }: Knowledge): Map<string, EvidenceRecord[]> {
  const cast = new Map<string, EvidenceRecord[]>();
  for (const record of records) {
    if (record.binder === null || record.solvents === null || record.scaffold !== null) continue;
    const list = cast.get(record.binder);
    if (list === undefined) cast.set(record.binder, [record]);
    else list.push(record);
  }
  return cast;
}
