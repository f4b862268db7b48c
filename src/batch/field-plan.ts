import { FREE_AMOUNTS, type FreeAmount } from "../answer/recipe-program.js";
import { meaningOf } from "../formulation/fields.js";
import type { Dimension } from "../formulation/quantity.js";

/** How the fields of a flat record, in one order, are read again and again. */
export interface FieldPlan {
  /** index of the name; -1 where there is none */
  name: number;
  /** first and last index of each run of fields that say the layer and its materials */
  runs: readonly (readonly [number, number])[];
  /** fields whose amounts differ from record to record */
  /** the stack pressure, where no rule looks at more than its range; -1 where there is none */
  pressure: number;
  unitOfPressure: string | undefined;
  free: readonly { index: number; amount: FreeAmount; dimension: Dimension; unit: string | undefined }[];
}

const AMOUNT_OF: Record<string, FreeAmount> = {
  binder_content: "binder_content_wt_pct",
  loading: "loading_mg_cm2",
  areal_capacity: "areal_capacity_mAh_cm2",
  thickness: "thickness_um",
  drying_temperature: "drying_temperature_C",
};
const CONTENT = /_content$/;

/**
 * The plan for records with these keys; null where they are not all known, one is said twice, or findings are accepted:
 * such records are read one by one. The binder content is free only where no other content could make a sum with it.
 */
export function fieldPlan(keys: readonly string[]): FieldPlan | null {
  const meanings = keys.map(meaningOf);
  if (meanings.some((meaning) => meaning === null || meaning.field.kind === "accept")) return null;
  const fields = meanings.map((meaning) => meaning!.field.key);
  if (new Set(fields).size < fields.length) return null;
  const contents = fields.filter((field) => CONTENT.test(field) && field !== "solids_content");
  const isFree = (field: string) =>
    Object.hasOwn(AMOUNT_OF, field) && (field !== "binder_content" || contents.length === 1);
  const free = fields.flatMap((field, index) =>
    isFree(field)
      ? [
          {
            index,
            amount: AMOUNT_OF[field]!,
            dimension: meanings[index]!.field.dimension!,
            unit: meanings[index]!.unit,
          },
        ]
      : [],
  );
  const pressure = fields.indexOf("stack_pressure");
  const fixed = fields.flatMap((field, index) => (isFree(field) || field === "name" ? [] : [index]));
  return {
    name: fields.indexOf("name"),
    pressure,
    unitOfPressure: meanings[pressure]?.unit,
    runs: runsOf(fixed),
    free,
  };
}

function runsOf(indexes: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const index of indexes) {
    const last = runs.at(-1);
    if (last && last[1] === index - 1) last[1] = index;
    else runs.push([index, index]);
  }
  return runs;
}

export const AMOUNT_INDEX: Record<FreeAmount, number> = Object.fromEntries(
  FREE_AMOUNTS.map((amount, index) => [amount, index]),
) as Record<FreeAmount, number>;
