import { z } from "zod";
import { Id } from "./identifier.js";

/** What a polymer does in a solvent at 20–25 °C, for fitting and cross-validation. */
export const SolubilityCase = z.object({
  binder: Id,
  grade: z.string(),
  solvent: z.string().min(1),
  cas: z.string().min(1),
  verdict: z.enum(["soluble", "swells", "insoluble"]),
  /** core: a real choice; easy: water and the like */
  set: z.enum(["core", "easy"]),
  source: z.string().min(1),
});
export type SolubilityCase = z.infer<typeof SolubilityCase>;

/** A measured Flory–Huggins χ. */
export const ChiCase = z.object({
  binder: Id,
  polymer: z.string().min(1),
  solvent: z.string().min(1),
  temperature_K: z.coerce.number().positive(),
  chi: z.coerce.number(),
  source: z.string().min(1),
});
export type ChiCase = z.infer<typeof ChiCase>;

export interface Training {
  solubility: SolubilityCase[];
  chi: ChiCase[];
}
