import { z } from "zod";
import { Component } from "./evidence.js";
import { ClaimId } from "./identifier.js";
import { Condition, CriterionId, Strength, WeightChange } from "./rule.js";
import { AIMS } from "./words.js";

const unit = z.number().min(0).max(1);
/** low ≤ value ≤ high, each in 0..1. */
export const Interval = z
  .strictObject({ low: unit, value: unit, high: unit })
  .refine((i) => i.low <= i.value && i.value <= i.high, { message: "low ≤ value ≤ high does not hold" });
export type Interval = z.infer<typeof Interval>;
const Score = z.union([unit, Interval]);

/**
 * What a fact is worth on a criterion: words through `words`, numbers through control points joined by
 * straight lines and flat beyond the ends. `judged_words` stands in where `judged_by` is the word `judged`.
 */
export const CriterionInput = z
  .strictObject({
    fact: z.string().min(1),
    when: Condition.optional(),
    words: z.record(z.string(), Score).optional(),
    judged_by: z.string().optional(),
    judged_words: z.record(z.string(), Score).optional(),
    points: z
      .array(z.tuple([z.number(), unit]))
      .min(2)
      .optional(),
    basis: z.enum(["judgement", "measured"]),
    reason: z.string().min(1),
    claims: z.array(ClaimId).default([]),
  })
  .refine((i) => (i.words === undefined) !== (i.points === undefined), { message: "give words or points" });
export type CriterionInput = z.infer<typeof CriterionInput>;

export const Criterion = z.strictObject({
  id: CriterionId,
  title: z.string().min(1),
  short: z.string().min(1),
  meaning: z.string().min(1),
  /** query facts only; where it does not hold the criterion has weight 0 for every candidate */
  applies_when: Condition.optional(),
  /** how several inputs that apply are joined */
  combine: z.enum(["worst", "mean"]),
  inputs: z.array(CriterionInput).min(1),
});
export type Criterion = z.infer<typeof Criterion>;

export const Criteria = z.strictObject({
  /** the interval of an input or criterion nothing is known of */
  unknown: z.strictObject({ low: unit, value: unit, high: unit, reason: z.string().min(1) }),
  steps: z.strictObject({
    basis: z.literal("judgement"),
    reason: z.string().min(1),
    words: z.record(Strength, unit),
  }),
  criteria: z.array(Criterion).length(7),
});
export type Criteria = z.infer<typeof Criteria>;

export const WeightWord = z.enum(["low", "normal", "high", "decisive"]);
export type WeightWord = z.infer<typeof WeightWord>;
export const Aim = z.enum(AIMS);
export type Aim = z.infer<typeof Aim>;

export const Weights = z.strictObject({
  words: z.strictObject({
    basis: z.literal("judgement"),
    reason: z.string().min(1),
    values: z.record(WeightWord, z.number().positive()),
  }),
  components: z.record(
    Component,
    z.array(
      z.strictObject({
        criterion: CriterionId,
        weight: WeightWord,
        reason: z.string().min(1),
        claims: z.array(ClaimId).default([]),
      }),
    ),
  ),
  aims: z.record(
    Aim.exclude(["balanced"]),
    z.array(
      z.strictObject({
        criterion: CriterionId,
        change: WeightChange,
        components: z.array(Component).min(1).optional().describe("Every layer where not given."),
        reason: z.string().min(1),
        claims: z.array(ClaimId).default([]),
      }),
    ),
  ),
});
export type Weights = z.infer<typeof Weights>;
