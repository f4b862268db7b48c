import type { EvidenceRecord } from "../model/evidence.js";
import type { Knowledge } from "../model/knowledge.js";
import type { BinderUnit } from "../solubility/binder-unit.js";
import { figuresOf, type SolubilityConditions, type SolubilityFigures } from "../solubility/figures.js";
import { type Solubility, solubilityOf } from "../solubility/solubility.js";
import { type SolventSystem, systemKey } from "../solubility/solvent-system.js";

/** Blends have no end of ratios: past this many, what was worked out is forgotten, so that memory stays flat. */
const MOST_KEPT = 50_000;

/** What dissolves what, worked out once for each set of materials and records, whatever the query. */
export class KnownSolubilities {
  private readonly kept = new Map<string, Map<string, SolubilityFigures>>();
  private readonly castBy: ReadonlyMap<string, readonly EvidenceRecord[]>;
  private count = 0;

  private constructor(private readonly knowledge: Knowledge) {
    this.castBy = castRecords(knowledge);
  }

  /** The one of these materials: knowledge that differs in rules alone shares it. */
  static of(knowledge: Knowledge): KnownSolubilities {
    const known = byBinders.get(knowledge.binders);
    if (known?.isOf(knowledge)) return known;
    const made = new KnownSolubilities(knowledge);
    byBinders.set(knowledge.binders, made);
    return made;
  }

  private isOf({ solvents, records, solubility_model }: Knowledge): boolean {
    const own = this.knowledge;
    return own.solvents === solvents && own.records === records && own.solubility_model === solubility_model;
  }

  figures(binder: BinderUnit, system: SolventSystem): SolubilityFigures {
    const ofBinder = this.kept.get(binder.id) ?? new Map<string, SolubilityFigures>();
    this.kept.set(binder.id, ofBinder);
    const key = systemKey(system);
    const known = ofBinder.get(key);
    if (known !== undefined) return known;
    const made = figuresOf(binder, system, this.conditions(binder));
    if (this.count++ >= MOST_KEPT) this.forget();
    ofBinder.set(key, made);
    return made;
  }

  /** The same in words. */
  inWords(binder: BinderUnit, system: SolventSystem): Solubility {
    return solubilityOf(binder, system, this.conditions(binder));
  }

  conditions({ id }: BinderUnit): SolubilityConditions {
    return { model: this.knowledge.solubility_model, records: this.castBy.get(id) ?? NO_RECORDS };
  }

  private forget(): void {
    this.kept.clear();
    this.count = 0;
  }
}

const NO_RECORDS: readonly EvidenceRecord[] = [];
const byBinders = new WeakMap<Knowledge["binders"], KnownSolubilities>();

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
