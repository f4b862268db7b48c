import { z } from "zod";
import { Id, ReviewRef } from "./identifier.js";
import { LEVELS } from "./words.js";

export const Method = z
  .enum(["measured", "compiled", "estimated", "digitised", "derived", "judged"])
  .describe("How a number came about; judged: a curator's word without a measurement.");

/** Where a statement comes from and whether it was seen there. */
export const Provenance = {
  method: Method,
  confirmed: z
    .boolean()
    .describe(
      "True: the same value was seen in an opened copy of the source; false: recalled, inferred or computed.",
    ),
  source: Id.describe("An id in `datasets/sources.yaml`, or in a sources.yaml of yours."),
  at: z.string().min(1).optional().describe("The place inside the source: table, row, section."),
  refs: z
    .array(ReviewRef)
    .min(1)
    .optional()
    .describe("The review's reference numbers, where the source is the review."),
  also_in: z.array(Id).min(1).optional().describe("Other sources that carry the same value."),
  note: z.string().min(1).optional(),
};

/** One sourced number, or a range where the source prints one. The unit is the property's own. */
export const NumberRecord = z
  .strictObject({
    value: z.number().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    temperature_C: z.number().optional(),
    ...Provenance,
  })
  .refine((r) => (r.value === undefined) !== (r.min === undefined && r.max === undefined), {
    message: "give either value, or min and max",
  })
  .refine((r) => r.min === undefined || r.max === undefined || r.min <= r.max, {
    message: "min is above max",
  });
export type NumberRecord = z.infer<typeof NumberRecord>;

/** A ranked list of records: the first is used, the rest show the spread. Empty means unknown. */
export const NumberRecords = z.array(NumberRecord).default([]);

/** low | medium | high, from a source or from a curator's judgement. */
export const Level = z.enum(LEVELS);
export type Level = z.infer<typeof Level>;

export const LevelRecord = z.strictObject({ level: Level, basis: z.string().min(1), ...Provenance });
export type LevelRecord = z.infer<typeof LevelRecord>;

/** Hansen solubility parameters, MPa^0.5: one triplet, one source. */
export const HansenTriplet = z.strictObject({
  delta_d: z.number(),
  delta_p: z.number(),
  delta_h: z.number(),
});
export type HansenTriplet = z.infer<typeof HansenTriplet>;

export const HansenRecord = z.strictObject({
  value: HansenTriplet,
  interaction_radius: z
    .number()
    .positive()
    .optional()
    .describe(
      "R0 in MPa^0.5; belongs to the polymer and the test that gave it; absent where the source gives none.",
    ),
  error: HansenTriplet.optional().describe(
    "What the method misses by, MPa^0.5, where the record is an estimate.",
  ),
  stand_in: z
    .boolean()
    .optional()
    .describe("True where the triplet is that of a tabulated relative and stands in for this polymer."),
  set_aside: z.string().min(1).optional().describe("Why the record is shown but not calculated with."),
  temperature_C: z.number().optional(),
  ...Provenance,
});
export type HansenRecord = z.infer<typeof HansenRecord>;
