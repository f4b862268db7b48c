import { createHash } from "node:crypto";
import { isHighWarning } from "../engine/effects.js";
import { findingOf, unknownFindingsOf } from "../engine/findings.js";
import type { Place } from "../errors.js";
import { layerAssumptions } from "../facts/assumptions.js";
import { ReportedAmounts } from "../facts/reported-amounts.js";
import { studiesOf } from "../facts/studies-of.js";
import type { Verdict } from "../model/advice.js";
import { speaksAgainst, uncheckedIn } from "../model/effects.js";
import type { BestChange, BriefEvaluation, Evaluation } from "../model/evaluation.js";
import type { Acceptance, Formulation } from "../model/formulation.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Rule } from "../model/rule.js";
import { BriefJudge } from "./brief/brief-judge.js";
import { verdictWith } from "./brief/brief-outcome.js";
import { criteriaScores, verdictReasons, withOrigins } from "./entry.js";
import { Acceptances, verdictAsAccepted } from "./evaluation/acceptances.js";
import { amountChange, bestChange } from "./evaluation/best-change.js";
import { FormulationJudge, type JudgedLayer } from "./evaluation/formulation-judge.js";
import { NearestLayer } from "./evaluation/nearest-layer.js";
import { PlacedFindings, type PlaceOf } from "./evaluation/placed-findings.js";
import { type Recipe, recipeOf, recipeRules } from "./evaluation/recipe.js";
import { recipeChecks } from "./evaluation/recipe-checks.js";

export interface EvaluatorOptions {
  /** YYYY-MM-DD; acceptances end after their day */
  today: string;
  /** of a file of their own, beside those in the records */
  accept?: readonly Acceptance[];
  /** findings known before, as `content rule` */
  baseline?: ReadonlySet<string> | null;
}

/** An evaluation without what is looked up beside its findings. */
type Weighed = Omit<Evaluation, "setting" | "assumptions" | "recipe" | "nearest" | "best_change">;

const isWhole = (weighed: Weighed | Evaluation): weighed is Evaluation => "best_change" in weighed;

/** Judges formulations. Materials and contexts that come again are judged once. */
export class Evaluator {
  readonly briefly: BriefJudge;
  private readonly judge: FormulationJudge;
  private readonly reports: ReportedAmounts;
  private readonly recipeRules: readonly Rule[];
  private readonly findings: PlacedFindings;
  private readonly nearest: NearestLayer;
  private readonly acceptances: Acceptances;
  private readonly changes = new WeakMap<JudgedLayer, BestChange | null>();

  constructor(
    readonly knowledge: Knowledge,
    private readonly options: EvaluatorOptions,
  ) {
    this.judge = new FormulationJudge(knowledge);
    this.reports = new ReportedAmounts(knowledge);
    this.recipeRules = recipeRules(knowledge.rules);
    this.findings = new PlacedFindings(knowledge);
    this.nearest = new NearestLayer(knowledge);
    this.acceptances = new Acceptances(options.accept ?? [], options.today);
    this.briefly = new BriefJudge(this.judge, this.recipeRules, this.reports);
  }

  /** One formulation in the detail asked for, with what a threshold looks at. */
  outcome(formulation: Formulation, place: PlaceOf, detail: "verdict" | "full"): Judged {
    // acceptances and a baseline look at every finding
    const isPlain = formulation.accept.length === 0 && !this.options.accept?.length && !this.options.baseline;
    if (detail === "verdict" && isPlain) return this.brief(formulation, place([]));
    const weighed = detail === "full" ? this.full(formulation, place) : this.weighed(formulation, place).said;
    return {
      evaluation: isWhole(weighed) ? weighed : inBrief(weighed),
      gravity: gravityOf(weighed, this.options.baseline != null),
      accepted: weighed.findings.filter(({ accepted }) => accepted !== undefined).map(({ rule }) => rule),
      known: weighed.known_findings,
    };
  }

  private brief(formulation: Formulation, place: Place): Judged {
    const { gravity, ...brief } = this.briefly.outcome(formulation);
    return {
      evaluation: { name: formulation.name, ...brief, accepted: 0, place },
      gravity,
      accepted: [],
      known: 0,
    };
  }

  /** Everything that is said of one formulation. */
  full(formulation: Formulation, place: PlaceOf): Evaluation {
    const { said, judged, recipe } = this.weighed(formulation, place);
    const { parts, subject } = judged;
    const { context } = judged.layer;
    const setting = context.rules.context.filter((rule) => !speaksAgainst(rule));
    return {
      ...said,
      setting: withOrigins(
        setting.map((rule) => findingOf(rule, context.value)),
        this.knowledge,
      ),
      assumptions: layerAssumptions(heated(formulation), this.knowledge).map(byKeys),
      recipe: recipeChecks(formulation, parts, recipe.standings, recipe.heat, this.knowledge.records),
      nearest: this.nearest.of(formulation, subject.evidence),
      best_change: this.bestChange(formulation, said.verdict, judged, recipe),
    };
  }

  /** What changes the verdict most: an amount that spoils it, else another material; a content outside the reports before points. */
  private bestChange(
    formulation: Formulation,
    now: Verdict,
    judged: JudgedLayer,
    recipe: Recipe,
  ): BestChange | null {
    const verdictOf = (changed: Formulation) =>
      verdictWith(judged.judgement.verdict, recipeOf(changed, judged, this.recipeRules, this.reports));
    const ofAmount = amountChange(formulation, recipe, judged.judgement, now, verdictOf);
    if (ofAmount !== null && ofAmount.verdict !== now) return ofAmount;
    // what an amount spoils, another material would not mend
    const ofMaterial = now === judged.judgement.verdict ? this.materialChange(judged) : null;
    return ofMaterial !== null && (ofAmount === null || ofMaterial.verdict !== now) ? ofMaterial : ofAmount;
  }

  /** The best change of materials, looked for once for materials that come again. */
  private materialChange(judged: JudgedLayer): BestChange | null {
    const known = this.changes.get(judged);
    if (known !== undefined) return known;
    const change = bestChange(judged, this.knowledge);
    this.changes.set(judged, change);
    return change;
  }

  /** Verdict and findings, without what is looked up beside them. */
  private weighed(
    formulation: Formulation,
    place: PlaceOf,
  ): { said: Weighed; judged: JudgedLayer; recipe: Recipe } {
    const judged = this.judge.judge(formulation);
    const recipe = recipeOf(formulation, judged, this.recipeRules, this.reports);
    const { judgement, subject, layer } = judged;
    const content = contentKey(formulation);
    const found = this.findings.of(formulation, judged, recipe, place);
    const all = this.acceptances.applied(formulation, found, place);
    const findings = all.filter(({ rule }) => !this.options.baseline?.has(`${content} ${rule}`));
    const unknown = [...unknownFindingsOf(judgement, subject.facts.reason), ...recipe.open];
    const verdict = verdictWith(judgement.verdict, recipe);
    const accepted = verdictAsAccepted(verdict, all, unknown, judged);
    const isOut = verdict === "excluded";
    const said: Weighed = {
      name: formulation.name,
      place: place([]),
      content,
      layer: layerOf(formulation, judged),
      verdict,
      score: isOut ? null : judgement.score,
      score_low: isOut ? null : judgement.scoreLow,
      score_high: isOut ? null : judgement.scoreHigh,
      verdict_reasons: verdictReasons(
        { verdict, unknownWeight: judgement.unknownWeight },
        subject.caps,
        all,
        unknown,
      ),
      verdict_as_accepted: accepted === verdict ? null : accepted,
      evidence: {
        grade: subject.evidence.grade,
        differs: subject.evidence.differs,
        records: subject.evidence.records.map(({ id }) => id).sort(),
        refs: studiesOf(subject.evidence.records),
      },
      criteria: judgement.criteria.size === 0 ? null : criteriaScores(judgement, layer.context),
      findings,
      known_findings: all.length - findings.length,
      unknown,
    };
    return { said, judged, recipe };
  }
}

export interface Judged {
  evaluation: Evaluation | BriefEvaluation;
  /** the verdict with accepted findings left aside, and what is new since the baseline */
  gravity: { verdict: Verdict; isWarnedHigh: boolean };
  /** rules of the findings that are accepted */
  accepted: readonly string[];
  known: number;
}

/** Against a baseline a formulation without anything new is as good as accepted. */
function gravityOf(
  { findings, verdict, verdict_as_accepted }: Weighed,
  hasBaseline: boolean,
): Judged["gravity"] {
  const open = findings.filter(({ accepted }) => accepted === undefined);
  const isNew = !hasBaseline || open.some(({ effect }) => effect === "exclude" || effect === "warn");
  return {
    verdict: isNew ? (verdict_as_accepted ?? verdict) : "viable",
    isWarnedHigh: open.some(isHighWarning),
  };
}

const inBrief = (full: Weighed): BriefEvaluation => ({
  name: full.name,
  verdict: full.verdict,
  score: full.score,
  score_low: full.score_low,
  score_high: full.score_high,
  grade: full.layer.binder === null && full.layer.scaffold === null ? null : full.evidence.grade,
  findings: full.findings
    .filter(speaksAgainst)
    .map(({ rule }) => rule)
    .sort(),
  unchecked: uncheckedIn(full.unknown),
  accepted: full.findings.filter(({ accepted }) => accepted !== undefined).length,
  place: full.place,
});

/** A layer that is dried at a temperature has one. */
const heated = ({ context, drying_temperature_C }: Formulation): Formulation["context"] => ({
  ...context,
  temperature_C: context.temperature_C ?? drying_temperature_C,
});

/** Of a file, keys and not options say what it leaves open. */
const byKeys = (assumption: string): string =>
  assumption.replace(/--([a-z][a-z-]+)/g, (_, option: string) => option.replaceAll("-", "_"));

/** Twelve hex digits of what the layer is; the same whatever its name, its notes and its place. */
function contentKey({ name, notes, paths, accept, ...layer }: Formulation): string {
  return createHash("sha256").update(JSON.stringify(layer)).digest("hex").slice(0, 12);
}

function layerOf(formulation: Formulation, { parts }: JudgedLayer): Evaluation["layer"] {
  const { binder, solvent, scaffold } = parts;
  return {
    component: formulation.context.component,
    process: formulation.context.process,
    binder: binder && { id: binder.id, name: binder.name },
    grade: formulation.grade,
    solvents:
      formulation.solvents &&
      (solvent?.parts ?? []).map(({ id, name }, index) => ({
        id,
        name,
        volume_fraction: solvent!.volumeFractions?.[index] ?? null,
      })),
    scaffold,
  };
}
