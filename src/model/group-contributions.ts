import { z } from "zod";
import type { HansenTriplet } from "./sourced.js";

const Smarts = z.array(z.string().min(1)).nullable().default(null);
const Amount = z.number().nullable().default(null);

/** Group tables for estimating solubility parameters; null is a value the author of the method does not give. */
export const GroupContributions = z.looseObject({
  hvk: z.looseObject({
    groups: z.array(
      z.looseObject({
        id: z.string(),
        label: z.string(),
        smarts: Smarts,
        F_d: Amount,
        F_p: Amount,
        E_h: Amount,
        count_only: z.boolean().optional(),
      }),
    ),
  }),
  molar_volume: z.looseObject({
    fedors: z.looseObject({
      groups: z.array(
        z.looseObject({
          id: z.string(),
          label: z.string(),
          smarts: Smarts,
          E_coh: Amount,
          V: Amount,
          count_only: z.boolean().optional(),
        }),
      ),
    }),
  }),
  stefanis_panayiotou_2008: z.looseObject({
    first_order: z.array(
      z.looseObject({
        group: z.string(),
        smarts: z.string(),
        dD: Amount,
        dP: Amount,
        dH: Amount,
        dP_low: Amount,
        dH_low: Amount,
        suspect: z.boolean().optional(),
      }),
    ),
  }),
  worked_checks: z.looseObject({ checks: z.array(z.looseObject({ name: z.string() })) }),
});
export type GroupContributions = z.infer<typeof GroupContributions>;

export const FunctionalGroups = z.array(
  z.strictObject({ class: z.string(), label: z.string(), smarts: z.string() }),
);
export type FunctionalGroups = z.infer<typeof FunctionalGroups>;

/** Mean size of what the group sums of Hoftyzer and Van Krevelen miss, and how often it was compared. */
export interface MethodError {
  mean_absolute: z.infer<typeof HansenTriplet>;
  worst: z.infer<typeof HansenTriplet>;
  polymers: number;
  /** homopolymers with a sphere that the tables cannot do */
  refused: number;
}
