import { isOfGrade } from "../../facts/binder-grade.js";
import { type EvidenceStanding, WORSE_SIDE } from "../../facts/evidence-grade.js";
import { findRecord } from "../../facts/find-record.js";
import { additiveOf, bounds } from "../../facts/record-guidance.js";
import { remember } from "../../facts/remember.js";
import { additivesIn } from "../../facts/reported-additives.js";
import { AMOUNTS, type Amount } from "../../facts/reported-amounts.js";
import type { Evaluation } from "../../model/evaluation.js";
import type { EvidenceRecord, NumberOrRange } from "../../model/evidence.js";
import type { Formulation } from "../../model/formulation.js";
import type { Knowledge } from "../../model/knowledge.js";

/** Finds the reported layer that comes nearest to a formulation, of those that its evidence names. */
export class NearestLayer {
  private readonly materials = new Map<string, string>();

  constructor(private readonly knowledge: Knowledge) {}

  /** Of records that differ alike: of the same grade and materials, then what a study praises, then of like amounts. */
  of(formulation: Formulation, evidence: EvidenceStanding): Evaluation["nearest"] {
    const { ingredients, context } = formulation;
    const active = ingredients.flatMap(({ role, name }) =>
      role === "active_material" ? [this.materialOf(name)] : [],
    );
    const additives = additivesIn(formulation, this.knowledge);
    const strange = (record: EvidenceRecord) =>
      strangeness(record, active) + Number(hasOther(record, context)) + Number(hasMore(record, additives));
    const apart = (record: EvidenceRecord) => distance(record, formulation);
    const [nearest] = candidates(formulation, evidence).sort(({ record: a }, { record: b }) => {
      return (
        Number(isOfGrade(b, formulation)) - Number(isOfGrade(a, formulation)) ||
        strange(a) - strange(b) ||
        Number(a.is_comparator) - Number(b.is_comparator) ||
        apart(a) - apart(b) ||
        byPraise(a, b)
      );
    });
    if (nearest === undefined) return null;
    const { record, differs } = nearest;
    return { record: record.id, refs: record.refs, differs, reached: reachedBy(record) };
  }

  /** Its id, or the name itself where nobody knows it. */
  private materialOf(name: string): string {
    const look = () => {
      const found = findRecord("active-material", name, this.knowledge);
      return "id" in found ? found.id : name.toLowerCase().replaceAll(" ", "-");
    };
    return remember(this.materials, name, look, MOST_MATERIALS);
  }
}

interface Near {
  record: EvidenceRecord;
  differs: string[];
}

/** What its evidence names, but for layers of another grade than is given, and those of this grade that their study held for worse. */
function candidates(formulation: Formulation, evidence: EvidenceStanding): Near[] {
  const { records, differences, inComponent } = evidence;
  const named = records.map((record, index) => ({ record, differs: differences[index]! }));
  const least = Math.min(...differences.map(({ length }) => length));
  const worse = inComponent.flatMap(({ record, differs }) =>
    isOfGrade(record, formulation) === true && record.is_comparator && differs.length <= least
      ? { record, differs: [...differs, WORSE_SIDE] }
      : [],
  );
  return [
    ...named.filter(({ record }) => isOfGrade(record, formulation) !== false),
    ...worse.filter(({ record }) => !records.includes(record)),
  ];
}

/** Misspelled names of a long file must not fill the memory. */
const MOST_MATERIALS = 10_000;

/** How many materials are in one of the two and not in the other; more than any where nothing is in both. */
function strangeness({ active_material }: EvidenceRecord, active: readonly string[]): number {
  if (active.length === 0) return 0;
  const reported = active_material?.split("+") ?? [];
  const shared = reported.filter((id) => active.includes(id)).length;
  return shared === 0 ? Number.POSITIVE_INFINITY : reported.length + active.length - 2 * shared;
}

/** Another solid electrolyte than the layer has. */
const hasOther = ({ solid_electrolyte }: EvidenceRecord, asked: Formulation["context"]): boolean =>
  asked.solid_electrolyte !== null &&
  solid_electrolyte !== null &&
  solid_electrolyte !== asked.solid_electrolyte;

/** An additive that the layer lacks. */
function hasMore(record: EvidenceRecord, additives: readonly string[]): boolean {
  const additive = additiveOf(record);
  return additive !== null && !additives.includes(additive);
}

/** How far the amounts of a record are from those of a layer: of each at most one, which stands for not known too. */
function distance(record: EvidenceRecord, formulation: Formulation): number {
  const gaps = (Object.keys(AMOUNTS) as Amount[]).map((amount) => {
    const [asked, reported] = [formulation[amount], record[AMOUNTS[amount].field]];
    if (asked === null || reported === null) return 1;
    const [min, max] = bounds(reported);
    return Math.min(1, Math.max(0, Math.log(min / asked), Math.log(asked / max)));
  });
  return gaps.reduce((sum, gap) => sum + gap, 0);
}

/** What a study praises before what it compares with, and what says more of what it reached. */
export const byPraise = (a: EvidenceRecord, b: EvidenceRecord): number =>
  Number(a.is_comparator) - Number(b.is_comparator) ||
  reachedBy(b).length - reachedBy(a).length ||
  (a.id < b.id ? -1 : 1);

export const numberText = (number: NumberOrRange): string =>
  typeof number === "number" ? String(number) : `${number.min}–${number.max}`;

export function reachedBy(record: EvidenceRecord): string[] {
  const { capacity, retention, areal_capacity_mAh_cm2, conductivity_mS_cm, loading_mg_cm2, thickness_um } =
    record;
  const additive = additiveOf(record);
  const at =
    record.temperature_C === null ? (record.temperature_label ?? null) : `${record.temperature_C} °C`;
  return [
    ...(capacity ? [`${capacity.value} ${capacity.unit}${capacity.rate ? ` at ${capacity.rate}` : ""}`] : []),
    ...(retention ? [`${retention.value} ${retention.unit} after ${retention.cycles} cycles`] : []),
    ...(areal_capacity_mAh_cm2 === null ? [] : [`${numberText(areal_capacity_mAh_cm2)} mAh/cm²`]),
    ...(loading_mg_cm2 === null
      ? []
      : [`${numberText(loading_mg_cm2)} mg/cm²${record.doubtful ? " (column doubtful)" : ""}`]),
    ...(conductivity_mS_cm === null
      ? []
      : [`${numberText(conductivity_mS_cm)} mS/cm${at ? ` at ${at}` : ""}`]),
    ...(thickness_um === null ? [] : [`${numberText(thickness_um)} µm`]),
    ...(additive === null ? [] : [`with ${additive}`]),
    ...(record.result ? [record.result] : []),
  ];
}
