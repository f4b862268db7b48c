import { dryingHeat } from "../facts/formulation-facts.js";
import { AMOUNTS, type Amount, type ReportedAmounts } from "../facts/reported-amounts.js";
import type { Formulation } from "../model/formulation.js";
import type { DesignContext } from "../model/query.js";
import type { Rule } from "../model/rule.js";
import { BriefLayer } from "./brief-layer.js";
import { baseOutcome, withRecipe } from "./brief-outcome.js";
import type { FormulationJudge } from "./formulation-judge.js";
import type { BriefOutcome, Frame, Materials, MaterialsOutcome } from "./frame.js";
import type { LayerJudge } from "./layer-judge.js";
import { MaterialsIndex } from "./materials-index.js";
import { FREE_AMOUNTS, RecipeProgram } from "./recipe-program.js";

/** Layers and outcomes that are kept; beyond, they are made anew, so that memory stays flat. */
export const MOST_LAYERS = 300;
const MOST_OUTCOMES = 20_000;

/** Judges formulations in brief: what differs in amounts alone has its layer and materials judged once. */
export class BriefJudge {
  private readonly recipes: RecipeProgram;
  private readonly index: MaterialsIndex;
  private readonly layers = new Map<string, BriefLayer>();
  private readonly outcomes = new Map<string, MaterialsOutcome>();

  /** @param rules those about recipes */
  constructor(
    private readonly judge: FormulationJudge,
    rules: readonly Rule[],
    private readonly reports: ReportedAmounts,
  ) {
    this.recipes = new RecipeProgram(rules);
    this.index = new MaterialsIndex(judge.knowledge);
  }

  /** Whether some rule tests the number of the stack pressure, and not only its range. */
  get looksAtPressure(): boolean {
    return this.judge.looksAtPressure;
  }

  outcome(formulation: Formulation): BriefOutcome {
    const amounts = Float64Array.from(FREE_AMOUNTS, (amount) => formulation[amount] ?? Number.NaN);
    const frame = this.layer(formulation.context).frame(this.materials(formulation));
    return this.ofFrame(frame, amounts);
  }

  materials(formulation: Formulation): Materials {
    return this.index.of(formulation, this.judge.partsOf(formulation));
  }

  /** Numbers of the context that no rule tests may stand for others of their kind. */
  layer(context: DesignContext): BriefLayer {
    const key = this.judge.contextKey(context, false);
    const known = this.layers.get(key);
    if (known !== undefined) return known;
    const layer = this.judge.newLayer(context);
    const made = new BriefLayer((materials) => this.newFrame(layer, context, materials));
    if (this.layers.size >= MOST_LAYERS) this.layers.clear();
    this.layers.set(key, made);
    return made;
  }

  private newFrame(layer: LayerJudge, context: DesignContext, { parts, binder, warnings }: Materials): Frame {
    const judged = layer.judge(parts);
    const reports = (Object.keys(AMOUNTS) as Amount[]).map((amount) =>
      this.reports.heldAgainst(amount, binder, context),
    );
    return {
      limits: this.recipes.limitsOf(judged.facts, reports, dryingHeat(parts)),
      materials: this.shared(baseOutcome(judged, warnings)),
    };
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
    const recipe = limits.follow(amounts);
    const known = materials.withRecipe[recipe.number];
    if (known !== undefined) return known;
    const made = withRecipe(materials.alone, recipe);
    materials.withRecipe[recipe.number] = made;
    return made;
  }
}
