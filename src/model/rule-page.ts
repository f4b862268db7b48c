import { z } from "zod";
import { CitedReference } from "./advice.js";
import { Rule } from "./rule.js";

/** A fact that the words of a rule are filled with, `{binder.id}`. */
export const WordedFact = z.strictObject({
  fact: z.string(),
  meaning: z.string(),
  unit: z.string().nullable(),
});
export type WordedFact = z.infer<typeof WordedFact>;

/** Everything a reader wants of one rule. */
export const RulePage = z.strictObject({
  schema: z.literal("binder-advise/rule-page@1"),
  tool: z.strictObject({ name: z.literal("binder-advise"), version: z.string() }),
  knowledge: z.strictObject({ rules: z.string(), data: z.string() }),
  rule: Rule,
  /** who it is from: binder-advise, or the folder of a user */
  origin: z.string(),
  worded_facts: z.array(WordedFact),
  claims: z.array(z.strictObject({ id: z.string(), statement: z.string() })),
  references: z.array(CitedReference),
  /**
   * a query of the grid in which it holds, and what it touches there: binders, solvent systems or pairs of them, whichever it looks
   * at; null where it holds in none looked at
   */
  example: z.strictObject({ query: z.string(), touches: z.array(z.string()) }).nullable(),
});
export type RulePage = z.infer<typeof RulePage>;
