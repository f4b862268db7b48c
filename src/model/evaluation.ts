import { z } from "zod";
import {
  CitedReference,
  CriterionScore,
  EvidenceGrade,
  Finding,
  Named,
  RefId,
  SolventShare,
  UnknownFinding,
  Verdict,
} from "./advice.js";
import { CriterionId } from "./rule.js";

export const Place = z.strictObject({
  file: z.string(),
  line: z.number().int(),
  column: z.number().int(),
});

/** A finding of a formulation: of the layer, its amounts, or the file itself; and the place it points at. */
export const PlacedFinding = Finding.extend({
  place: Place,
  /** put up with: why, and until when */
  accepted: z.strictObject({ reason: z.string(), until: z.string() }).optional(),
});
export type PlacedFinding = z.infer<typeof PlacedFinding>;

/** One thing about the recipe that was held against the records, or could not be. */
export const RecipeCheck = z.strictObject({
  what: z.string(),
  says: z.string(),
  /** null: nothing it could be held against */
  standing: z.enum(["below", "within", "above"]).nullable(),
  refs: z.array(RefId),
});
export type RecipeCheck = z.infer<typeof RecipeCheck>;

const scored = {
  verdict: Verdict,
  /** null where it is excluded */
  score: z.number().int().nullable(),
  score_low: z.number().int().nullable(),
  score_high: z.number().int().nullable(),
};

/** What is said of a formulation where there are millions. */
export const BriefEvaluation = z.strictObject({
  name: z.string().nullable(),
  ...scored,
  /** null where neither binder nor scaffold is given */
  grade: EvidenceGrade.nullable(),
  /** rules that exclude, warn or speak against it */
  findings: z.array(z.string()),
  /** rules that would exclude it and could not be checked, which keeps the verdict open */
  unchecked: z.array(z.string()),
  /** how many of the findings are accepted */
  accepted: z.number().int(),
  place: Place,
});
export type BriefEvaluation = z.infer<typeof BriefEvaluation>;

export const BestChange = z.strictObject({
  change: z.enum(["binder", "solvent", "ratio", "content", "drying"]),
  to: z.string(),
  verdict: Verdict,
  score: z.number().int().nullable(),
  /** points of score; null where the verdict was without one */
  gain: z.number().int().nullable(),
  /** one sentence */
  says: z.string(),
});
export type BestChange = z.infer<typeof BestChange>;

export const Evaluation = z.strictObject({
  name: z.string().nullable(),
  place: Place,
  /** hash of what the layer is, whatever it is called and wherever it stands */
  content: z.string(),
  layer: z.strictObject({
    component: z.string(),
    process: z.string().nullable(),
    binder: Named.nullable(),
    grade: z.string().nullable(),
    solvents: z.array(SolventShare).nullable(),
    scaffold: Named.nullable(),
  }),
  ...scored,
  /** what keeps the verdict from being better, one sentence each */
  verdict_reasons: z.array(z.string()),
  /** the verdict with accepted findings left aside; null where nothing accepted decides */
  verdict_as_accepted: Verdict.nullable(),
  evidence: z.strictObject({
    grade: EvidenceGrade,
    differs: z.array(z.string()),
    records: z.array(z.string()),
    refs: z.array(RefId),
  }),
  /** null where the layer is excluded, and so was not scored */
  criteria: z.record(CriterionId, CriterionScore).nullable(),
  findings: z.array(PlacedFinding),
  /** findings that the baseline has already */
  known_findings: z.number().int(),
  unknown: z.array(UnknownFinding),
  /** findings about the layer itself that speak neither for nor against it */
  setting: z.array(Finding),
  /** what was taken for granted where the file is silent */
  assumptions: z.array(z.string()),
  recipe: z.array(RecipeCheck),
  /** the reported layer that comes nearest, and what it reached */
  nearest: z
    .strictObject({
      record: z.string(),
      refs: z.array(RefId),
      differs: z.array(z.string()),
      reached: z.array(z.string()),
    })
    .nullable(),
  /** null where no single change does better */
  best_change: BestChange.nullable(),
});
export type Evaluation = z.infer<typeof Evaluation>;

/** A record that could not be read; the others are judged all the same. */
export const BrokenRecord = z.strictObject({
  name: z.string().nullable(),
  place: Place,
  problems: z.array(
    z.strictObject({ code: z.string(), message: z.string(), help: z.string(), place: Place.nullable() }),
  ),
});
export type BrokenRecord = z.infer<typeof BrokenRecord>;

export const EvaluationCounts = z.strictObject({
  formulations: z.number().int(),
  recommended: z.number().int(),
  viable: z.number().int(),
  caution: z.number().int(),
  unknown: z.number().int(),
  excluded: z.number().int(),
  broken: z.number().int(),
  /** findings put up with */
  accepted: z.number().int(),
  /** findings that the baseline has already */
  known: z.number().int(),
});
export type EvaluationCounts = z.infer<typeof EvaluationCounts>;

export const EvaluationReport = z.strictObject({
  schema: z.literal("binder-advise/evaluation@1"),
  tool: z.strictObject({ name: z.literal("binder-advise"), version: z.string() }),
  knowledge: z.strictObject({ rules: z.string(), data: z.string() }),
  summary: z.string(),
  counts: EvaluationCounts,
  formulations: z.array(z.union([Evaluation, BriefEvaluation])),
  broken: z.array(BrokenRecord),
  references: z.array(CitedReference),
});
export type EvaluationReport = z.infer<typeof EvaluationReport>;
