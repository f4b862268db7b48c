import type { EvidenceRecord, NumberOrRange } from "../model/evidence.js";
import type { Formulation } from "../model/formulation.js";
import type { Knowledge } from "../model/knowledge.js";
import type { DesignContext } from "../model/query.js";
import { isSameComponent } from "./query-facts.js";
import { additiveOf, bounds } from "./record-guidance.js";
import { additivesIn } from "./reported-additives.js";
import { studiesOf } from "./studies-of.js";

/** Amounts of a layer that records report. */
export const AMOUNTS = {
  binder_content_wt_pct: { field: "binder_wt_pct", name: "binder content", unit: "wt%" },
  loading_mg_cm2: { field: "loading_mg_cm2", name: "loading", unit: "mg/cm²" },
  areal_capacity_mAh_cm2: { field: "areal_capacity_mAh_cm2", name: "areal capacity", unit: "mAh/cm²" },
  thickness_um: { field: "thickness_um", name: "thickness", unit: "µm" },
} as const;
export type Amount = keyof typeof AMOUNTS;

/** What of a formulation tells which records its amounts are held against. */
export interface HeldLayer {
  binder: string | null;
  context: DesignContext;
  /** as `additivesIn` gives them */
  additives: readonly string[];
}

export interface ReportedAmount {
  min: number;
  max: number;
  /** as far as doubtful numbers go, which are not quoted; the same where there are none beyond */
  doubtful: { min: number; max: number };
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

  /** What of a formulation records may name beside its usual parts. */
  additivesIn(formulation: Pick<Formulation, "ingredients">): readonly string[] {
    return additivesIn(formulation, this.knowledge);
  }

  ofBinder(amount: Amount, { binder, context, additives }: HeldLayer): ReportedAmount | null {
    return binder === null ? null : this.gather(amount, context, additives, binder);
  }

  /** The binder's own records where there are enough for a range, else those of the component. */
  heldAgainst(amount: Amount, layer: HeldLayer): ReportedAmount | null {
    const own = amount === "binder_content_wt_pct" ? this.ofBinder(amount, layer) : null;
    if (own !== null && own.records >= ENOUGH) return own;
    return this.gather(amount, layer.context, layer.additives, null);
  }

  /** What was reached with an additive counts where the layer holds it; the binder is put in. */
  private gather(
    amount: Amount,
    query: DesignContext,
    additives: readonly string[],
    binder: string | null,
  ): ReportedAmount | null {
    const key = [amount, layerKey(query), binder, ...additives].join(" ");
    const known = this.gathered.get(key);
    if (known !== undefined) return known;
    const { field } = AMOUNTS[amount];
    const all = this.knowledge.records.filter(
      (record) =>
        record[field] !== null &&
        (binder === null || record.binder === binder) &&
        (amount === "binder_content_wt_pct" || isWithAny(additives, record)) &&
        isSameComponent(record, query, this.knowledge),
    );
    const made = spanned(all, field, binder === null ? "component" : "binder");
    this.gathered.set(key, made);
    return made;
  }
}

/** Layers of the same key are held against the same records. */
export const layerKey = ({ component, anode_class, anode }: DesignContext): string =>
  [component, anode_class, anode].join(" ");

const isWithAny = (additives: readonly string[], record: EvidenceRecord): boolean => {
  const additive = additiveOf(record);
  return additive === null || additives.includes(additive);
};

/** @param all doubtful ones among them */
function spanned(
  all: readonly EvidenceRecord[],
  field: Field,
  of: ReportedAmount["of"],
): ReportedAmount | null {
  const records = all.filter(({ doubtful }) => !doubtful?.some((key) => key === field));
  if (records.length === 0) return null;
  return {
    ...spanOf(records, field),
    doubtful: spanOf(all, field),
    records: records.length,
    refs: studiesOf(records),
    of,
  };
}

type Field = (typeof AMOUNTS)[Amount]["field"];

function spanOf(records: readonly EvidenceRecord[], field: Field): { min: number; max: number } {
  const all = records.map((record) => bounds(record[field] as NumberOrRange));
  return { min: Math.min(...all.map(([min]) => min)), max: Math.max(...all.map(([, max]) => max)) };
}

export type Standing = "below" | "within" | "above";

/**
 * Where a value stands to a reported span; null where too few report it, or only doubtful numbers reach as far. Values at an end
 * are within.
 */
export function standingOf(value: number | null, reported: ReportedAmount | null): Standing | null {
  if (value === null || reported === null || reported.records < ENOUGH) return null;
  const { min, max, doubtful } = reported;
  if (value < doubtful.min) return "below";
  if (value > doubtful.max) return "above";
  return value >= min && value <= max ? "within" : null;
}
