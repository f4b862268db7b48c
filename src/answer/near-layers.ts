import type { EvidenceRecord } from "../model/evidence.js";
import type { NearLayer } from "../model/explanation.js";
import { byPraise, numberText, reachedBy } from "./evaluation/nearest-layer.js";

/** Reported layers in brief: what a study praises before what it compares with. */
export const nearLayers = (records: readonly EvidenceRecord[]): NearLayer[] =>
  [...records].sort(byPraise).map((record) => ({
    record: record.id,
    refs: record.refs,
    made: madeOf(record),
    reached: reachedBy(record),
  }));

function madeOf(record: EvidenceRecord): string[] {
  const { component, process, anode_kind, active_material, solid_electrolyte, solvents, stack_pressure } =
    record;
  const { binder_wt_pct, scaffold, binder, is_comparator } = record;
  return [
    [process, anode_kind ?? active_material, component].filter(Boolean).join(" "),
    ...(scaffold ? [`frame ${scaffold}`] : []),
    ...(binder ? [`${binder}${binder_wt_pct === null ? "" : ` ${numberText(binder_wt_pct)} wt%`}`] : []),
    ...(solvents && solvents.length > 0 ? [`from ${solvents.join(" + ")}`] : []),
    ...(solid_electrolyte ? [`with ${solid_electrolyte}`] : []),
    ...(stack_pressure ? [pressureText(stack_pressure)] : []),
    ...(is_comparator ? ["the worse side of its study's comparison"] : []),
  ].filter((part) => part !== "");
}

const pressureText = ({ value, unit, label }: NonNullable<EvidenceRecord["stack_pressure"]>): string =>
  value === null ? label : `${value} ${unit}`;
