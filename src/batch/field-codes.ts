import { FREE_AMOUNTS, type FreeAmount } from "../answer/recipe-program.js";
import { FIELDS } from "../formulation/fields.js";

/** Fields that are judged by their amount, whatever else a record says. */
const AMOUNT_OF: Readonly<Record<string, FreeAmount>> = {
  binder_content: "binder_content_wt_pct",
  loading: "loading_mg_cm2",
  areal_capacity: "areal_capacity_mAh_cm2",
  thickness: "thickness_um",
  drying_temperature: "drying_temperature_C",
};
/** Where the amount of each stands. */
export const AMOUNT_INDEX: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(AMOUNT_OF).map(([key, amount]) => [key, FREE_AMOUNTS.indexOf(amount)]),
);

/** Fields that say nothing of layer and materials, but may be said wrongly. */
const WITHOUT_CODE = new Set([
  "name",
  "description",
  "binder_grade",
  "accept",
  "fabrication_pressure",
  "solids_content",
  ...Object.keys(AMOUNT_OF).filter((key) => key !== "binder_content"),
]);
const CODED = FIELDS.filter(({ key }) => !WITHOUT_CODE.has(key));
/** Where the code of each field stands; the one beyond is of fields that are checked and no more. */
export const CODE_INDEX: Readonly<Record<string, number>> = Object.fromEntries(
  CODED.map(({ key }, index) => [key, index]),
);
export const CHECKED_INDEX = CODED.length;
export const CODES = CODED.length + 1;

export const BINDER_CONTENT = CODE_INDEX.binder_content!;
/** Contents that make a sum with the binder's. */
export const OTHER_CONTENTS = [
  "active_material_content",
  "solid_electrolyte_content",
  "additive_content",
].map((key) => CODE_INDEX[key]!);
