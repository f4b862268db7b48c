import { z } from "zod";
import { Verdict } from "./advice.js";

/** A change of one recorded property that would flip a judgement. */
export const RecordFlip = z.strictObject({
  of: z.enum(["binder", "solvent", "pair"]),
  id: z.string(),
  /** key of the record, or `evidence` for a study of the layer */
  property: z.string(),
  name: z.string(),
  unit: z.string().nullable(),
  /** as recorded; null where nothing is */
  now: z.string().nullable(),
  relation: z.enum(["is", "at least", "at most"]),
  to: z.union([z.number(), z.string()]),
  verdict: Verdict,
  score: z.number().int(),
});
export type RecordFlip = z.infer<typeof RecordFlip>;
