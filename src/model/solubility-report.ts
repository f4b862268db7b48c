import { z } from "zod";
import { CitedReference, RefId } from "./advice.js";

const Spread = { value: z.number(), low: z.number(), high: z.number() };
const NamedRecord = z.strictObject({ id: z.string(), name: z.string() });

/** What one solvent does to a binder. */
export const SolventResult = z.strictObject({
  solvent: NamedRecord,
  verdict: z.enum(["soluble", "swells", "insoluble", "dispersed", "unknown"]),
  /** measured: a sourced record or a layer cast from it; predicted: the model; unknown: neither */
  basis: z.enum(["measured", "predicted", "unknown"]),
  /** calibrated chance that the binder dissolves; null where nothing settles it */
  probability: z.number().min(0).max(1).nullable(),
  /** value: the preferred sphere; low, high: over all spheres; mean: geometric, which the model uses */
  red: z
    .strictObject({ ...Spread, mean: z.number(), spheres: z.number().int(), inside: z.number().int() })
    .nullable(),
  /** Flory–Huggins χ, at the mean RED, with its spread over the spheres */
  chi: z.strictObject({ ...Spread, temperature_C: z.number() }).nullable(),
  /** what the solvent does to a sulfide electrolyte */
  sulfide: z.enum(["compatible", "caution", "incompatible", "unknown"]),
  /** spheres by which the solvent lies nearer than toluene */
  nearer_than_toluene: z.number().int().nullable(),
  sources: z.array(RefId),
  notes: z.array(z.string()),
});
export type SolventResult = z.infer<typeof SolventResult>;

export const SolubilityReport = z.strictObject({
  schema: z.literal("binder-advise/solubility@1"),
  tool: z.strictObject({ name: z.literal("binder-advise"), version: z.string() }),
  knowledge: z.strictObject({ rules: z.string(), data: z.string() }),
  binder: NamedRecord,
  temperature_C: z.number(),
  summary: z.string(),
  /** what holds for the binder in every solvent */
  notes: z.array(z.string()),
  /** which of two solvents asked for lies nearer, by how many of the spheres */
  order: z.array(z.string()),
  results: z.array(SolventResult),
  references: z.array(CitedReference),
});
export type SolubilityReport = z.infer<typeof SolubilityReport>;
