import { z } from "zod";
import { Ranked } from "./advice.js";
import { Query } from "./query.js";
import { RecordFlip } from "./record-flip.js";
import { CriterionId } from "./rule.js";

/** What would put the second before the first. */
export const Flip = z.strictObject({
  criterion: CriterionId,
  /** percent of the weight at which both score alike, the others rescaled; null where no weight does it */
  weight: z.strictObject({ now: z.number(), wins: z.enum(["above", "below"]), at: z.number() }).nullable(),
  /** value of this criterion at which the second would score alike; null where even 1 is too little */
  value: z.strictObject({ now: z.number(), at: z.number() }).nullable(),
});
export type Flip = z.infer<typeof Flip>;

/** One against another of the same layer. */
export const Pair = z.strictObject({
  first: z.string(),
  second: z.string(),
  /** what the verdict decides no weight can change */
  verdict_decides: z.boolean(),
  /** points by which the first leads on each criterion, the largest first */
  lead: z.array(z.strictObject({ criterion: CriterionId, points: z.number() })),
  /** the first is at least as good on low, value and high of every criterion that counts, and better on one */
  dominates: z.boolean(),
  flips: z.array(Flip),
  /** single changes of a recorded property of the second that put it ahead */
  record_flips: z.array(RecordFlip),
});
export type Pair = z.infer<typeof Pair>;

export const ComparisonReport = z.strictObject({
  schema: z.literal("binder-advise/comparison@1"),
  tool: z.strictObject({ name: z.literal("binder-advise"), version: z.string() }),
  knowledge: z.strictObject({ rules: z.string(), data: z.string() }),
  query: Query,
  /** best first, each with its criteria and findings */
  entries: z.array(Ranked),
  /** asked for, and out */
  excluded: z.array(z.strictObject({ name: z.string(), messages: z.array(z.string()) })),
  /** the first against each of the others */
  pairs: z.array(Pair),
  /** no worse on low, value and high of each criterion that counts, nor in verdict, and better in one */
  dominated: z.array(z.strictObject({ name: z.string(), by: z.array(z.string()) })),
});
export type ComparisonReport = z.infer<typeof ComparisonReport>;
