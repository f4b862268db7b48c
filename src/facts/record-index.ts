import type { EvidenceRecord } from "../model/evidence.js";
import type { Knowledge } from "../model/knowledge.js";
import { onceFor } from "./remember.js";

/** What evidence is looked up for. */
export interface EvidenceSubject {
  binder: string | null;
  /** of a single polymer */
  family: string | null;
  scaffold: string | null;
}

const NONE: readonly EvidenceRecord[] = [];

/** The records of reported layers by what they speak of, gathered once for each knowledge. */
export class RecordIndex {
  private readonly byBinder = new Map<string, EvidenceRecord[]>();
  private readonly byScaffold = new Map<string, EvidenceRecord[]>();
  private readonly byFilling = new Map<string, EvidenceRecord[]>();
  private readonly byFamily = new Map<string, EvidenceRecord[]>();
  private readonly blends: { record: EvidenceRecord; parts: readonly string[] }[] = [];

  private constructor(private readonly knowledge: Knowledge) {
    const families = new Map(knowledge.binders.map((binder) => [binder.id, binder.family]));
    for (const record of knowledge.records) {
      const { binder, scaffold } = record;
      if (scaffold !== null) note(this.byScaffold, scaffold, record);
      else if (binder !== null) note(this.byBinder, binder, record);
      if (binder === null) continue;
      if (scaffold !== null) note(this.byFilling, binder, record);
      const family = families.get(binder);
      if (family !== undefined) note(this.byFamily, family, record);
      const parts = binder.split("+");
      if (parts.length > 1) this.blends.push({ record, parts });
    }
  }

  static readonly of = onceFor((knowledge: Knowledge) => new RecordIndex(knowledge));

  /** A scaffold with whatever fills it; a binder where there is no scaffold. */
  about({ binder, scaffold }: EvidenceSubject): readonly EvidenceRecord[] {
    if (scaffold !== null) return this.byScaffold.get(scaffold) ?? NONE;
    return (binder === null ? undefined : this.byBinder.get(binder)) ?? NONE;
  }

  /** What fills a frame with the binder in this component. */
  fillings(binder: string, component: string): readonly EvidenceRecord[] {
    return (this.byFilling.get(binder) ?? NONE).filter((record) => record.component === component);
  }

  /** Records of a blend that holds the binder, or of its family in this component. */
  related({ binder, family, scaffold }: EvidenceSubject, component: string): readonly EvidenceRecord[] {
    if (scaffold !== null || binder === null) return NONE;
    const inBlend = this.sharingParts(binder.split("+"));
    if (inBlend.length > 0) return inBlend;
    const ofFamily = family === null ? NONE : (this.byFamily.get(family) ?? NONE);
    return ofFamily.filter((record) => record.component === component);
  }

  /** Of blends with one of the parts and, where the binder is a blend itself, of its parts alone. */
  private sharingParts(parts: readonly string[]): readonly EvidenceRecord[] {
    if (parts.length === 1) {
      const [own] = parts;
      return this.blends.filter((blend) => blend.parts.includes(own!)).map(({ record }) => record);
    }
    return this.knowledge.records.filter(({ binder }) =>
      binder?.split("+").some((part) => parts.includes(part)),
    );
  }
}

function note(records: Map<string, EvidenceRecord[]>, key: string, record: EvidenceRecord): void {
  const known = records.get(key);
  if (known === undefined) records.set(key, [record]);
  else known.push(record);
}
