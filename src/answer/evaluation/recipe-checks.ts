import { GRADE_AMOUNTS, gradeOf } from "../../facts/binder-grade.js";
import type { CandidateParts } from "../../facts/candidates.js";
import { type AmountStanding, type DryingHeat, spanText } from "../../facts/formulation-facts.js";
import { AMOUNTS, ENOUGH, type ReportedAmount } from "../../facts/reported-amounts.js";
import { studiesOf } from "../../facts/studies-of.js";
import type { RecipeCheck } from "../../model/evaluation.js";
import type { EvidenceRecord } from "../../model/evidence.js";
import { type Formulation, GRADES, type GradeAmount } from "../../model/formulation.js";

/** Each number of the recipe against what is reported, and what there is nothing to hold against. */
export function recipeChecks(
  formulation: Formulation,
  parts: CandidateParts,
  standings: readonly AmountStanding[],
  heat: DryingHeat,
  records: readonly EvidenceRecord[],
): RecipeCheck[] {
  return [
    ...standings.map((entry) => amountCheck(entry, formulation, parts)),
    ...(formulation.binder_content_wt_pct === null && parts.binder !== null
      ? [notChecked("binder content", "not given, so it could not be checked")]
      : []),
    ...gradeChecks(formulation, records),
    ...solids(formulation),
    ...drying(formulation, parts, heat),
  ];
}

const notChecked = (what: string, says: string): RecipeCheck => ({ what, says, standing: null, refs: [] });

function amountCheck(entry: AmountStanding, { context }: Formulation, parts: CandidateParts): RecipeCheck {
  const { name, unit } = AMOUNTS[entry.amount];
  const value = `${entry.value} ${unit}`;
  const refs = [...new Set([...(entry.reported?.refs ?? []), ...(entry.once?.refs ?? [])])].sort(
    (a, b) => a - b,
  );
  const once = entry.once === null ? "" : `; ${onceText(entry.once, unit, parts)}`;
  if (entry.reported === null)
    return notChecked(
      name,
      `${value}; no record of ${layersText(context)} reports it, so it could not be checked`,
    );
  const whose = entry.reported.of === "binder" ? `with ${parts.binder!.id}` : `of ${layersText(context)}`;
  const span = `${spanText(entry.reported, unit)} ${whose}`;
  if (entry.standing === null) {
    const why =
      entry.reported.records < ENOUGH ? "too few for a range" : "and a doubtful number that reaches as far";
    return { what: name, says: `${value}; reported are ${span}, ${why}${once}`, standing: null, refs };
  }
  return {
    what: name,
    says: `${value} is ${entry.standing} the ${span}${once}`,
    standing: entry.standing,
    refs,
  };
}

const LAYERS = { cathode: "cathodes", anode: "anodes", sheet: "sheets" };

/** What is reported of another kind of anode is not held against one. */
const layersText = ({ component, anode, anode_class }: Formulation["context"]): string =>
  component === "anode" && (anode ?? anode_class) !== null ? "such anodes" : LAYERS[component];

const COUNTS = ["", "once", "twice"];

const onceText = ({ min, max, records }: ReportedAmount, unit: string, { binder }: CandidateParts): string =>
  `reported ${COUNTS[records]} with ${binder?.id}: ${min === max ? min : `${min} and ${max}`} ${unit}`;

/** The grade beside those that studies made layers of, and what of it could not be read. */
function gradeChecks(formulation: Formulation, records: readonly EvidenceRecord[]): RecipeCheck[] {
  const { grade, binder, context } = formulation;
  const given = GRADES.flatMap((amount) => {
    const value = formulation[amount];
    return value === null ? [] : [gradeCheck(amount, value, formulation, records)];
  });
  if (given.length > 0 || grade === null || binder === null) return given;
  const names = Object.values(GRADE_AMOUNTS).map(({ name }) => name);
  const what = `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
  return [
    notChecked(
      "binder grade",
      `"${grade}" says no ${what} with its unit; of the ${context.component} nothing was checked by it`,
    ),
  ];
}

function gradeCheck(
  amount: GradeAmount,
  value: number,
  { binder, context }: Formulation,
  records: readonly EvidenceRecord[],
): RecipeCheck {
  const { name, unit } = GRADE_AMOUNTS[amount];
  const made = records.filter(
    (record) =>
      record.binder === binder &&
      record.component === context.component &&
      gradeOf(record)?.amount === amount,
  );
  const reported = made.map((record) => gradeOf(record)!.value).sort((a, b) => a - b);
  if (made.length === 0)
    return notChecked(
      name,
      `${value} ${unit}; no record of ${LAYERS[context.component]} with ${binder ?? "this binder"} tells grades apart by it`,
    );
  return {
    what: name,
    says: `${value} ${unit}; compared with ${binder} were ${reported.join(", ")} ${unit}`,
    standing: value < reported[0]! ? "below" : value > reported.at(-1)! ? "above" : "within",
    refs: studiesOf(made),
  };
}

const solids = ({ solids_content_wt_pct: solids }: Formulation): RecipeCheck[] =>
  solids === null
    ? []
    : [notChecked("solids content", `${solids} wt%; no record reports one, so it could not be checked`)];

function drying(
  { drying_temperature_C: drying, context }: Formulation,
  { binder, solvent }: CandidateParts,
  { boils_C, decomposes_C }: DryingHeat,
): RecipeCheck[] {
  if (drying === null)
    return context.process === "wet"
      ? [notChecked("drying", "no temperature given, so it could not be checked")]
      : [];
  const names = solvent?.parts.map(({ id }) => id).join(" + ");
  return [
    ...(solvent === null
      ? []
      : [
          boils_C === null
            ? notChecked("drying", `${drying} °C; no boiling point of ${names} is recorded`)
            : against("drying", drying, boils_C, `the lowest boiling point of ${names}`),
        ]),
    ...(binder === null
      ? []
      : [
          decomposes_C === null
            ? notChecked("drying", `${drying} °C; no decomposition temperature of ${binder.id} is recorded`)
            : against("drying", drying, decomposes_C, `the decomposition of ${binder.id}`),
        ]),
    ...(binder?.parts.some(({ cast_as }) => cast_as !== "itself")
      ? [
          notChecked(
            "drying",
            `${drying} °C; ${binder.id} reacts in the drying step, and no study here states at what temperature`,
          ),
        ]
      : []),
  ];
}

function against(what: string, drying: number, limit: number, name: string): RecipeCheck {
  const gap = Number(Math.abs(drying - limit).toPrecision(3));
  const where = drying > limit ? "above" : "below";
  return {
    what,
    says: `${drying} °C is ${gap} °C ${where} ${name} (${limit} °C)`,
    standing: where,
    refs: [],
  };
}
