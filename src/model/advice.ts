import { z } from "zod";
import { Query } from "./query.js";
import { CriterionId, Severity, Strength, WeightChange } from "./rule.js";
import { Method } from "./sourced.js";
import { EFFECTS } from "./words.js";

export const Verdict = z.enum(["recommended", "viable", "caution", "unknown", "excluded"]);
export type Verdict = z.infer<typeof Verdict>;
export const EvidenceGrade = z.enum(["reported", "partly", "analogous", "predicted"]);
export type EvidenceGrade = z.infer<typeof EvidenceGrade>;

/** A number of the review, another source's id, or `review` for the review itself. */
export const RefId = z.union([z.number().int(), z.string()]);
export type RefId = z.infer<typeof RefId>;

export const Named = z.strictObject({ id: z.string(), name: z.string() });
export type Named = z.infer<typeof Named>;
export const SolventShare = z.strictObject({
  id: z.string(),
  name: z.string(),
  volume_fraction: z.number().nullable(),
});
export type SolventShare = z.infer<typeof SolventShare>;

export const Finding = z.strictObject({
  rule: z.string(),
  effect: z.enum(EFFECTS),
  strength: Strength.optional(),
  severity: Severity.optional(),
  change: WeightChange.optional(),
  criterion: CriterionId.nullable(),
  message: z.string(),
  remedy: z.string().optional(),
  /** the user's folder that the rule came from; absent for our own */
  origin: z.string().optional(),
  /** false: another finding on the same criterion rests on the same claim or study and is stronger */
  counted: z.boolean().optional(),
  refs: z.array(RefId),
});
export type Finding = z.infer<typeof Finding>;

export const UnknownFinding = z.strictObject({
  rule: z.string(),
  effect: Finding.shape.effect,
  missing: z.array(z.string()),
  /** for each missing fact, why it is not known */
  because: z.array(z.string()).optional(),
});
export type UnknownFinding = z.infer<typeof UnknownFinding>;

export const GuidanceLine = z.strictObject({
  quantity: z.string(),
  value: z.union([z.number(), z.string()]).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  unit: z.string().nullable(),
  note: z.string().optional(),
  refs: z.array(RefId),
});
export type GuidanceLine = z.infer<typeof GuidanceLine>;

export const CriterionScore = z.strictObject({
  low: z.number(),
  value: z.number(),
  high: z.number(),
  /** whole percent; 0 where not applicable */
  weight: z.number().int(),
  applicable: z.boolean(),
});
export type CriterionScore = z.infer<typeof CriterionScore>;

/** A recorded value that nobody measured, or that was not seen in its source. */
export const UnsureValue = z.strictObject({
  of: z.enum(["binder", "solvent"]),
  id: z.string(),
  /** key of the record, as `binder-advise show` prints it */
  property: z.string(),
  name: z.string(),
  method: Method,
  confirmed: z.boolean(),
});
export type UnsureValue = z.infer<typeof UnsureValue>;

/** A recorded value that an answer is made of, with where it comes from. */
export const UsedValue = UnsureValue.extend({
  /** as its record prints it */
  value: z.string(),
  source: z.string(),
  at: z.string().nullable(),
  refs: z.array(RefId),
  /** how many records there are of it; the first is used, the others give the spread */
  records: z.number().int(),
});
export type UsedValue = z.infer<typeof UsedValue>;

const candidate = {
  binder: Named.nullable(),
  solvents: z.array(SolventShare),
  scaffold: Named.nullable(),
};

export const Ranked = z.strictObject({
  rank: z.number().int(),
  binder_rank: z.number().int(),
  tied: z.boolean(),
  ...candidate,
  verdict: Verdict.exclude(["excluded"]),
  /** what keeps the verdict from being better, one sentence each */
  verdict_reasons: z.array(z.string()),
  score: z.number().int(),
  score_low: z.number().int(),
  score_high: z.number().int(),
  evidence: z.strictObject({
    grade: EvidenceGrade,
    differs: z.array(z.string()),
    records: z.array(z.string()),
    refs: z.array(RefId),
  }),
  solubility: z
    .strictObject({
      verdict: z.enum(["soluble", "swells", "insoluble", "dispersed"]).nullable(),
      basis: z.enum(["measured", "reported", "predicted"]).nullable(),
      /** calibrated chance that the binder dissolves; null where nothing settles it */
      probability: z.number().nullable(),
      /** spread over the sourced spheres, and of an estimate by the error of its method */
      red: z.strictObject({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
      chi: z.strictObject({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
      note: z.string(),
      refs: z.array(RefId),
    })
    .nullable(),
  criteria: z.record(CriterionId, CriterionScore),
  /** leaders of other rows, or of its own, that are no worse on any criterion that counts, as `binder@solvent` */
  dominated_by: z.array(z.string()),
  /** values it rests on that nobody measured, or that were not seen in their source */
  rests_on: z.array(UnsureValue),
  findings: z.array(Finding),
  unknown: z.array(UnknownFinding),
  guidance: z.array(GuidanceLine),
});
export type Ranked = z.infer<typeof Ranked>;

export const Excluded = z.strictObject({ ...candidate, findings: z.array(Finding) });
export type Excluded = z.infer<typeof Excluded>;

export const CitedReference = z.strictObject({ id: RefId, citation: z.string(), doi: z.string().nullable() });
export type CitedReference = z.infer<typeof CitedReference>;

const Share = z.number().min(0).max(1);

/** How firm the order of the leading rows is under seeded draws of weights and unknowns. */
export const RobustnessReport = z.strictObject({
  seed: z.number().int(),
  draws: z.number().int(),
  concentration: z.number(),
  /** rows that can still be first, in the order of the ranking */
  contenders: z.array(z.strictObject({ id: z.string(), first: Share, top_three: Share })),
  /** rows among which nothing is ahead in the draws, as AHEAD counts it; the leader alone where it is */
  tied: z.array(z.string()),
  /** percents between which the leader stays first, the other weights rescaled; empty where it leads by rounding alone */
  weights: z.array(
    z.strictObject({ criterion: CriterionId, weight: z.number(), from: z.number(), to: z.number() }),
  ),
});
export type RobustnessReport = z.infer<typeof RobustnessReport>;

export const Advice = z.strictObject({
  schema: z.literal("binder-advise/advice@1"),
  tool: z.strictObject({ name: z.literal("binder-advise"), version: z.string() }),
  knowledge: z.strictObject({ rules: z.string(), data: z.string() }),
  query: Query,
  assumptions: z.array(z.string()),
  /** findings about the query itself: weights that moved, guidance that holds whatever the binder */
  context: z.array(Finding),
  /** guidance that holds whatever the binder */
  context_guidance: z.array(GuidanceLine),
  ranking: z.array(Ranked),
  excluded: z.array(Excluded),
  counts: z.strictObject({
    candidates: z.number().int(),
    recommended: z.number().int(),
    viable: z.number().int(),
    caution: z.number().int(),
    unknown: z.number().int(),
    excluded: z.number().int(),
    binders_ranked: z.number().int(),
    binders_excluded: z.number().int(),
  }),
  /** null where it was not asked for, or nothing better than unknown leads */
  robustness: RobustnessReport.nullable(),
  /** one sentence that stands first: what leads, or why nothing does */
  summary: z.string(),
  references: z.array(CitedReference),
});
export type Advice = z.infer<typeof Advice>;
