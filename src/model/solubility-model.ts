import { z } from "zod";
import { Id } from "./identifier.js";
import { HansenTriplet } from "./sourced.js";

const FittedOn = { rows: z.number().int().positive(), polymers: z.number().int().positive() };

/**
 * Constants of the solubility model, written by `scripts/fit-solubility.js` from `datasets/training/`. RED stands for the
 * geometric mean over the Hansen spheres of a polymer.
 */
export const SolubilityModel = z.strictObject({
  /** chance of dissolving at room temperature: logit p = intercept + ln_red · ln RED */
  soluble: z.strictObject({
    intercept: z.number(),
    ln_red: z.number(),
    ...FittedOn,
  }),
  /** χ = entropic + slope · RED² · 298.15/T, least absolute errors */
  chi: z.strictObject({ entropic: z.number(), slope: z.number(), ...FittedOn }),
  /** stands in for R0 where a polymer has parameters and no radius: the median over the binders that have one, MPa^0.5 */
  usual_radius: z.strictObject({ value: z.number().positive(), polymers: z.number().int().positive() }),
  /** how often a record of the dataset agrees with the training data, as (agree + 1)/(compared + 2) */
  recorded: z.strictObject({
    agree: z.number().int(),
    compared: z.number().int().positive(),
    probability: z.number().min(0).max(1),
  }),
  /** thermal expansion, 1/K; typical values, a judgement */
  expansion: z.strictObject({ solvent: z.number(), polymer: z.number(), basis: z.literal("judgement") }),
  /** what it was fitted on: a polymer farther from all of these than they are from each other is far from anything measured */
  reach: z.strictObject({
    polymers: z.array(z.strictObject({ binder: Id, centre: HansenTriplet })),
    /** largest distance from one of them to its nearest neighbour, MPa^0.5 */
    distance: z.number().positive(),
  }),
});
export type SolubilityModel = z.infer<typeof SolubilityModel>;
