import type { EvidenceRecord, NumberOrRange } from "../model/evidence.js";
import type { Knowledge } from "../model/knowledge.js";
import type { DesignContext } from "../model/query.js";
import { isSameComponent } from "./query-facts.js";
import { bounds } from "./record-guidance.js";
import { studiesOf } from "./studies-of.js";

/** Amounts of a layer that records report. */
export const AMOUNTS = {
  binder_content_wt_pct: { field: "binder_wt_pct", name: "binder content", unit: "wt%" },
  loading_mg_cm2: { field: "loading_mg_cm2", name: "loading", unit: "mg/cm²" },
  areal_capacity_mAh_cm2: { field: "areal_capacity_mAh_cm2", name: "areal capacity", unit: "mAh/cm²" },
  thickness_um: { field: "thickness_um", name: "thickness", unit: "µm" },
} as const;
export type Amount = keyof typeof AMOUNTS;

export interface ReportedAmount {
  min: number;
  max: number;
  records: number;
  refs: number[];
  /** of this binder in the component, or of any */
  of: "binder" | "component";
}

/** A range needs this many records; fewer are named one by one. */
export const ENOUGH = 3;

/** What the records of a component, and of a binder in it, say of an amount; gathered once each. */
export class ReportedAmounts {
  private readonly gathered = new Map<string, ReportedAmount | null>();

  constructor(private readonly knowledge: Knowledge) {}

  ofBinder(amount: Amount, binder: string | null, query: DesignContext): ReportedAmount | null {
    return binder === null ? null : this.gather(amount, query, binder);
  }

  ofComponent(amount: Amount, query: DesignContext): ReportedAmount | null {
    return this.gather(amount, query, null);
  }

  /** The binder's own records where there are enough for a range, else those of the component. */
  heldAgainst(amount: Amount, binder: string | null, query: DesignContext): ReportedAmount | null {
    const own = amount === "binder_content_wt_pct" ? this.ofBinder(amount, binder, query) : null;
    return own !== null && own.records >= ENOUGH ? own : this.ofComponent(amount, query);
  }

  private gather(amount: Amount, query: DesignContext, binder: string | null): ReportedAmount | null {
    const key = [amount, layerKey(query), binder].join(" ");
    const known = this.gathered.get(key);
    if (known !== undefined) return known;
    const { field } = AMOUNTS[amount];
    const records = this.knowledge.records.filter(
      (record) =>
        record[field] !== null &&
        !record.doubtful?.some((key) => key === field) &&
        (binder === null || record.binder === binder) &&
        isSameComponent(record, query, this.knowledge),
    );
    const made =
      records.length === 0 ? null : spanned(records, field, binder === null ? "component" : "binder");
    this.gathered.set(key, made);
    return made;
  }
}

/** Layers of the same key are held against the same records. */
export const layerKey = ({ component, anode_class, anode }: DesignContext): string =>
  [component, anode_class, anode].join(" ");

function spanned(
  records: readonly EvidenceRecord[],
  field: (typeof AMOUNTS)[Amount]["field"],
  of: ReportedAmount["of"],
): ReportedAmount {
  const all = records.map((record) => bounds(record[field] as NumberOrRange));
  return {
    min: Math.min(...all.map(([min]) => min)),
    max: Math.max(...all.map(([, max]) => max)),
    records: records.length,
    refs: studiesOf(records),
    of,
  };
}

export type Standing = "below" | "within" | "above";

/** Where a value stands to a reported span; null where too few report it. Values at an end are within. */
export function standingOf(value: number | null, reported: ReportedAmount | null): Standing | null {
  if (value === null || reported === null || reported.records < ENOUGH) return null;
  return value < reported.min ? "below" : value > reported.max ? "above" : "within";
}
