import { type FactLookup, factsOf } from "../engine/condition.js";
import { type FactRow, FactTable } from "../engine/fact-table.js";
import { FlatProgram } from "../engine/flat-program.js";
import { HOLDS, UNKNOWN } from "../engine/kleene.js";
import { factValue } from "../facts/fact-map.js";
import {
  type AmountStanding,
  type DryingHeat,
  FACT_OF,
  formulationFacts,
} from "../facts/formulation-facts.js";
import { FACT_NAMES } from "../facts/names.js";
import { AMOUNTS, type Amount, ENOUGH, type ReportedAmount } from "../facts/reported-amounts.js";
import type { Rule } from "../model/rule.js";
import type { RecipeRules } from "./brief-outcome.js";
import { OutcomeTree } from "./outcome-tree.js";

const REPORTED = Object.keys(AMOUNTS) as Amount[];
/** Amounts that may differ between formulations of one layer and one set of materials, in the order they are given. */
export const FREE_AMOUNTS = [...REPORTED, "drying_temperature_C"] as const;
export type FreeAmount = (typeof FREE_AMOUNTS)[number];
const DRYING = REPORTED.length;

/** What a layer and its materials hold amounts against; NaN where nothing is known. */
export interface AmountLimits {
  /** what rules about amounts see of the layer, and room for what they see of the amounts */
  row: FactRow;
  /** as `FREE_AMOUNTS` orders them: least and most that is reported, and the words for both */
  least: Float64Array;
  most: Float64Array;
  words: Float64Array;
  boils_C: number;
  decomposes_C: number;
}

/** The rules about amounts as one program, run over the amounts of one formulation after another. */
export class RecipeProgram {
  private readonly table: FactTable;
  private readonly program: FlatProgram;
  private readonly tree: OutcomeTree<RecipeRules>;
  private readonly ofLayer: readonly string[];
  private readonly slots: { amount: number; standing: number; reported: number }[];
  private readonly drying: { temperature: number; aboveBoiling: number; margin: number };
  private readonly standings: { below: number; within: number; above: number };

  constructor(rules: readonly Rule[]) {
    const tested = new Set(rules.flatMap((rule) => factsOf(rule.when)));
    const seen = FACT_NAMES.filter(({ name, scope }) => scope === "formulation" || tested.has(name));
    const table = new FactTable(seen);
    this.table = table;
    this.ofLayer = seen.flatMap(({ name, scope }) => (scope === "formulation" ? [] : [name]));
    this.program = new FlatProgram(
      rules.map(({ when }) => when),
      table,
    );
    this.tree = new OutcomeTree((outcomes) => ({
      holding: rules.filter((_, index) => outcomes[index] === HOLDS),
      unknown: rules.filter((_, index) => outcomes[index] === UNKNOWN),
    }));
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
    const code = (word: string) => table.wordCode(word);
    this.standings = { below: code("below"), within: code("within"), above: code("above") };
  }

  /** @param reports as `AMOUNTS` orders them */
  limitsOf(
    layer: FactLookup,
    reports: readonly (ReportedAmount | null)[],
    { boils_C, decomposes_C }: DryingHeat,
  ): AmountLimits {
    const { table } = this;
    const row = table.newRow();
    for (const name of this.ofLayer) {
      const slot = table.slotOf(name);
      row[slot] = table.encode(slot, layer(name));
    }
    // words for what is reported are those of a formulation that gives every amount
    const given = REPORTED.map(
      (amount, index): AmountStanding => ({
        amount,
        value: 0,
        standing: null,
        reported: reports[index]!,
        once: null,
      }),
    );
    const facts = formulationFacts(null, given, { boils_C, decomposes_C });
    const span = (pick: (reported: ReportedAmount) => number) =>
      Float64Array.from(reports, (report) =>
        report === null || report.records < ENOUGH ? Number.NaN : pick(report),
      );
    return {
      row,
      least: span(({ min }) => min),
      most: span(({ max }) => max),
      words: Float64Array.from(REPORTED, (amount, index) =>
        table.encode(
          this.slots[index]!.reported,
          factValue(facts, `formulation.${FACT_OF[amount]}_reported`),
        ),
      ),
      boils_C: boils_C ?? Number.NaN,
      decomposes_C: decomposes_C ?? Number.NaN,
    };
  }

  /**
   * The rules that hold and those that cannot be checked; the same object where these are the same.
   * @param amounts as `FREE_AMOUNTS` orders them; NaN where one is not given
   */
  rulesFor(amounts: Float64Array, limits: AmountLimits): RecipeRules {
    const { row, least, most, words } = limits;
    for (let index = 0; index < DRYING; index++) {
      const amount = amounts[index]!;
      const { amount: amountSlot, standing, reported } = this.slots[index]!;
      row[amountSlot] = amount;
      row[standing] = this.standing(amount, least[index]!, most[index]!);
      row[reported] = Number.isNaN(amount) ? Number.NaN : words[index]!;
    }
    const drying = amounts[DRYING]!;
    row[this.drying.temperature] = drying;
    row[this.drying.aboveBoiling] = drying - limits.boils_C;
    row[this.drying.margin] = limits.decomposes_C - drying;
    return this.tree.follow(this.program, row);
  }

  private standing(amount: number, least: number, most: number): number {
    if (amount < least) return this.standings.below;
    if (amount > most) return this.standings.above;
    return amount <= most ? this.standings.within : Number.NaN;
  }
}
