import { z } from "zod";
import { Id, ReviewRef } from "./identifier.js";
import { ANODE_CLASSES, ANODE_KINDS, COMPONENTS, PROCESSES } from "./words.js";

export const Component = z.enum(COMPONENTS);
export const Process = z.enum(PROCESSES);
export const AnodeClass = z.enum(ANODE_CLASSES);
export const AnodeKind = z.enum(ANODE_KINDS);
export type AnodeKind = z.infer<typeof AnodeKind>;

/** A number, or the range a study reports. */
export const NumberOrRange = z.union([z.number(), z.strictObject({ min: z.number(), max: z.number() })]);
export type NumberOrRange = z.infer<typeof NumberOrRange>;

const text = z.string().min(1).nullable();

/** One reported layer: a table row of the review or a result given in its text. null: the review does not say. */
export const EvidenceRecord = z.strictObject({
  id: Id,
  refs: z.array(ReviewRef),
  component: Component.nullable(),
  process: Process.nullable(),
  anode_class: AnodeClass.nullable(),
  anode_kind: AnodeKind.nullable(),
  active_material: Id.nullable(),
  solid_electrolyte: Id.nullable(),
  holds_sulfide: z
    .boolean()
    .nullable()
    .describe("Whether the layer holds sulfide; null where the review does not say."),
  conductive_additive: Id.nullable(),
  binder: Id.nullable(),
  binder_wt_pct: NumberOrRange.nullable(),
  solvents: z
    .array(Id)
    .nullable()
    .describe("Solvent ids; empty: reported without solvent; null: not stated."),
  scaffold: Id.nullable(),
  is_comparator: z.boolean().describe("The study reports this side as the worse one of a comparison."),
  loading_mg_cm2: NumberOrRange.nullable(),
  areal_capacity_mAh_cm2: NumberOrRange.nullable(),
  capacity: z.strictObject({ value: z.number(), unit: z.string(), rate: text }).nullable(),
  retention: z.strictObject({ value: z.number(), unit: z.string(), cycles: z.number() }).nullable(),
  conductivity_mS_cm: NumberOrRange.nullable(),
  temperature_C: z
    .number()
    .nullable()
    .describe("Of the conductivity; null with `temperature_label: RT` where the table prints RT."),
  temperature_label: z.string().optional(),
  thickness_um: NumberOrRange.nullable(),
  design_parameter: z
    .strictObject({ name: z.string(), value: z.union([z.string(), z.number()]), unit: text })
    .nullable(),
  stack_pressure: z
    .strictObject({ value: z.number().nullable(), unit: z.string(), label: z.string() })
    .nullable(),
  result: text,
  doubtful: z
    .array(z.enum(["loading_mg_cm2"]))
    .optional()
    .describe(
      "Keys whose number may belong to another column of its table: shown as such, and held against nothing.",
    ),
  at: z.string().min(1),
  note: text,
});
export type EvidenceRecord = z.infer<typeof EvidenceRecord>;

export const Quantity = z.strictObject({
  id: Id,
  refs: z.array(ReviewRef),
  quantity: z.string().min(1),
  relation: z.enum(["=", "~", "<", ">", "range"]),
  value: z.union([z.number(), z.array(z.number())]),
  unit: z.string().min(1),
  context: z.string().min(1),
  at: z.string().min(1),
  note: text,
});
export type Quantity = z.infer<typeof Quantity>;

export const Comparison = z.strictObject({
  id: Id,
  refs: z.array(ReviewRef),
  context: z.record(z.string(), z.unknown()),
  better: z.record(z.string(), z.unknown()),
  worse: z.record(z.string(), z.unknown()),
  on: z.array(z.string().min(1)).min(1),
  why: z.string().min(1),
  at: z.string().min(1),
  basis: z.enum(["stated", "implied"]),
  values: z.string().optional(),
  note: text.optional(),
});
export type Comparison = z.infer<typeof Comparison>;

/** A design-relevant statement of the review. `direction` is a curator's reading, not the review's words. */
export const Claim = z.strictObject({
  id: z.string().regex(/^C\d{3}$/),
  at: z.string().min(1),
  statement: z.string().min(1),
  kind: z.string().min(1),
  applies_to: z.record(z.string(), z.unknown()),
  direction: z.strictObject({
    action: z.enum(["favour", "avoid", "exclude", "warn", "inform"]),
    of: z.string().min(1),
    property: z.string().min(1),
  }),
  numbers: z.array(z.record(z.string(), z.unknown())),
  refs: z.array(ReviewRef),
});
export type Claim = z.infer<typeof Claim>;
