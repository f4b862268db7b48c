import { dryingHeat } from "../facts/formulation-facts.js";
import { AMOUNTS, type Amount, type ReportedAmounts } from "../facts/reported-amounts.js";
import type { Formulation } from "../model/formulation.js";
import type { Rule } from "../model/rule.js";
import { baseOutcome, withRecipe } from "./brief-outcome.js";
import type { FormulationJudge } from "./formulation-judge.js";
import type { BriefOutcome, Frame, MaterialsOutcome } from "./frame.js";
import { isWarningNote } from "./note-finding.js";
import { FREE_AMOUNTS, RecipeProgram } from "./recipe-program.js";

/** Frames and outcomes that are kept; beyond, they are made anew, so that memory stays flat. */
const MOST_FRAMES = 50_000;
const MOST_OUTCOMES = 20_000;

/** Judges formulations in brief: what differs in amounts alone has its layer and materials judged once. */
export class BriefJudge {
  private readonly recipes: RecipeProgram;
  private readonly frames = new Map<string, Frame>();
  private readonly outcomes = new Map<string, MaterialsOutcome>();

  /** @param rules those about recipes */
  constructor(
    private readonly judge: FormulationJudge,
    rules: readonly Rule[],
    private readonly reports: ReportedAmounts,
  ) {
    this.recipes = new RecipeProgram(rules);
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
    const reports = (Object.keys(AMOUNTS) as Amount[]).map((amount) =>
      this.reports.heldAgainst(amount, binder, context),
    );
    const made: Frame = {
      limits: this.recipes.limitsOf(judged.subject.facts.value, reports, dryingHeat(judged.parts)),
      materials: this.shared(baseOutcome(judged, warnings)),
    };
    if (this.frames.size >= MOST_FRAMES) this.frames.clear();
    this.frames.set(key, made);
    return made;
  }

  private shared(alone: BriefOutcome): MaterialsOutcome {
    const key = JSON.stringify(alone);
    const known = this.outcomes.get(key);
    if (known !== undefined) return known;
    const made: MaterialsOutcome = { alone, withRecipe: [] };
    if (this.outcomes.size >= MOST_OUTCOMES) this.outcomes.clear();
    this.outcomes.set(key, made);
    return made;
  }

  /** Verdict, score and the ids of what speaks against it; the same object where the same is said for the same reasons. */
  ofFrame({ limits, materials }: Frame, amounts: Float64Array): BriefOutcome {
    const recipe = this.recipes.rulesFor(amounts, limits);
    const known = materials.withRecipe[recipe.number];
    if (known !== undefined) return known;
    const made = withRecipe(materials.alone, recipe);
    materials.withRecipe[recipe.number] = made;
    return made;
  }
}
