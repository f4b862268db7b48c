import { evaluateCondition, type FactLookup } from "../engine/condition.js";
import { factValue } from "../facts/fact-map.js";
import { type AmountStanding, dryingHeat, formulationFacts } from "../facts/formulation-facts.js";
import { AMOUNTS, type Amount, type ReportedAmounts, standingOf } from "../facts/reported-amounts.js";
import type { Formulation } from "../model/formulation.js";
import type { Rule } from "../model/rule.js";
import { amountClass, FREE_AMOUNTS, type Limits, limitsOf } from "./amount-classes.js";
import { baseOutcome, type RecipeRules, withRecipe } from "./brief-outcome.js";
import type { FormulationJudge } from "./formulation-judge.js";
import type { BriefOutcome, Frame } from "./frame.js";
import { isWarningNote } from "./note-finding.js";

/** Frames that are kept; beyond, they are made anew, so that memory stays flat. */
const MOST_FRAMES = 50_000;

/** Judges formulations in brief: what differs in amounts alone has its layer and materials judged once. */
export class BriefJudge {
  private readonly limits: Limits;
  private readonly frames = new Map<string, Frame>();

  /** @param rules those about recipes */
  constructor(
    private readonly judge: FormulationJudge,
    private readonly rules: readonly Rule[],
    private readonly reports: ReportedAmounts,
  ) {
    this.limits = limitsOf(rules);
  }

  /** Whether some rule tests the number of the stack pressure, and not only its range. */
  get looksAtPressure(): boolean {
    return this.judge.looksAtPressure;
  }

  outcome(formulation: Formulation): BriefOutcome {
    const amounts = Float64Array.from(FREE_AMOUNTS, (amount) => formulation[amount] ?? Number.NaN);
    return this.ofFrame(this.frame(formulation), amounts);
  }

  /** What formulations that differ from this one in their amounts alone have in common. */
  frame(formulation: Formulation): Frame {
    const { context, binder, notes } = formulation;
    const warnings = notes.filter(isWarningNote).map(({ rule }) => rule);
    const key = [this.judge.keyOf(formulation), ...warnings].join(" ");
    const known = this.frames.get(key);
    if (known !== undefined) return known;
    const judged = this.judge.judge(formulation, false);
    const made: Frame = {
      facts: judged.subject.facts.value,
      base: baseOutcome(judged, warnings),
      limits: this.limits,
      reports: (Object.keys(AMOUNTS) as Amount[]).map((amount) =>
        this.reports.heldAgainst(amount, binder, context),
      ),
      heat: dryingHeat(judged.parts),
      outcomes: new Map(),
    };
    if (this.frames.size >= MOST_FRAMES) this.frames.clear();
    this.frames.set(key, made);
    return made;
  }

  /** Verdict, score and the ids of what speaks against it; the same object for amounts of the same class. */
  ofFrame(frame: Frame, amounts: Float64Array): BriefOutcome {
    const code = amountClass(amounts, frame);
    const known = frame.outcomes.get(code);
    if (known !== undefined) return known;
    const made = withRecipe(frame.base, this.recipeRulesOf(frame, amounts));
    frame.outcomes.set(code, made);
    return made;
  }

  private recipeRulesOf({ facts, reports, heat }: Frame, amounts: Float64Array): RecipeRules {
    const given = (index: number): number | null => (Number.isNaN(amounts[index]!) ? null : amounts[index]!);
    const standings = (Object.keys(AMOUNTS) as Amount[]).flatMap((amount, index): AmountStanding[] => {
      const value = given(index);
      const reported = reports[index]!;
      return value === null
        ? []
        : [{ amount, value, standing: standingOf(value, reported), reported, once: null }];
    });
    const drying = given(FREE_AMOUNTS.indexOf("drying_temperature_C"));
    const recipe = formulationFacts(drying, standings, heat);
    const value: FactLookup = (name) =>
      name.startsWith("formulation.") ? factValue(recipe, name) : facts(name);
    const [holding, unknown]: [Rule[], Rule[]] = [[], []];
    for (const rule of this.rules) {
      const outcome = evaluateCondition(rule.when, value);
      if (outcome === true) holding.push(rule);
      else if (outcome === null) unknown.push(rule);
    }
    return { holding, unknown };
  }
}
