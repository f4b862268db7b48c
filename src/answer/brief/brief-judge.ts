import type { FactLookup } from "../../engine/condition.js";
import { remember } from "../../facts/remember.js";
import { AMOUNTS, type Amount, layerKey, type ReportedAmounts } from "../../facts/reported-amounts.js";
import type { Formulation } from "../../model/formulation.js";
import type { DesignContext } from "../../model/query.js";
import type { Rule } from "../../model/rule.js";
import { candidateKey, type FormulationJudge } from "../evaluation/formulation-judge.js";
import { isWarningNote } from "../evaluation/note-finding.js";
import { BriefLayer } from "./brief-layer.js";
import type { BriefOutcome, Materials } from "./frame.js";
import type { FrameJudge } from "./frame-judge.js";
import { FrameJudges } from "./frame-judges.js";
import { FrameTable } from "./frame-table.js";
import { MaterialsIndex } from "./materials-index.js";
import { type AmountLimits, FREE_AMOUNTS, RecipeProgram } from "./recipe-program.js";

/** What is kept; beyond, it is made anew, so that memory stays flat. */
const MOST_LAYERS = 10_000;
const MOST_MATERIALS = 10_000;
const MOST_LIMITS = 100;
const MOST_FRAMES = 60_000;

/** Judges formulations in brief: what differs in amounts alone has its layer and materials judged once. */
export class BriefJudge {
  private readonly recipes: RecipeProgram;
  private readonly index: MaterialsIndex;
  private readonly judges: FrameJudges;
  /** what amounts are held against, by what records and rules tell layers apart by */
  private readonly limits = new Map<string, Map<string, AmountLimits>>();
  /** by context, and by judge */
  private readonly layers = new Map<string, BriefLayer>();
  private readonly layersOfJudges = new Map<string, BriefLayer>();
  /** by what formulations name */
  private readonly knownMaterials = new Map<string, Materials>();
  private frames = new FrameTable();

  /** @param rules those about recipes */
  constructor(
    private readonly judge: FormulationJudge,
    rules: readonly Rule[],
    private readonly reports: ReportedAmounts,
  ) {
    this.recipes = new RecipeProgram(rules);
    this.index = new MaterialsIndex(judge.knowledge);
    this.judges = new FrameJudges(judge.knowledge, (facts) => this.recipes.queryFacts(facts));
  }

  /** Whether some rule tests the number of the stack pressure, and not only its range. */
  get looksAtPressure(): boolean {
    return this.judge.looksAtPressure;
  }

  outcome(formulation: Formulation): BriefOutcome {
    const amounts = Float64Array.from(FREE_AMOUNTS, (amount) => formulation[amount] ?? Number.NaN);
    const frame = this.layer(formulation.context).frame(this.materials(formulation));
    return this.outcomeAt(this.ofFrame(frame, amounts));
  }

  /** To be called now and then. Where too much is kept, forgets it all; layers, materials, and numbers of frames and outcomes are then void. */
  tidy(): boolean {
    if (this.layers.size <= MOST_LAYERS && this.frames.size <= MOST_FRAMES) return false;
    this.layers.clear();
    this.layersOfJudges.clear();
    this.judges.forget();
    this.frames = new FrameTable();
    return true;
  }

  materials(formulation: Formulation): Materials {
    const warnings = formulation.notes.filter(isWarningNote).map(({ rule }) => rule);
    const additives = this.reports.additivesIn(formulation);
    const key = [candidateKey(formulation), ...additives, ...warnings].join(" ");
    const { binder } = formulation;
    const make = () => this.index.of(binder, this.judge.partsOf(formulation), additives, warnings);
    return remember(this.knownMaterials, key, make, MOST_MATERIALS);
  }

  /** The same for contexts in which the same is said of any formulation. */
  layer(context: DesignContext): BriefLayer {
    const key = this.judge.contextKey(context, false);
    const known = this.layers.get(key);
    if (known !== undefined) return known;
    const ofJudge = this.judges.in(context).key;
    const make = () => new BriefLayer(context, ofJudge, this.newFrame);
    const layer = remember(this.layersOfJudges, ofJudge, make);
    this.layers.set(key, layer);
    return layer;
  }

  /** The number of what is said of a frame with its amounts, as `FREE_AMOUNTS` orders them. */
  ofFrame(frame: number, amounts: Float64Array): number {
    return this.frames.follow(frame, amounts);
  }

  /** Verdict, score and the ids of what speaks against it. */
  outcomeAt(number: number): BriefOutcome {
    return this.frames.outcome(number);
  }

  private readonly newFrame = (layer: BriefLayer, materials: Materials): number => {
    const judge = this.judges.of(layer);
    return this.frames.add(this.limitsOf(layer, judge, materials), judge.judge(materials));
  };

  private limitsOf(layer: BriefLayer, judge: FrameJudge, materials: Materials): AmountLimits {
    const { parts, binder, additives, heat } = materials;
    const facts = judge.factsOf(parts);
    const make = () => {
      const reports = (Object.keys(AMOUNTS) as Amount[]).map((amount) =>
        this.reports.heldAgainst(amount, { binder, context: layer.context, additives }),
      );
      return this.recipes.limitsOf(facts, reports, heat);
    };
    if (this.recipes.looksBeyondBinder) return make();
    layer.limits ??= this.sharedLimits(layer.context, facts);
    const named = `${binder} ${parts.scaffold?.id} ${additives.join(" ")}`;
    return remember(layer.limits, `${named} ${heat.boils_C} ${heat.decomposes_C}`, make);
  }

  private sharedLimits(context: DesignContext, facts: FactLookup): Map<string, AmountLimits> {
    const key = JSON.stringify([layerKey(context), this.recipes.queryFacts(facts)]);
    return remember(this.limits, key, () => new Map(), MOST_LIMITS);
  }
}
