import { z } from "zod";
import { Aim } from "./criteria.js";
import { AnodeClass, AnodeKind, Component, Process } from "./evidence.js";
import { Id } from "./identifier.js";
import { Level } from "./sourced.js";
import { CELL_FORMATS, PRESSURE_REGIMES } from "./words.js";

export const CellFormat = z.enum(CELL_FORMATS);
/** low: below 4 MPa; intermediate: 4 to below 10; torque: 10 to 70; beyond: above 70. */
export const PressureRegime = z.enum(PRESSURE_REGIMES);
export type PressureRegime = z.infer<typeof PressureRegime>;

/** The design context. What is null was not given. Lists hold ids. */
export const Query = z.strictObject({
  component: Component,
  process: Process,
  anode_class: AnodeClass.nullable(),
  anode: AnodeKind.nullable(),
  electrolyte_free: z.boolean(),
  solid_electrolyte: Id.nullable(),
  stack_pressure_MPa: z.number().nonnegative().nullable(),
  pressure: PressureRegime.nullable(),
  cell: CellFormat.nullable(),
  aim: Aim,
  cathode_potential_V: z.number().nullable(),
  temperature_C: z.number().nullable(),
  /** upper bound on how polar the solvent may be */
  solvent_polarity: Level.nullable(),
  /** most solvents in a system; reported pairs and proposed blends hold two */
  max_solvents: z.number().int().min(1).max(2),
  binders: z.array(Id),
  solvents: z.array(Id),
  scaffolds: z.array(Id),
  exclude_binders: z.array(Id),
  exclude_solvents: z.array(Id),
});
export type Query = z.infer<typeof Query>;

/** A layer that is judged as it was made: its process may not be known. */
export type DesignContext = Omit<Query, "process"> & { process: Query["process"] | null };

/** Fields of a context that change what is known of materials; those beside them are for rules alone. */
export const MATERIAL_CONTEXT = [
  "component",
  "process",
  "anode_class",
  "anode",
  "electrolyte_free",
  "solid_electrolyte",
  "cathode_potential_V",
  "temperature_C",
  "solvent_polarity",
] as const satisfies (keyof DesignContext)[];
export type MaterialContext = Pick<DesignContext, (typeof MATERIAL_CONTEXT)[number]>;
