import { z } from "zod";
import { ClaimId, Id, ReviewRef, RuleId } from "./identifier.js";
import { givesValueOrRange, hasOneOperator, namesItsBasis, OPERATORS } from "./rule-keys.js";

export type FactValue = string | number | boolean | readonly string[];

const Scalar = z.union([z.string(), z.number(), z.boolean()]);
const Operator = {
  is: Scalar.optional(),
  one_of: z.array(Scalar).min(1).optional(),
  above: z.number().optional(),
  at_least: z.number().optional(),
  below: z.number().optional(),
  at_most: z.number().optional(),
  /** inclusive at both ends */
  between: z.tuple([z.number(), z.number()]).optional(),
  includes: z.string().optional(),
  known: z.boolean().optional(),
} satisfies Record<(typeof OPERATORS)[number], z.ZodType>;

/** A test of one fact. Exactly one operator. */
export const FactTest = z
  .strictObject({ fact: z.string().min(1), ...Operator })
  .refine(hasOneOperator, { message: `a test takes one of ${OPERATORS.join(", ")}` });
export type FactTest = z.infer<typeof FactTest>;

export type Condition = FactTest | { all: Condition[] } | { any: Condition[] } | { not: Condition };
export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ not: Condition }),
    FactTest,
  ]),
);

export const CriterionId = z.enum([
  "sulfide-compatibility",
  "processability",
  "ion-transport",
  "adhesion",
  "mechanical-compliance",
  "electrochemical-stability",
  "safety-and-scale-up",
]);
export type CriterionId = z.infer<typeof CriterionId>;

export const Strength = z.enum(["slightly", "clearly", "strongly"]);
export type Strength = z.infer<typeof Strength>;
export const Severity = z.enum(["low", "medium", "high"]);
export type Severity = z.infer<typeof Severity>;
/** Rungs on the ladder low, normal, high, decisive. */
export const WeightChange = z.enum(["much-less", "less", "more", "much-more"]);
export type WeightChange = z.infer<typeof WeightChange>;

export const EvidenceLink = z
  .strictObject({
    claim: ClaimId.optional(),
    record: Id.optional(),
    quantity: Id.optional(),
    comparison: Id.optional(),
    source: Id.optional(),
    refs: z.array(ReviewRef).min(1).optional(),
    /** cites what the candidate's own record rests on */
    of: z
      .enum([
        "solvent.sulfide",
        "binder.sulfide",
        "binder.decomposition",
        "binder.oxidation",
        "pair.evidence",
        "pair.evidence_of_process",
        "pair.solubility",
      ])
      .optional(),
    speaks: z.enum(["for", "against"]).optional(),
    note: z.string().optional(),
  })
  .refine(namesItsBasis, { message: "name a claim, record, quantity, comparison, source, refs or of" });
export type EvidenceLink = z.infer<typeof EvidenceLink>;
/** A record of a candidate that a rule may cite. */
export type CitedRecord = NonNullable<EvidenceLink["of"]>;

/** A piece of advice with a number. */
export const Guidance = z
  .strictObject({
    quantity: z.string().min(1),
    value: z.union([z.number(), z.string()]).optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    unit: z.string().nullable(),
    note: z.string().optional(),
    refs: z.array(z.union([ReviewRef, Id])).min(1),
  })
  .refine(givesValueOrRange, { message: "give either value, or min and/or max" });
export type Guidance = z.infer<typeof Guidance>;

/** Facts of a case; a fact that is not listed is unknown. */
const CaseFacts = z.record(z.string(), z.union([Scalar, z.array(z.string())]));
const RuleCase = z.strictObject({
  name: z.string().min(1),
  facts: CaseFacts,
  /** the message as it has to read in this case */
  says: z.string().optional(),
});
export type RuleCase = z.infer<typeof RuleCase>;

const common = {
  id: RuleId,
  title: z.string().min(1),
  status: z.enum(["draft", "reviewed", "retired"]),
  since: z.string().regex(/^\d+\.\d+\.\d+$/),
  supersedes: z.array(RuleId).optional(),
};
const body = {
  when: Condition,
  /** one plain sentence; `{fact.name}` is filled with the bare value: write its unit after it */
  message: z.string().min(1),
  remedy: z.string().min(1).optional(),
  guidance: z.array(Guidance).min(1).optional(),
  rationale: z.string().min(1),
  evidence: z.array(EvidenceLink).min(1),
  wrong_when: z.array(z.string().min(1)).min(1),
  cases: z.strictObject({
    fires: z.array(RuleCase).min(1),
    silent: z.array(RuleCase).min(1),
    unknown: z.array(RuleCase).min(1),
  }),
};

export const Rule = z.discriminatedUnion("effect", [
  z.strictObject({ ...common, effect: z.literal("exclude"), ...body }),
  z.strictObject({ ...common, effect: z.literal("warn"), severity: Severity, ...body }),
  z.strictObject({
    ...common,
    effect: z.literal("favour"),
    criterion: CriterionId,
    strength: Strength,
    ...body,
  }),
  z.strictObject({
    ...common,
    effect: z.literal("avoid"),
    criterion: CriterionId,
    strength: Strength,
    ...body,
  }),
  z.strictObject({
    ...common,
    effect: z.literal("weigh"),
    criterion: CriterionId,
    change: WeightChange,
    ...body,
  }),
  z.strictObject({ ...common, effect: z.literal("inform"), ...body }),
]);
export type Rule = z.infer<typeof Rule>;
