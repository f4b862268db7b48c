import { z } from "zod";
import type { InputRule } from "./input-rules.js";
import type { DesignContext } from "./query.js";
import { ANODE_CLASSES, COMPONENTS } from "./words.js";

export const ROLES = ["active_material", "solid_electrolyte", "binder", "additive"] as const;
export type Role = (typeof ROLES)[number];

/** A solid of the coating. */
export interface Ingredient {
  role: Role;
  name: string;
  /** g/g of the dry layer; null: not given */
  mass_fraction: number | null;
}

/** Numbers that tell grades of one binder apart. */
export const GRADES = [
  "binder_molecular_weight_g_mol",
  "binder_particle_size_um",
  "binder_crystallinity_pct",
] as const;
export type GradeAmount = (typeof GRADES)[number];
/** What is null was not given. */
export type BinderGrade = Record<GradeAmount, number | null>;

/** A finding that is put up with for a time. */
export interface Acceptance {
  rule: string;
  reason: string;
  /** last day, YYYY-MM-DD */
  until: string;
}

/** Something worth saying of the file itself; `rule` is the id it is accepted and reported under. */
export interface InputNote {
  rule: InputRule;
  message: string;
  /** where in the record */
  path: readonly PropertyKey[];
}

/** The parts of a record that findings point at, by the path that leads to each. */
export type FieldPaths = Readonly<Record<string, readonly PropertyKey[]>>;

/** One layer as it was made, read and checked. What is null was not given. */
export interface Formulation extends BinderGrade {
  name: string | null;
  context: DesignContext;
  /** id of the binder, or of a blend joined by +; null: not given, or none in a scaffold */
  binder: string | null;
  /** how the file writes it */
  grade: string | null;
  scaffold: string | null;
  /** null: not given; empty: none is used */
  solvents: { ids: string[]; volume_fractions: number[] | null } | null;
  ingredients: Ingredient[];
  binder_content_wt_pct: number | null;
  solids_content_wt_pct: number | null;
  drying_temperature_C: number | null;
  fabrication_pressure_MPa: number | null;
  loading_mg_cm2: number | null;
  areal_capacity_mAh_cm2: number | null;
  thickness_um: number | null;
  accept: Acceptance[];
  notes: InputNote[];
  paths: FieldPaths;
}

const Quantity = z
  .union([
    z.string().describe("a number and its unit, such as 2 wt%"),
    z.looseObject({ value: z.union([z.number(), z.string()]), unit: z.string() }),
  ])
  .describe("a bare number is refused: the unit decides");
const Part = z.union([
  z.string(),
  z.looseObject({
    name: z.string(),
    grade: z.union([z.string(), z.number()]).optional(),
    property: z.looseObject({ mass_fraction: Quantity.optional() }).optional(),
    molecular_weight: Quantity.optional().describe("of a binder, as are the next two"),
    particle_size: Quantity.optional(),
    crystallinity: Quantity.optional(),
  }),
]);
const Parts = z.union([Part, z.array(Part)]);

/** Whether a text is a day written YYYY-MM-DD; 30 February is none, as it rolls over into March. */
export const isDay = (text: string): boolean => {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
};

export const AcceptanceEntry = z.strictObject({
  rule: z.string().min(1),
  reason: z.string().min(1),
  until: z
    .string("the last day, written YYYY-MM-DD")
    .regex(/^\d{4}-\d{2}-\d{2}$/, "a day written YYYY-MM-DD")
    .refine(isDay, "a day that the calendar has"),
});

/** The file as an editor may check it; the short form and the long one may be mixed. Its keys are read by `formulation/`. */
export const FormulationFile = z.looseObject({
  schema: z.literal("binder-advise/formulation@1").optional(),
  name: z.string().optional(),
  coating: z
    .looseObject({
      component: z
        .strictObject({
          active_material: Parts.optional(),
          solid_electrolyte: Parts.optional(),
          binder: Parts.optional(),
          additive: Parts.optional(),
        })
        .optional(),
      property: z.record(z.string(), Quantity).optional(),
    })
    .optional(),
  processing: z
    .looseObject({
      route: z.string().optional(),
      solvents: z
        .array(
          z.looseObject({
            name: z.string().optional(),
            cas: z.string().optional(),
            volume_fraction: Quantity.optional(),
          }),
        )
        .optional(),
      solids_content: Quantity.optional(),
      drying_temperature: Quantity.optional(),
      scaffold: z.string().optional(),
    })
    .optional(),
  context: z
    .looseObject({
      component: z.enum(COMPONENTS).optional(),
      anode_class: z.enum(ANODE_CLASSES).optional(),
      anode: z.string().optional(),
      aim: z.string().optional(),
      cell: z.string().optional(),
    })
    .optional(),
  pressure: z.looseObject({ fabrication: Quantity.optional(), operation: Quantity.optional() }).optional(),
  accept: z.array(AcceptanceEntry).optional(),
});
