import { z } from "zod";
import { CitedReference, RefId, Verdict } from "./advice.js";
import { Pair } from "./comparison-report.js";
import { Query } from "./query.js";
import { RecordFlip } from "./record-flip.js";

/** What keeps a binder down or out of a layer. */
export const Objection = z.strictObject({
  rule: z.string().nullable(),
  effect: z.enum(["exclude", "warn", "could not check", "cap", "avoid"]),
  message: z.string(),
  /** what the rule says to do about it */
  remedy: z.string().nullable(),
  refs: z.array(RefId),
  /** solvents that it concerns; empty: whatever the solvent */
  solvents: z.array(z.string()),
  /** how far the facts are from where the rule would stop holding, in their own unit */
  distances: z.array(
    z.strictObject({
      fact: z.string(),
      value: z.number(),
      limit: z.number(),
      unit: z.string().nullable(),
      distance: z.number(),
    }),
  ),
});
export type Objection = z.infer<typeof Objection>;

export const ObjectionReport = z.strictObject({
  schema: z.literal("binder-advise/why-not@1"),
  tool: z.strictObject({ name: z.literal("binder-advise"), version: z.string() }),
  knowledge: z.strictObject({ rules: z.string(), data: z.string() }),
  query: Query,
  binder: z.strictObject({ id: z.string(), name: z.string() }),
  verdict: Verdict,
  score: z.number().int().nullable(),
  solvents: z.array(z.string()),
  summary: z.string(),
  objections: z.array(Objection),
  /** the nearest that passes: the same binder otherwise dissolved, else one of its family, else the leader */
  nearest: z
    .strictObject({
      how: z.enum(["another solvent", "same family", "leader"]),
      binder: z.string(),
      solvents: z.array(z.string()),
      verdict: Verdict,
      score: z.number().int(),
    })
    .nullable(),
  /** single changes of the question that give it a better verdict, the best first */
  flips: z.array(
    z.strictObject({
      option: z.string(),
      value: z.string(),
      verdict: Verdict,
      score: z.number().int(),
      solvents: z.array(z.string()),
    }),
  ),
  /** options of the question that were changed, one at a time, to find them; what else it asks was left */
  tried: z.array(z.string()),
  /** single changes of a recorded property that give it a better verdict in this layer */
  record_flips: z.array(RecordFlip),
  /** the leader of the layer against it; null where it leads or is excluded */
  behind: Pair.nullable(),
  references: z.array(CitedReference),
});
export type ObjectionReport = z.infer<typeof ObjectionReport>;
