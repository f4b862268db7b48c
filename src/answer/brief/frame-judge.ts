import type { FactLookup } from "../../engine/condition.js";
import { isHighWarning } from "../../engine/effects.js";
import { LayerProgram } from "../../engine/layer-program.js";
import { isQueryFact } from "../../engine/scope.js";
import { EXCLUDED, VERDICTS } from "../../engine/verdict.js";
import type { CandidateParts } from "../../facts/candidates.js";
import { SubjectFile } from "../../facts/subject.js";
import { LayerParts } from "../../judging/layer-parts.js";
import { contextOf, type QueryContext } from "../../judging/query-context.js";
import type { SharedRules } from "../../judging/shared-rules.js";
import { speaksAgainst } from "../../model/effects.js";
import type { Knowledge } from "../../model/knowledge.js";
import type { DesignContext } from "../../model/query.js";
import type { BriefOutcome, Materials } from "./frame.js";

/** Judges materials in one layer in brief. */
export class FrameJudge {
  private readonly context: QueryContext;
  /** ids of the rules that speak against the layer itself */
  private readonly ofLayer: readonly string[];
  private readonly isLayerWarnedHigh: boolean;
  private readonly program: LayerProgram;
  private readonly subjects: SubjectFile;
  private readonly parts: LayerParts;

  constructor(query: DesignContext, knowledge: Knowledge, shared: SharedRules) {
    this.context = contextOf(query, knowledge);
    const { rules, weights, criteria, facts } = this.context;
    this.ofLayer = rules.context.filter(speaksAgainst).map(({ id }) => id);
    this.isLayerWarnedHigh = rules.context.some(isHighWarning);
    const open = shared.of(this.context);
    this.program = new LayerProgram({ open, context: rules.context, criteria, weights });
    this.subjects = new SubjectFile(query, facts, knowledge);
    this.parts = new LayerParts(this.program, this.subjects, knowledge);
  }

  /** What is said of materials, whatever the amounts are. */
  judge({ parts, figures, warnings }: Materials): BriefOutcome {
    const { program, subjects, parts: ofLayer } = this;
    const pair = subjects.pair(parts, figures);
    const { verdict: code, reckoned } = program.judgeOne(
      ofLayer.binder(parts),
      ofLayer.solvent(parts),
      ofLayer.pair(pair),
      subjects.isCapped(parts, pair),
    );
    const { against, isWarnedHigh } = reckoned.rules;
    const { holding, unknown } = against!;
    const verdict = VERDICTS[code]!;
    const isOut = code === EXCLUDED;
    const { binder, scaffold } = parts;
    const scored = isOut ? null : reckoned.scored;
    return {
      verdict,
      score: scored?.score ?? null,
      score_low: scored?.scoreLow ?? null,
      score_high: scored?.scoreHigh ?? null,
      grade: binder === null && scaffold === null ? null : pair.evidence.grade,
      // of what is excluded, what could not be checked is of no interest
      findings: [...this.ofLayer, ...holding, ...(isOut ? [] : unknown), ...warnings].sort(),
      gravity: { verdict, isWarnedHigh: isWarnedHigh || this.isLayerWarnedHigh },
    };
  }

  /** Facts of the layer, and of materials in it. */
  factsOf(parts: CandidateParts): FactLookup {
    let lookup: FactLookup | null = null;
    return (name) => {
      if (isQueryFact(name)) return this.context.value(name);
      lookup ??= this.subjects.subject(parts).facts.value;
      return lookup(name);
    };
  }
}
