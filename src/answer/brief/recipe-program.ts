import { BitProgram } from "../../engine/bit-program.js";
import { type FactLookup, factsOf } from "../../engine/condition.js";
import { type FactRow, FactTable } from "../../engine/fact-table.js";
import { HOLDS, UNKNOWN } from "../../engine/kleene.js";
import { isQueryFact, scopeOfFacts } from "../../engine/scope.js";
import { gradeAmounts } from "../../facts/binder-grade.js";
import { factValue } from "../../facts/fact-map.js";
import {
  type AmountStanding,
  type DryingHeat,
  FACT_OF,
  formulationFacts,
} from "../../facts/formulation-facts.js";
import { FACT_NAMES } from "../../facts/names.js";
import { remember } from "../../facts/remember.js";
import { AMOUNTS, type Amount, ENOUGH, type ReportedAmount } from "../../facts/reported-amounts.js";
import { speaksAgainst } from "../../model/effects.js";
import { GRADES } from "../../model/formulation.js";
import type { FactValue, Rule } from "../../model/rule.js";
import { AmountTree, type HeldAmount } from "./amount-tree.js";
import type { RecipeRules } from "./brief-outcome.js";
import { CutPoints } from "./cut-points.js";

const REPORTED = Object.keys(AMOUNTS) as Amount[];
/** Amounts that may differ between formulations of one layer and one set of materials, in the order they are given. */
export const FREE_AMOUNTS = [...REPORTED, "drying_temperature_C", ...GRADES] as const;
export type FreeAmount = (typeof FREE_AMOUNTS)[number];
const DRYING = REPORTED.length;
const FIRST_GRADE = DRYING + 1;
const NOTHING_GIVEN = {
  drying_temperature_C: null,
  ...gradeAmounts(() => null),
};
/** what is kept of each: its span, that of doubtful numbers, and the words for what is reported */
const PER_AMOUNT = 5;
const WORDS = PER_AMOUNT - 1;
const BOILING = PER_AMOUNT * REPORTED.length;

/** Of the rules that hold those that speak against, of the unknown those that could exclude; under a number of their own. */
export interface NumberedRules extends RecipeRules {
  number: number;
}

/** What the rules say of amounts in a layer, of materials; the same object where amounts are held against the same. */
export type AmountLimits = AmountTree<NumberedRules>;

/** Limits that are kept; beyond, they are made anew, so that memory stays flat. */
const MOST_LIMITS = 10_000;

/** The rules about amounts as one program, run over the amounts of one formulation after another. */
export class RecipeProgram {
  private readonly table: FactTable;
  private readonly program: BitProgram;
  /** what becomes of the rules for the amounts at hand */
  private readonly words: Int32Array;
  private readonly outcomes: Uint8Array;
  private readonly cuts: CutPoints;
  /** facts that the rules look at beside those of the formulation */
  private readonly ofLayer: readonly string[];
  /** whether a rule looks at more than the layer, the binder and the amounts */
  readonly looksBeyondBinder: boolean;
  private readonly limits = new Map<string, AmountLimits>();
  private readonly known = new Map<string, NumberedRules>();
  private readonly slots: { amount: number; standing: number; reported: number }[];
  private readonly drying: { temperature: number; aboveBoiling: number; margin: number };
  private readonly grades: readonly number[];
  private readonly standings: { below: number; within: number; above: number };

  constructor(private readonly rules: readonly Rule[]) {
    const tested = new Set(rules.flatMap((rule) => factsOf(rule.when)));
    const seen = FACT_NAMES.filter(({ name, scope }) => scope === "formulation" || tested.has(name));
    const table = new FactTable(seen);
    this.table = table;
    this.ofLayer = seen.flatMap(({ name, scope }) => (scope === "formulation" ? [] : [name]));
    this.looksBeyondBinder = scopeOfFacts(this.ofLayer) !== "binder";
    const conditions = rules.map(({ when }) => when);
    this.program = new BitProgram(conditions, table);
    this.words = this.program.newWords();
    this.outcomes = new Uint8Array(conditions.length);
    this.cuts = new CutPoints(conditions);
    const slot = (name: string) => table.slotOf(`formulation.${name}`);
    this.slots = REPORTED.map((amount) => ({
      amount: slot(amount),
      standing: slot(`${FACT_OF[amount]}_standing`),
      reported: slot(`${FACT_OF[amount]}_reported`),
    }));
    this.drying = {
      temperature: slot("drying_temperature_C"),
      aboveBoiling: slot("drying_above_boiling_C"),
      margin: slot("drying_decomposition_margin_C"),
    };
    this.grades = GRADES.map(slot);
    const code = (word: string) => table.wordCode(word);
    this.standings = { below: code("below"), within: code("within"), above: code("above") };
  }

  private numbered({ holding, unknown }: RecipeRules): NumberedRules {
    const key = JSON.stringify([holding, unknown].map((rules) => rules.map(({ id }) => id)));
    const made = this.known.get(key) ?? { holding, unknown, number: this.known.size };
    this.known.set(key, made);
    return made;
  }

  /** What the rules look at of a layer, whatever is in it. */
  queryFacts(layer: FactLookup): (FactValue | null)[] {
    return this.ofLayer.filter(isQueryFact).map(layer);
  }

  /** @param reports as `AMOUNTS` orders them */
  limitsOf(layer: FactLookup, reports: readonly (ReportedAmount | null)[], heat: DryingHeat): AmountLimits {
    const facts = this.ofLayer.map(layer);
    const spans = reports.map(
      (report) => report && [report.min, report.max, report.doubtful, report.records],
    );
    const key = JSON.stringify([facts, spans, heat.boils_C, heat.decomposes_C]);
    return remember(
      this.limits,
      key,
      () => this.newLimits(facts, this.heldAgainst(reports, heat)),
      MOST_LIMITS,
    );
  }

  /** @param facts of the layer */
  private newLimits(facts: readonly (FactValue | null)[], held: Float64Array): AmountLimits {
    const row = this.table.newRow();
    for (const [index, name] of this.ofLayer.entries()) {
      const slot = this.table.slotOf(name);
      row[slot] = this.table.encode(slot, facts[index]!);
    }
    return new AmountTree(this.pointsOf(held), (amounts) => this.rulesFor(amounts, row, held));
  }

  private heldAgainst(reports: readonly (ReportedAmount | null)[], heat: DryingHeat): Float64Array {
    // words for what is reported are those of a formulation that gives every amount
    const given = REPORTED.map((amount, index): AmountStanding => {
      const reported = reports[index]!;
      return { amount, value: 0, standing: null, reported, once: null };
    });
    const facts = formulationFacts(NOTHING_GIVEN, given, heat);
    const spans = REPORTED.flatMap((amount, index) => {
      const report = reports[index]!;
      const isRange = report !== null && report.records >= ENOUGH;
      const words = factValue(facts, `formulation.${FACT_OF[amount]}_reported`);
      return [
        isRange ? report.min : Number.NaN,
        isRange ? report.max : Number.NaN,
        isRange ? report.doubtful.min : Number.NaN,
        isRange ? report.doubtful.max : Number.NaN,
        this.table.encode(this.slots[index]!.reported, words),
      ];
    });
    return Float64Array.of(...spans, heat.boils_C ?? Number.NaN, heat.decomposes_C ?? Number.NaN);
  }

  /** Where rules part amounts, be it by what is reported or by the temperatures they are held against. */
  private pointsOf(held: Float64Array): HeldAmount[] {
    const { cuts } = this;
    const of = (name: string) => cuts.of(`formulation.${name}`);
    const reported = REPORTED.map((name, amount) => {
      const ends = held.subarray(PER_AMOUNT * amount, PER_AMOUNT * amount + WORDS);
      return { amount, from: 0, points: [...of(name), ...ends.filter((end) => !Number.isNaN(end))] };
    });
    const margins = of("drying_decomposition_margin_C").map((margin) => -margin);
    const drying = [
      { amount: DRYING, from: 0, points: of("drying_temperature_C") },
      { amount: DRYING, from: held[BOILING]!, points: of("drying_above_boiling_C") },
      { amount: DRYING, from: held[BOILING + 1]!, points: margins },
    ];
    const grades = GRADES.map((name, index) => ({ amount: FIRST_GRADE + index, from: 0, points: of(name) }));
    // seldom given: first, where all that lack them take the same way
    return [...grades, ...reported, ...drying];
  }

  /** @param amounts as `FREE_AMOUNTS` orders them; NaN where one is not given */
  private rulesFor(amounts: Float64Array, row: FactRow, held: Float64Array): NumberedRules {
    for (let index = 0, at = 0; index < DRYING; index++, at += PER_AMOUNT) {
      const amount = amounts[index]!;
      const slots = this.slots[index]!;
      row[slots.amount] = amount;
      row[slots.standing] = this.standing(amount, held, at);
      row[slots.reported] = Number.isNaN(amount) ? Number.NaN : held[at + WORDS]!;
    }
    const drying = amounts[DRYING]!;
    const { temperature, aboveBoiling, margin } = this.drying;
    row[temperature] = drying;
    row[aboveBoiling] = drying - held[BOILING]!;
    row[margin] = held[BOILING + 1]! - drying;
    for (const [index, slot] of this.grades.entries()) row[slot] = amounts[FIRST_GRADE + index]!;
    this.program.run(row, this.words);
    const { rules, outcomes } = this;
    this.program.outcomes(this.words, outcomes);
    return this.numbered({
      holding: rules.filter((rule, index) => outcomes[index] === HOLDS && speaksAgainst(rule)),
      unknown: rules.filter(({ effect }, index) => outcomes[index] === UNKNOWN && effect === "exclude"),
    });
  }

  /** As `standingOf` has it; NaN where that has none. */
  private standing(amount: number, held: Float64Array, at: number): number {
    if (amount < held[at + 2]!) return this.standings.below;
    if (amount > held[at + 3]!) return this.standings.above;
    return amount >= held[at]! && amount <= held[at + 1]! ? this.standings.within : Number.NaN;
  }
}
