import { type Formulation, GRADES, type GradeAmount } from "../model/formulation.js";
import type { Knowledge } from "../model/knowledge.js";
import { numberOf } from "../solubility/number-of.js";
import { lowestDecomposition } from "./binder-facts.js";
import { GRADE_AMOUNTS } from "./binder-grade.js";
import type { CandidateParts } from "./candidates.js";
import { type Fact, type FactMap, factOr, unknown } from "./fact-map.js";
import {
  AMOUNTS,
  type Amount,
  ENOUGH,
  type ReportedAmount,
  type ReportedAmounts,
  type Standing,
  standingOf,
} from "./reported-amounts.js";

/** One amount of a formulation against what is reported. */
export interface AmountStanding {
  amount: Amount;
  value: number;
  standing: Standing | null;
  /** what it stands to: the binder's own records where there are enough, else those of the component */
  reported: ReportedAmount | null;
  /** the few records of this binder that make no range */
  once: ReportedAmount | null;
}

/** The amounts that are given, each against the records. */
export function amountStandings(formulation: Formulation, reports: ReportedAmounts): AmountStanding[] {
  const layer = { ...formulation, additives: reports.additivesIn(formulation) };
  return (Object.keys(AMOUNTS) as Amount[]).flatMap((amount) => {
    const value = formulation[amount];
    if (value === null) return [];
    const reported = reports.heldAgainst(amount, layer);
    const own = amount === "binder_content_wt_pct" ? reports.ofBinder(amount, layer) : null;
    const once = reported === own ? null : own;
    return { amount, value, standing: standingOf(value, reported), reported, once };
  });
}

/** `0.1–1 wt% of 5 records` */
export const spanText = ({ min, max, records }: ReportedAmount, unit: string): string =>
  `${min === max ? min : `${min}–${max}`} ${unit} of ${records} record${records === 1 ? "" : "s"}`;

/** What the facts of an amount are called: `…_standing`, `…_reported`. */
export const FACT_OF: Record<Amount, string> = {
  binder_content_wt_pct: "binder_content",
  loading_mg_cm2: "loading",
  areal_capacity_mAh_cm2: "areal_capacity",
  thickness_um: "thickness",
};

/** What a formulation adds to the facts of its layer, binder and solvent. */
export function formulationFacts(
  { drying_temperature_C: drying, ...grade }: Pick<Formulation, "drying_temperature_C" | GradeAmount>,
  standings: readonly AmountStanding[],
  heat: DryingHeat,
): FactMap {
  const facts = new Map<string, Fact>();
  for (const amount of Object.keys(AMOUNTS) as Amount[]) {
    const { name, unit } = AMOUNTS[amount];
    const found = standings.find((entry) => entry.amount === amount);
    const notGiven = `the ${name} is not given`;
    facts.set(`formulation.${amount}`, factOr(found?.value, notGiven));
    const tooFew = found ? `fewer than ${ENOUGH} records report the ${name}` : notGiven;
    const isDoubtful = found?.reported != null && found.reported.records >= ENOUGH;
    const open = isDoubtful ? `only a doubtful number on record reaches this ${name}` : tooFew;
    facts.set(`formulation.${FACT_OF[amount]}_standing`, factOr(found?.standing, open));
    const span = found?.reported && spanText(found.reported, unit);
    facts.set(`formulation.${FACT_OF[amount]}_reported`, factOr(span, tooFew));
  }
  for (const amount of GRADES)
    facts.set(
      `formulation.${amount}`,
      factOr(grade[amount], `the ${GRADE_AMOUNTS[amount].name} of the binder is not given`),
    );
  const noDrying = unknown("the drying temperature is not given");
  const less = (limit: number | null, why: string, sign: 1 | -1) =>
    drying === null ? noDrying : factOr(limit === null ? null : sign * (drying - limit), why);
  facts.set("formulation.drying_temperature_C", drying === null ? noDrying : factOr(drying, ""));
  facts.set("formulation.drying_above_boiling_C", less(heat.boils_C, "no boiling point is known", 1));
  facts.set(
    "formulation.drying_decomposition_margin_C",
    less(heat.decomposes_C, "no decomposition temperature is recorded", -1),
  );
  return facts;
}

/** Temperatures that drying is held against, °C; null where none is recorded. */
export interface DryingHeat {
  boils_C: number | null;
  decomposes_C: number | null;
}

export function dryingHeat({ binder, solvent }: CandidateParts): DryingHeat {
  const boiling = (solvent?.parts ?? []).flatMap((part) => numberOf(part.boiling_point_C) ?? []);
  return {
    boils_C: boiling.length === 0 ? null : Math.min(...boiling),
    decomposes_C: lowestDecomposition(binder?.parts ?? []),
  };
}

/** Whether anything in the knowledge tests a fact. */
export function testedFacts({ rules, criteria }: Knowledge): ReadonlySet<string> {
  const text = JSON.stringify([rules.map(({ when }) => when), criteria.criteria]);
  return new Set([...text.matchAll(/"fact":"([^"]+)"/g)].map((match) => match[1]!));
}
