import { FREE_AMOUNTS, type FreeAmount } from "../../answer/brief/recipe-program.js";
import { FIELDS } from "../../formulation/fields.js";
import { GRADE_FIELD } from "../../formulation/read-grade.js";
import { GRADES } from "../../model/formulation.js";
import type { DesignContext } from "../../model/query.js";

/** Fields that are judged by their amount, whatever else a record says. */
const AMOUNT_OF: Readonly<Record<string, FreeAmount>> = {
  binder_content: "binder_content_wt_pct",
  loading: "loading_mg_cm2",
  areal_capacity: "areal_capacity_mAh_cm2",
  thickness: "thickness_um",
  drying_temperature: "drying_temperature_C",
  ...Object.fromEntries(GRADES.map((amount) => [GRADE_FIELD[amount], amount])),
};
/** Where the amount of each stands. */
export const AMOUNT_INDEX: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(AMOUNT_OF).map(([key, amount]) => [key, FREE_AMOUNTS.indexOf(amount)]),
);

/** Fields that say one thing of the context each, whatever stands beside them; those that say nothing are checked. */
export const APART: Readonly<Record<string, readonly (keyof DesignContext)[]>> = {
  aim: ["aim"],
  cell: ["cell"],
  stack_pressure: ["stack_pressure_MPa", "pressure"],
  cathode_potential: ["cathode_potential_V"],
  temperature: ["temperature_C"],
  fabrication_pressure: [],
  solids_content: [],
};
/** Where the code of each that says something stands. */
export const APART_INDEX: Readonly<Record<string, number>> = indexOf(
  Object.keys(APART).filter((key) => APART[key]!.length > 0),
);
export const APARTS = Object.keys(APART_INDEX).length;

/** Fields that say nothing of layer and materials, or say it whatever stands beside them. */
const WITHOUT_CODE = new Set([
  ...["name", "description", "binder_grade", "accept"],
  ...Object.keys(APART),
  ...Object.keys(AMOUNT_OF).filter((key) => key !== "binder_content"),
]);
const CODED = FIELDS.flatMap(({ key }) => (WITHOUT_CODE.has(key) ? [] : key));
/** Where the code of each other field stands; of the solvent whether there are some. */
export const CODE_INDEX: Readonly<Record<string, number>> = indexOf(CODED);
export const CODES = CODED.length;

export const SOLVENT = CODE_INDEX.solvent!;
export const BINDER_CONTENT = CODE_INDEX.binder_content!;
/** Contents that make a sum with the binder's. */
export const OTHER_CONTENTS = [
  "active_material_content",
  "solid_electrolyte_content",
  "additive_content",
].map((key) => CODE_INDEX[key]!);

function indexOf(keys: readonly string[]): Record<string, number> {
  return Object.fromEntries(keys.map((key, index) => [key, index]));
}
