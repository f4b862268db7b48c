import { findingOf, findingsOf } from "../../engine/findings.js";
import type { Place } from "../../errors.js";
import type { Finding } from "../../model/advice.js";
import { speaksAgainst } from "../../model/effects.js";
import type { PlacedFinding } from "../../model/evaluation.js";
import type { Formulation } from "../../model/formulation.js";
import type { Knowledge } from "../../model/knowledge.js";
import type { Rule } from "../../model/rule.js";
import { withOrigins } from "../entry.js";
import { pathOf } from "./finding-place.js";
import type { JudgedLayer } from "./formulation-judge.js";
import { noteFinding } from "./note-finding.js";
import type { Recipe } from "./recipe.js";

/** Where the parts of a record stand. */
export type PlaceOf = (path: readonly PropertyKey[]) => Place;

/** The findings on a formulation, the gravest first, each with its place in the file. */
export class PlacedFindings {
  private readonly rules: ReadonlyMap<string, Rule>;

  constructor(private readonly knowledge: Knowledge) {
    this.rules = new Map(knowledge.rules.map((rule) => [rule.id, rule]));
  }

  of(formulation: Formulation, judged: JudgedLayer, recipe: Recipe, place: PlaceOf): PlacedFinding[] {
    const { judgement, layer, subject } = judged;
    const { criteria } = this.knowledge;
    const ofLayer = layer.context.rules.context.filter(speaksAgainst);
    const ofRules = [
      ...ofLayer.map((rule) => findingOf(rule, layer.context.value)),
      ...recipe.holding.map((rule) => findingOf(rule, recipe.value, undefined, recipe.cited)),
      ...findingsOf(judgement, layer.context.weights, criteria.steps.words, subject.cited),
    ].sort((a, b) => severityRank(a) - severityRank(b));
    const ofFile = formulation.notes.map(({ rule, message, path }) =>
      noteFinding(rule, message, place(path)),
    );
    const placed = withOrigins(ofRules, this.knowledge).map(
      (finding): PlacedFinding => ({
        ...finding,
        place: place(pathOf(this.rules.get(finding.rule)!, formulation)),
      }),
    );
    return [...placed, ...ofFile];
  }
}

const EFFECTS: Finding["effect"][] = ["exclude", "warn", "avoid", "favour", "weigh", "inform"];
const SEVERITIES = ["high", "medium", "low"];
const severityRank = ({ effect, severity }: Finding): number =>
  EFFECTS.indexOf(effect) * SEVERITIES.length + (severity ? SEVERITIES.indexOf(severity) : 0);
