import type { FactLookup } from "../../engine/condition.js";
import { isHighWarning } from "../../engine/effects.js";
import { LayerProgram } from "../../engine/layer-program.js";
import type { OpenRules } from "../../engine/open-rules.js";
import { isQueryFact } from "../../engine/scope.js";
import { EXCLUDED, VERDICTS } from "../../engine/verdict.js";
import type { CandidateParts } from "../../facts/candidates.js";
import { remember } from "../../facts/remember.js";
import type { QueryContext } from "../../judging/query-context.js";
import { speaksAgainst } from "../../model/effects.js";
import type { BriefOutcome, Materials } from "./frame.js";
import type { AlikeMaterials, MaterialsJudge } from "./materials-judge.js";

/** Judges materials in one layer in brief. */
export class FrameJudge {
  /** ids of the rules that speak against the layer itself */
  private readonly ofLayer: readonly string[];
  private readonly isLayerWarnedHigh: boolean;
  private readonly program: LayerProgram;
  private readonly outcomes = new Map<AlikeMaterials, BriefOutcome>();

  /** @param key the same for layers in which the same is said of any materials */
  constructor(
    readonly key: string,
    private readonly context: QueryContext,
    open: OpenRules,
    private readonly materials: MaterialsJudge,
  ) {
    const { rules, weights, criteria } = context;
    this.ofLayer = rules.context.filter(speaksAgainst).map(({ id }) => id);
    this.isLayerWarnedHigh = rules.context.some(isHighWarning);
    this.program = new LayerProgram({ open, context: rules.context, criteria, weights });
  }

  /** What is said of materials, whatever the amounts are; the same object for those that are alike here. */
  judge(materials: Materials): BriefOutcome {
    const alike = this.materials.of(materials);
    return remember(this.outcomes, alike, () => this.outcome(alike));
  }

  private outcome({ joined, isCapped, grade, warnings }: AlikeMaterials): BriefOutcome {
    const { verdict: code, reckoned } = this.program.judgeOne(joined, isCapped);
    const { against, isWarnedHigh } = reckoned.joined.rules;
    const { holding, unknown } = against!;
    const verdict = VERDICTS[code]!;
    const isOut = code === EXCLUDED;
    const scored = isOut ? null : reckoned.scored;
    return {
      verdict,
      score: scored?.score ?? null,
      score_low: scored?.scoreLow ?? null,
      score_high: scored?.scoreHigh ?? null,
      grade,
      findings: [...this.ofLayer, ...holding, ...warnings].sort(),
      // of what is excluded, what could not be checked is of no interest
      unchecked: isOut ? [] : [...unknown].sort(),
      gravity: { verdict, isWarnedHigh: isWarnedHigh || this.isLayerWarnedHigh },
    };
  }

  /** Facts of the layer, and of materials in it. */
  factsOf(parts: CandidateParts): FactLookup {
    let lookup: FactLookup | null = null;
    return (name) => {
      if (isQueryFact(name)) return this.context.value(name);
      lookup ??= this.materials.factsOf(parts);
      return lookup(name);
    };
  }
}
