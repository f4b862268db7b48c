import { z } from "zod";
import { ClaimId, Id, RuleId } from "./identifier.js";
import { CriterionId } from "./rule.js";

/** A claim that cannot steer a choice of binder, and why. */
export const NotRule = z.strictObject({ claim: ClaimId, reason: z.string().min(1) });
export type NotRule = z.infer<typeof NotRule>;

const Side = z.strictObject({ binder: Id.optional(), solvent: Id.optional(), scaffold: Id.optional() });
export type Side = z.infer<typeof Side>;
const Question = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** How a comparison of the review is put to the advice; exactly one way, or why it is not a choice of binder. */
export const ComparisonTest = z
  .strictObject({
    comparison: Id,
    query: Question.optional(),
    /** where the worse side is made by another process */
    worse_query: Question.optional(),
    better: Side.optional(),
    worse: Side.optional(),
    criterion: CriterionId.optional(),
    by_rank: z.literal(true).optional(),
    guidance: z.strictObject({ quantity: z.string(), value: z.union([z.number(), z.string()]) }).optional(),
    rule: RuleId.optional(),
    weights: z.strictObject({ heavier: CriterionId, lighter: CriterionId }).optional(),
    not_a_choice: z.string().min(1).optional(),
  })
  .refine(
    (test) =>
      [test.criterion, test.by_rank, test.guidance, test.rule, test.weights, test.not_a_choice].filter(
        (way) => way !== undefined,
      ).length === 1,
    { message: "give exactly one of criterion, by_rank, guidance, rule, weights and not_a_choice" },
  );
export type ComparisonTest = z.infer<typeof ComparisonTest>;
