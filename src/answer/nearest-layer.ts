import type { Evaluation } from "../model/evaluation.js";
import type { EvidenceRecord, NumberOrRange } from "../model/evidence.js";

/** The nearest reported layer, what a study praises before what it compares with. */
export function nearestOf(records: readonly EvidenceRecord[], differs: string[]): Evaluation["nearest"] {
  const [record] = [...records].sort(
    (a, b) =>
      Number(a.is_comparator) - Number(b.is_comparator) ||
      reachedBy(b).length - reachedBy(a).length ||
      (a.id < b.id ? -1 : 1),
  );
  return record === undefined
    ? null
    : { record: record.id, refs: record.refs, differs, reached: reachedBy(record) };
}

export const numberText = (number: NumberOrRange): string =>
  typeof number === "number" ? String(number) : `${number.min}–${number.max}`;

export function reachedBy(record: EvidenceRecord): string[] {
  const { capacity, retention, areal_capacity_mAh_cm2, conductivity_mS_cm, loading_mg_cm2, thickness_um } =
    record;
  const at =
    record.temperature_C === null ? (record.temperature_label ?? null) : `${record.temperature_C} °C`;
  return [
    ...(capacity ? [`${capacity.value} ${capacity.unit}${capacity.rate ? ` at ${capacity.rate}` : ""}`] : []),
    ...(retention ? [`${retention.value} ${retention.unit} after ${retention.cycles} cycles`] : []),
    ...(areal_capacity_mAh_cm2 === null ? [] : [`${numberText(areal_capacity_mAh_cm2)} mAh/cm²`]),
    ...(loading_mg_cm2 === null ? [] : [`${numberText(loading_mg_cm2)} mg/cm²`]),
    ...(conductivity_mS_cm === null
      ? []
      : [`${numberText(conductivity_mS_cm)} mS/cm${at ? ` at ${at}` : ""}`]),
    ...(thickness_um === null ? [] : [`${numberText(thickness_um)} µm`]),
    ...(record.result ? [record.result] : []),
  ];
}
