import { z } from "zod";
import { HansenTriplet } from "./sourced.js";

const Interval = z.strictObject({ low: z.number(), high: z.number() });

/** A Hansen sphere fitted to trials. MPa^0.5. */
export const SphereReport = z.strictObject({
  schema: z.literal("binder-advise/sphere@1"),
  tool: z.strictObject({ name: z.literal("binder-advise"), version: z.string() }),
  knowledge: z.strictObject({ rules: z.string(), data: z.string() }),
  trials: z.strictObject({ good: z.number().int(), bad: z.number().int() }),
  /** each of them, in the order of the file */
  tried: z.array(z.strictObject({ solvent: z.string(), good: z.boolean() })),
  hansen: HansenTriplet,
  interaction_radius: z.number(),
  /** 1 where every solvent lies where it should */
  desirability: z.number(),
  /** bad solvents inside, good ones outside */
  wrong_in: z.array(z.string()),
  wrong_out: z.array(z.string()),
  /** 95 % of the resampled fits */
  intervals: z.strictObject({
    delta_d: Interval,
    delta_p: Interval,
    delta_h: Interval,
    interaction_radius: Interval,
  }),
  resamples: z.number().int(),
  seed: z.number().int(),
  warnings: z.array(z.string()),
  /** whether the trials bound the sphere well enough to calculate with it */
  is_pinned: z.boolean(),
  /** folder that the overlay was written to */
  overlay: z.string().nullable(),
});
export type SphereReport = z.infer<typeof SphereReport>;
