import { z } from "zod";
import { ClaimId, Id, ReviewRef, RuleId } from "./identifier.js";
import { givesValueOrRange, hasOneOperator, namesItsBasis, OPERATORS } from "./rule-keys.js";

export type FactValue = string | number | boolean | readonly string[];

/** The name of a fact: one that `facts/names.ts` has, which the linter holds rules to. */
export const NamedFact = z
  .string()
  .min(1)
  .meta({ id: "fact", description: "A name that `binder-advise facts` lists." });

const Scalar = z.union([z.string(), z.number(), z.boolean()]);
const Operator = {
  is: Scalar.optional().describe("The fact is this word, number or truth."),
  one_of: z.array(Scalar).min(1).optional().describe("The fact is one of these."),
  above: z.number().optional(),
  at_least: z.number().optional(),
  below: z.number().optional(),
  at_most: z.number().optional(),
  between: z.tuple([z.number(), z.number()]).optional().describe("Inclusive at both ends."),
  includes: z.string().optional().describe("The fact is a list of words, and this is among them."),
  known: z.boolean().optional().describe("Whether anything is known of the fact; never unknown itself."),
} satisfies Record<(typeof OPERATORS)[number], z.ZodType>;

/** A test of one fact. Exactly one operator. */
export const FactTest = z
  .strictObject({ fact: NamedFact, ...Operator })
  .refine(hasOneOperator, { message: `a test takes one of ${OPERATORS.join(", ")}` });
export type FactTest = z.infer<typeof FactTest>;

export type Condition = FactTest | { all: Condition[] } | { any: Condition[] } | { not: Condition };
export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Condition).min(1).describe("Each of these holds.") }),
    z.strictObject({ any: z.array(Condition).min(1).describe("One of these holds.") }),
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
export const WeightChange = z
  .enum(["much-less", "less", "more", "much-more"])
  .describe("Rungs on the ladder low, normal, high, decisive.");
export type WeightChange = z.infer<typeof WeightChange>;

export const EvidenceLink = z
  .strictObject({
    claim: ClaimId.optional().describe("In `datasets/evidence/claims.yaml`."),
    record: Id.optional().describe("A reported layer in `datasets/evidence/`."),
    quantity: Id.optional().describe("In `datasets/evidence/quantities.yaml`."),
    comparison: Id.optional().describe("In `datasets/evidence/comparisons.yaml`."),
    source: Id.optional().describe("In `datasets/sources.yaml`."),
    refs: z.array(ReviewRef).min(1).optional().describe("Reference numbers of the review."),
    of: z
      .enum([
        "solvent.sulfide",
        "binder.sulfide",
        "binder.decomposition",
        "binder.oxidation",
        "pair.evidence",
        "pair.evidence_of_process",
        "pair.solubility",
        "formulation.binder_content",
        "formulation.loading",
        "formulation.areal_capacity",
        "formulation.thickness",
      ])
      .optional()
      .describe(
        "Cites what the candidate's own record rests on, or the records that an amount is held against.",
      ),
    speaks: z.enum(["for", "against"]).optional().describe("For the rule unless said."),
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

const CaseFacts = z
  .record(NamedFact, z.union([Scalar, z.array(z.string())]))
  .describe("A fact that is not listed is unknown.");
const RuleCase = z.strictObject({
  name: z.string().min(1),
  facts: CaseFacts,
  says: z.string().optional().describe("The message as it has to read in this case."),
});
export type RuleCase = z.infer<typeof RuleCase>;

const common = {
  id: RuleId,
  title: z.string().min(1),
  status: z.enum(["draft", "reviewed", "retired"]),
  since: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/)
    .describe("The version that brought it."),
  supersedes: z.array(RuleId).optional().describe("Rules that it stands in for."),
};
const body = {
  when: Condition.describe("Holds, fails or is unknown: a test of an unknown fact is unknown."),
  message: z
    .string()
    .min(1)
    .describe("One plain sentence; `{fact.name}` is filled with the bare value: write its unit after it."),
  remedy: z.string().min(1).optional().describe("The way out."),
  guidance: z.array(Guidance).min(1).optional().describe("Numbers that go with the advice."),
  rationale: z.string().min(1).describe("Why it is so, and why the step is as large as it is."),
  evidence: z.array(EvidenceLink).min(1).describe("What it rests on."),
  wrong_when: z.array(z.string().min(1)).min(1).describe("Where it stops holding."),
  cases: z.strictObject({
    fires: z.array(RuleCase).min(1).describe("Facts under which it holds."),
    silent: z.array(RuleCase).min(1).describe("Facts under which it fails."),
    unknown: z.array(RuleCase).min(1).describe("Facts that leave it open."),
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
