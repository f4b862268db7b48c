import { z } from "zod";
import { CitedReference, Finding, GuidanceLine, Ranked, RefId, UsedValue, Verdict } from "./advice.js";
import { EvidenceRecord } from "./evidence.js";
import { Query } from "./query.js";

/** What a score and verdict would be without one rule. */
export const RuleShare = z.strictObject({
  rule: z.string(),
  score_without: z.number().int(),
  verdict_without: Verdict,
});
export type RuleShare = z.infer<typeof RuleShare>;

/** A fact that is not known where a rule or criterion asks for it, and what would make it known. */
export const MissingFact = z.strictObject({
  fact: z.string(),
  because: z.string(),
  /** rules that could not be checked, or the criterion that stands on nothing */
  asked_by: z.array(z.string()),
  /** an option of the command, or a key and the record it belongs to; null where no single value would do */
  add: z.string().nullable(),
});
export type MissingFact = z.infer<typeof MissingFact>;

export const GUIDANCE_TOPICS = ["content", "grade", "ratio", "drying", "pressing", "reported"] as const;
export const TopicGuidance = z.strictObject({
  topic: z.enum(GUIDANCE_TOPICS),
  lines: z.array(GuidanceLine),
});
export type TopicGuidance = z.infer<typeof TopicGuidance>;

/** A reported layer, and what it reached. */
export const NearLayer = z.strictObject({
  record: z.string(),
  refs: z.array(RefId),
  /** how it was made, as far as its study says */
  made: z.array(z.string()),
  reached: z.array(z.string()),
});
export type NearLayer = z.infer<typeof NearLayer>;

export const Explanation = z.strictObject({
  schema: z.literal("binder-advise/explanation@1"),
  tool: z.strictObject({ name: z.literal("binder-advise"), version: z.string() }),
  knowledge: z.strictObject({ rules: z.string(), data: z.string() }),
  query: Query,
  /** null where every candidate asked for is excluded */
  entry: Ranked.nullable(),
  /** why it is out, where it is */
  excluded: z.array(
    z.strictObject({
      solvents: z.array(z.string()),
      messages: z.array(z.string()),
      findings: z.array(Finding),
    }),
  ),
  /** of the rules that touch it, those without which score or verdict would differ */
  shares: z.array(RuleShare),
  /** findings about the layer itself */
  setting: z.array(Finding),
  missing: z.array(MissingFact),
  /** the recorded values that verdict and score are made of */
  values: z.array(UsedValue),
  guidance: z.array(TopicGuidance),
  records: z.array(EvidenceRecord),
  /** the same records in brief, what a study praises first */
  nearest: z.array(NearLayer),
  /** where the rules that hold stop holding */
  stops: z.array(z.strictObject({ rule: z.string(), wrong_when: z.array(z.string()) })),
  references: z.array(CitedReference),
});
export type Explanation = z.infer<typeof Explanation>;
