import type { DryingHeat } from "../facts/formulation-facts.js";
import type { ReportedAmount } from "../facts/reported-amounts.js";
import { AMOUNTS, type Amount, ENOUGH } from "../facts/reported-amounts.js";
import type { Condition, Rule } from "../model/rule.js";

/** Amounts that may differ between formulations of one layer and one set of materials, in the order they are given. */
export const FREE_AMOUNTS = [...(Object.keys(AMOUNTS) as Amount[]), "drying_temperature_C"] as const;
export type FreeAmount = (typeof FREE_AMOUNTS)[number];

const REPORTED = FREE_AMOUNTS.length - 1;
const DRYING = REPORTED;
/** Facts that rules test as numbers: the amounts themselves, and what follows from drying. */
const NUMBERS = [
  ...FREE_AMOUNTS.map((amount) => `formulation.${amount}`),
  "formulation.drying_above_boiling_C",
  "formulation.drying_decomposition_margin_C",
];

/** For each number of `NUMBERS`, the limits that rules hold it against, ascending. */
export type Limits = readonly Float64Array[];

export function limitsOf(rules: readonly Rule[]): Limits {
  return NUMBERS.map((fact) => {
    const limits = rules.flatMap((rule) => limitsIn(rule.when, fact));
    return Float64Array.from(new Set(limits)).sort();
  });
}

function limitsIn(condition: Condition, fact: string): number[] {
  if ("all" in condition) return condition.all.flatMap((part) => limitsIn(part, fact));
  if ("any" in condition) return condition.any.flatMap((part) => limitsIn(part, fact));
  if ("not" in condition) return limitsIn(condition.not, fact);
  if (condition.fact !== fact) return [];
  const { is, one_of, above, at_least, below, at_most, between } = condition;
  return [is, ...(one_of ?? []), above, at_least, below, at_most, ...(between ?? [])].filter(
    (limit): limit is number => typeof limit === "number",
  );
}

/** What a layer holds its amounts against. */
export interface AmountLimits {
  limits: Limits;
  /** as `FREE_AMOUNTS` orders them */
  reports: readonly (ReportedAmount | null)[];
  heat: DryingHeat;
}

/** Classes of a standing: not given, nothing to hold against, below, within, above. */
const STANDINGS = 5;

/**
 * One number for all amounts of a formulation. Where it is equal, every rule about amounts comes out equal, since each amount
 * lies in the same place between the same limits.
 * @param amounts as `FREE_AMOUNTS` orders them; NaN where one is not given
 */
export function amountClass(amounts: Float64Array, { limits, reports, heat }: AmountLimits): number {
  let code = 0;
  for (let index = 0; index < REPORTED; index++)
    code = code * STANDINGS + standingClass(amounts[index]!, reports[index]!);
  for (let index = 0; index <= DRYING; index++)
    code = code * classesOf(limits[index]!) + classOf(amounts[index]!, limits[index]!);
  const drying = amounts[DRYING]!;
  const boiling = limits[DRYING + 1]!;
  const decomposing = limits[DRYING + 2]!;
  code =
    code * classesOf(boiling) + classOf(heat.boils_C === null ? Number.NaN : drying - heat.boils_C, boiling);
  const margin = heat.decomposes_C === null ? Number.NaN : heat.decomposes_C - drying;
  return code * classesOf(decomposing) + classOf(margin, decomposing);
}

function standingClass(value: number, reported: ReportedAmount | null): number {
  if (Number.isNaN(value)) return 0;
  if (reported === null || reported.records < ENOUGH) return 1;
  return value < reported.min ? 2 : value > reported.max ? 4 : 3;
}

/** Not known, on each limit, and between them. */
const classesOf = (limits: Float64Array): number => 2 * limits.length + 2;

function classOf(value: number, limits: Float64Array): number {
  if (Number.isNaN(value)) return 0;
  let place = 1;
  for (const limit of limits) {
    if (value < limit) return place;
    if (value === limit) return place + 1;
    place += 2;
  }
  return place;
}
