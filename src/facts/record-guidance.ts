import type { GuidanceLine } from "../model/advice.js";
import type { EvidenceRecord, NumberOrRange } from "../model/evidence.js";
import type { Knowledge } from "../model/knowledge.js";
import type { DesignContext } from "../model/query.js";
import type { CandidateParts } from "./candidates.js";
import { isSameComponent } from "./query-facts.js";
import { studiesOf, studyCount } from "./studies-of.js";

export const bounds = (number: NumberOrRange): [number, number] =>
  typeof number === "number" ? [number, number] : [number.min, number.max];

/** Numbers that reported layers of this binder or scaffold in this component give: content, thickness, conductivity. */
export function recordGuidance(
  parts: CandidateParts,
  query: DesignContext,
  knowledge: Knowledge,
): GuidanceLine[] {
  const records = ofAskedKind(
    knowledge.records.filter(
      (record) => isSameSubject(record, parts) && isSameComponent(record, query, knowledge),
    ),
    query,
  );
  return [
    ...content(records),
    ...records
      .filter((record) => record.process === query.process)
      .flatMap((record) => sheetResult(record, knowledge)),
    ...arealCapacity(records),
  ];
}

/** Those of the anode kind that is asked for, where there are some: what suits silicon need not suit graphite. */
function ofAskedKind(records: EvidenceRecord[], { component, anode }: DesignContext): EvidenceRecord[] {
  const own = records.filter(({ anode_kind }) => anode_kind === anode);
  return component === "anode" && anode !== null && own.length > 0 ? own : records;
}

function isSameSubject(record: EvidenceRecord, { scaffold, binder }: CandidateParts): boolean {
  if (scaffold !== null) return record.scaffold === scaffold.id && record.binder === (binder?.id ?? null);
  return binder !== null && record.binder === binder.id && record.scaffold === null;
}

const line = (
  quantity: string,
  [min, max]: [number, number],
  unit: string,
  refs: number[],
  note?: string,
): GuidanceLine => ({
  quantity,
  ...(min === max ? { value: min } : { min, max }),
  unit,
  ...(note ? { note } : {}),
  refs,
});

function content(records: EvidenceRecord[]): GuidanceLine[] {
  const reported = records.filter((record) => record.binder_wt_pct !== null);
  if (reported.length === 0) return [];
  const all = reported.map((record) => bounds(record.binder_wt_pct!));
  const count = studyCount(reported);
  const range: [number, number] = [
    Math.min(...all.map(([min]) => min)),
    Math.max(...all.map(([, max]) => max)),
  ];
  const note = count === 1 ? "reported once" : `reported in ${count} studies`;
  return [line("binder content", range, "wt%", studiesOf(reported), note)];
}

function sheetResult(record: EvidenceRecord, knowledge: Knowledge): GuidanceLine[] {
  const electrolyte = knowledge.vocabulary.solid_electrolytes.find(
    (term) => term.id === record.solid_electrolyte,
  );
  const temperature = record.temperature_C === null ? record.temperature_label : `${record.temperature_C} °C`;
  const names = (record.solvents ?? []).map(
    (id) => knowledge.solvents.find((one) => one.id === id)?.name ?? id,
  );
  const solvents = names.length > 0 ? `from ${names.join(" + ")}` : null;
  const note = [electrolyte?.name ?? "electrolyte not stated", temperature, solvents]
    .filter(Boolean)
    .join(", ");
  return [
    ...(record.conductivity_mS_cm === null
      ? []
      : [line("ionic conductivity", bounds(record.conductivity_mS_cm), "mS/cm", record.refs, note)]),
    ...(record.thickness_um === null
      ? []
      : [line("thickness", bounds(record.thickness_um), "µm", record.refs)]),
  ];
}

/** The highest areal capacity reported with this binder, and without the additive where one helped it there. */
function arealCapacity(records: EvidenceRecord[]): GuidanceLine[] {
  const highest = (r: EvidenceRecord) => bounds(r.areal_capacity_mAh_cm2!)[1];
  const reported = records
    .filter((record) => record.areal_capacity_mAh_cm2 !== null)
    .sort((a, b) => highest(b) - highest(a));
  const [top] = reported;
  if (top === undefined) return [];
  const shown =
    additiveOf(top) === null ? [top] : [top, ...reported.filter((r) => additiveOf(r) === null).slice(0, 1)];
  return shown.map((record) => {
    const additive = additiveOf(record);
    const note = additive === null ? undefined : `with ${additive}`;
    return line(
      "areal capacity reached",
      bounds(record.areal_capacity_mAh_cm2!),
      "mAh/cm²",
      record.refs,
      note,
    );
  });
}

/** What a study put into the layer beside its usual parts. */
export function additiveOf({ design_parameter }: EvidenceRecord): string | null {
  return design_parameter?.name.endsWith("additive") ? String(design_parameter.value) : null;
}
