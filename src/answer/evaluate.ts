import { createHash } from "node:crypto";
import { evaluateCondition, type FactLookup } from "../engine/condition.js";
import { findingOf, findingsOf, missingReasons, unknownFindingsOf } from "../engine/findings.js";
import { isAboutFormulation } from "../engine/scope.js";
import type { Place } from "../errors.js";
import { type FactMap, factValue, unknownReason } from "../facts/fact-map.js";
import {
  type AmountStanding,
  amountStandings,
  type DryingHeat,
  dryingHeat,
  formulationFacts,
} from "../facts/formulation-facts.js";
import { AMOUNTS, type Amount, ReportedAmounts, standingOf } from "../facts/reported-amounts.js";
import type { Finding, UnknownFinding, Verdict } from "../model/advice.js";
import type { BestChange, BriefEvaluation, Evaluation, PlacedFinding } from "../model/evaluation.js";
import type { Acceptance, Formulation } from "../model/formulation.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Rule } from "../model/rule.js";
import { amountClass, FREE_AMOUNTS, type Limits, limitsOf } from "./amount-classes.js";
import { bestChange, contentChange } from "./best-change.js";
import { baseOutcome, isHighWarning, type RecipeRules, verdictWith, withRecipe } from "./brief-outcome.js";
import { criteriaScores, verdictReasons } from "./entry.js";
import { pathOf } from "./finding-place.js";
import { FormulationJudge, type JudgedLayer } from "./formulation-judge.js";
import type { BriefOutcome, Frame } from "./frame.js";
import { nearestOf } from "./nearest-layer.js";
import { recipeChecks } from "./recipe-checks.js";

/** Where the parts of a record stand. */
export type PlaceOf = (path: readonly PropertyKey[]) => Place;

export interface EvaluatorOptions {
  /** YYYY-MM-DD; acceptances end after their day */
  today: string;
  /** of a file of their own, beside those in the records */
  accept?: readonly Acceptance[];
  /** findings known before, as `content rule` */
  baseline?: ReadonlySet<string> | null;
}

/** An evaluation without what is looked up beside its findings. */
type Weighed = Omit<Evaluation, "recipe" | "nearest" | "best_change">;

const isWhole = (weighed: Weighed | Evaluation): weighed is Evaluation => "best_change" in weighed;

interface Recipe extends RecipeRules {
  standings: AmountStanding[];
  heat: DryingHeat;
  facts: FactMap;
}

/** Frames that are kept; beyond, they are made anew, so that memory stays flat. */
const MOST_FRAMES = 50_000;

/** Judges formulations. Materials and contexts that come again are judged once. */
export class Evaluator {
  private readonly judge: FormulationJudge;
  private readonly reports: ReportedAmounts;
  private readonly recipeRules: readonly Rule[];
  private readonly limits: Limits;
  private readonly frames = new Map<string, Frame>();
  private readonly changes = new WeakMap<JudgedLayer, BestChange | null>();
  private readonly rules: ReadonlyMap<string, Rule>;

  constructor(
    readonly knowledge: Knowledge,
    private readonly options: EvaluatorOptions,
  ) {
    this.judge = new FormulationJudge(knowledge);
    this.reports = new ReportedAmounts(knowledge);
    this.recipeRules = knowledge.rules.filter(
      (rule) => rule.status !== "retired" && isAboutFormulation(rule),
    );
    this.rules = new Map(knowledge.rules.map((rule) => [rule.id, rule]));
    this.limits = limitsOf(this.recipeRules);
  }

  /** Whether some rule tests the number of the stack pressure, and not only its range. */
  get looksAtPressure(): boolean {
    return this.judge.looksAtPressure;
  }

  /** One formulation in the detail asked for, with what a threshold looks at. */
  outcome(formulation: Formulation, place: PlaceOf, detail: "verdict" | "full"): Judged {
    // acceptances and a baseline look at every finding
    const isPlain = formulation.accept.length === 0 && !this.options.accept?.length && !this.options.baseline;
    if (detail === "verdict" && isPlain) return this.brief(formulation, place([]));
    const weighed = detail === "full" ? this.full(formulation, place) : this.weighed(formulation, place).said;
    return {
      evaluation: isWhole(weighed) ? weighed : briefly(weighed),
      gravity: gravityOf(weighed, this.options.baseline != null),
      accepted: weighed.findings.filter(({ accepted }) => accepted !== undefined).map(({ rule }) => rule),
      known: weighed.known_findings,
    };
  }

  private brief(formulation: Formulation, place: Place): Judged {
    const frame = this.frame(formulation);
    const { gravity, ...brief } = this.ofFrame(frame, amountsOf(formulation));
    return {
      evaluation: { name: formulation.name, ...brief, accepted: 0, place },
      gravity,
      accepted: [],
      known: 0,
    };
  }

  /** What formulations that differ from this one in their amounts alone have in common. */
  frame(formulation: Formulation): Frame {
    const { context, binder, notes } = formulation;
    const warnings = notes.filter(({ rule }) => NOTE_EFFECT[rule] === "warn").map(({ rule }) => rule);
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
    return this.outcomes(formulationFacts(drying, standings, heat), facts);
  }

  private outcomes(recipe: FactMap, layer: FactLookup): RecipeRules {
    const value = recipeLookup(recipe, layer);
    const [holding, unknown]: [Rule[], Rule[]] = [[], []];
    for (const rule of this.recipeRules) {
      const outcome = evaluateCondition(rule.when, value);
      if (outcome === true) holding.push(rule);
      else if (outcome === null) unknown.push(rule);
    }
    return { holding, unknown };
  }

  /** Everything that is said of one formulation. */
  full(formulation: Formulation, place: PlaceOf): Evaluation {
    const { said, judged, recipe } = this.weighed(formulation, place);
    const { parts, subject } = judged;
    return {
      ...said,
      recipe: recipeChecks(formulation, parts, recipe.standings, recipe.heat),
      nearest: nearestOf(subject.evidence.records, subject.evidence.differs),
      best_change: this.materialChange(judged) ?? contentChange(recipe.standings, judged.judgement),
    };
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
    const judged = this.judge.judge(formulation, true);
    const recipe = this.recipe(formulation, judged);
    const { judgement, subject, layer } = judged;
    const content = contentKey(formulation);
    const all = this.findings(formulation, judged, recipe, place);
    const findings = all.filter(({ rule }) => !this.options.baseline?.has(`${content} ${rule}`));
    const unknown = [
      ...unknownFindingsOf(judgement, subject.facts.reason),
      ...recipe.unknown.map((rule) => unknownOf(rule, recipe.facts, judged)),
    ];
    const verdict = verdictWith(judgement.verdict, recipe);
    const accepted = verdictAsAccepted(verdict, judgement.verdict, all, unknown, judged);
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
        refs: [...new Set(subject.evidence.records.flatMap(({ refs }) => refs))].sort((a, b) => a - b),
      },
      criteria: judgement.criteria.size === 0 ? null : criteriaScores(judgement, layer.context),
      findings,
      known_findings: all.length - findings.length,
      unknown,
    };
    return { said, judged, recipe };
  }

  private recipe(formulation: Formulation, { parts, subject }: JudgedLayer): Recipe {
    const standings = amountStandings(formulation, this.reports);
    const heat = dryingHeat(parts);
    const facts = formulationFacts(formulation.drying_temperature_C, standings, heat);
    return { standings, heat, facts, ...this.outcomes(facts, subject.facts.value) };
  }

  private findings(
    formulation: Formulation,
    judged: JudgedLayer,
    recipe: Recipe,
    place: PlaceOf,
  ): PlacedFinding[] {
    const { judgement, layer, subject } = judged;
    const recipeValue = recipeLookup(recipe.facts, subject.facts.value);
    const ofRules = [
      ...recipe.holding.map((rule) => findingOf(rule, recipeValue)),
      ...findingsOf(judgement, layer.context.weights, this.knowledge.criteria.steps.words, subject.cited),
    ].sort((a, b) => severityRank(a) - severityRank(b));
    const placed = ofRules.map(
      (finding): PlacedFinding => ({
        ...finding,
        ...origin(finding, this.knowledge),
        place: place(pathOf(this.rules.get(finding.rule)!, formulation)),
      }),
    );
    return this.withAcceptances(formulation, placed, place);
  }

  /** Accepted findings stay and say so; an acceptance that is over or meets nothing is a finding itself. */
  private withAcceptances(formulation: Formulation, found: PlacedFinding[], place: PlaceOf): PlacedFinding[] {
    const own = formulation.notes.map(
      (note): PlacedFinding => noteFinding(note.rule, note.message, place(note.path)),
    );
    const all = [...found, ...own];
    const entries = this.acceptances(formulation);
    const open = new Map(entries.filter((entry) => this.isOpen(entry)).map((entry) => [entry.rule, entry]));
    const at = place(formulation.paths.accept ?? []);
    const isFound = ({ rule }: Acceptance) => all.some((finding) => finding.rule === rule);
    const faults = [
      // one of a file for all formulations speaks only where there is something to speak of
      ...entries
        .filter((entry) => !this.isOpen(entry) && (isFound(entry) || formulation.accept.includes(entry)))
        .map(({ rule, until }) =>
          noteFinding("expired-acceptance", `${rule} was accepted until ${until}.`, at),
        ),
      ...formulation.accept
        .filter((entry) => !isFound(entry))
        .map(({ rule }) =>
          noteFinding("unused-acceptance", `${rule} is accepted, but is no finding here.`, at),
        ),
    ];
    return [...all, ...faults].map((finding) => {
      const entry = open.get(finding.rule);
      return entry === undefined
        ? finding
        : { ...finding, accepted: { reason: entry.reason, until: entry.until } };
    });
  }

  private acceptances(formulation: Formulation): readonly Acceptance[] {
    const { accept = [] } = this.options;
    return accept.length === 0 ? formulation.accept : [...formulation.accept, ...accept];
  }

  private readonly isOpen = ({ until }: Acceptance): boolean => until >= this.options.today;
}

/** Facts of the recipe before those of its layer and materials. */
const recipeLookup =
  (recipe: FactMap, layer: FactLookup): FactLookup =>
  (name) =>
    name.startsWith("formulation.") ? factValue(recipe, name) : layer(name);

function amountsOf(formulation: Formulation): Float64Array {
  return Float64Array.from(FREE_AMOUNTS, (amount) => formulation[amount] ?? Number.NaN);
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

const briefly = (full: Weighed): BriefEvaluation => ({
  name: full.name,
  verdict: full.verdict,
  score: full.score,
  score_low: full.score_low,
  score_high: full.score_high,
  grade: full.layer.binder === null && full.layer.scaffold === null ? null : full.evidence.grade,
  findings: [
    ...full.findings
      .filter(({ effect }) => ["exclude", "warn", "avoid"].includes(effect))
      .map(({ rule }) => rule),
    ...full.unknown.filter(({ effect }) => effect === "exclude").map(({ rule }) => rule),
  ].sort(),
  accepted: full.findings.filter(({ accepted }) => accepted !== undefined).length,
  place: full.place,
});

const EFFECTS: Finding["effect"][] = ["exclude", "warn", "avoid", "favour", "weigh", "inform"];
const SEVERITIES = ["high", "medium", "low"];
const severityRank = ({ effect, severity }: Finding): number =>
  EFFECTS.indexOf(effect) * SEVERITIES.length + (severity ? SEVERITIES.indexOf(severity) : 0);

const NOTE_EFFECT: Record<string, "warn" | "inform"> = {
  "incomplete-composition": "warn",
  "expired-acceptance": "warn",
};

const noteFinding = (rule: string, message: string, place: Place): PlacedFinding => {
  const effect = NOTE_EFFECT[rule] ?? "inform";
  return {
    rule,
    effect,
    ...(effect === "warn" ? { severity: "low" as const } : {}),
    criterion: null,
    message,
    refs: [],
    place,
  };
};

const origin = ({ rule }: Finding, { origins }: Knowledge): { origin?: string } =>
  origins[rule] === undefined ? {} : { origin: origins[rule] };

/** What the verdict would be if accepted findings were not there. */
function verdictAsAccepted(
  verdict: Verdict,
  judged: Verdict,
  findings: readonly PlacedFinding[],
  unknown: readonly UnknownFinding[],
  { subject, judgement }: JudgedLayer,
): Verdict {
  if (!findings.some(({ accepted }) => accepted !== undefined)) return verdict;
  const open = findings.filter(({ accepted }) => accepted === undefined);
  if (open.some(({ effect }) => effect === "exclude")) return "excluded";
  // an excluded candidate was looked at no further, so what else is unknown of it is not known
  if (judged === "excluded" || unknown.some(({ effect }) => effect === "exclude")) return "unknown";
  if (open.some(({ effect, severity }) => effect === "warn" && severity === "high")) return "caution";
  return subject.caps.length > 0 || judgement.unknownWeight > 50 ? "viable" : "recommended";
}

function unknownOf(rule: Rule, facts: FactMap, { subject }: JudgedLayer): UnknownFinding {
  const value = recipeLookup(facts, subject.facts.value);
  const reason = (name: string) => unknownReason(facts, name) ?? subject.facts.reason(name);
  return missingReasons(rule, value, reason);
}

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
