import { z } from "zod";
import { Cas, Id, ReviewRef } from "./identifier.js";
import { HansenRecord, LevelRecord, NumberRecord, NumberRecords, Provenance } from "./sourced.js";
import { COMPONENTS, PROCESSES } from "./words.js";

export const BinderVerdict = z.enum(["compatible", "conditional", "reactive", "unknown"]);
export const IonConduction = z.enum(["none", "salt-doped", "single-ion"]);
export const BinderRole = z.enum(["binder", "ion-conducting-binder", "additive", "scaffold", "reference"]);
export const LayerProcess = z.enum(PROCESSES);

/** Room-temperature dissolution of the polymer; poor: swells, dissolves only hot or with a cosolvent, or compacts. */
export const SolubilityRecord = z.strictObject({
  solvent: Id.describe("Solvent id, or ids joined by + for a solvent pair."),
  cas: Cas.nullable(),
  verdict: z.enum(["good", "poor", "non-solvent"]),
  stand_in: z
    .boolean()
    .optional()
    .describe(
      "True where it is of a relative, or of the polymer without its salt: shown, and nothing is settled by it.",
    ),
  ...Provenance,
});
export type SolubilityRecord = z.infer<typeof SolubilityRecord>;

export const Binder = z.strictObject({
  id: Id,
  name: z.string().min(1),
  abbreviation: z.string().min(1).nullable(),
  aliases: z.array(z.string().min(1)).default([]),
  family: z.string().min(1),
  role: BinderRole,
  processes: z.array(LayerProcess).min(1).describe("Processes this polymer can be brought into a layer by."),
  is_fibrillating: z.boolean().nullable(),
  crosslinkable: z
    .strictObject({ value: z.boolean().nullable(), chemistry: z.string().nullable(), source: Id })
    .nullable(),
  cast_as: z
    .enum(["itself", "precursor", "protected"])
    .describe(
      "What a slurry has to dissolve: the polymer itself, a network's precursor, or its protected form.",
    ),
  /** a dispersion of the polymer that is sold or reported, e.g. an aqueous latex */
  dispersions: z.array(z.strictObject({ form: z.literal("latex"), medium: Id, ...Provenance })).default([]),
  salt: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .describe("A lithium salt or solvate that belongs to the binder and must dissolve with it."),
  repeat_units: z
    .array(
      z.strictObject({
        psmiles: z.string().min(1),
        mole_fraction: z.number().min(0).max(1).nullable(),
        unit: z.string().min(1).nullable(),
        basis: z.string().min(1).nullable(),
      }),
    )
    .default([]),
  ion_conduction: z.strictObject({
    type: IonConduction,
    conductivity_S_cm: NumberRecords.describe("S/cm at temperature_C."),
  }),
  polar_groups: z.array(z.string().min(1)),
  sulfide: z.array(z.strictObject({ verdict: BinderVerdict, basis: z.string().min(1), ...Provenance })),
  hansen: z.array(HansenRecord),
  hansen_note: z.string().optional(),
  solubility: z.array(SolubilityRecord),
  density_g_mL: NumberRecords,
  glass_transition_C: NumberRecords,
  melting_point_C: NumberRecords,
  decomposition_C: NumberRecords,
  crystallinity_pct: NumberRecords,
  crystallinity: z.strictObject({ text: z.string().min(1), ...Provenance }).nullable(),
  is_semicrystalline: z
    .boolean()
    .nullable()
    .describe(
      "Settled from the crystallinity text: amorphous chains can be judged by a sphere alone, crystals not.",
    ),
  is_polyelectrolyte: z
    .boolean()
    .default(false)
    .describe("Charged or acidic along the chain, where Hansen spheres do not hold."),
  heat_of_fusion_J_g: NumberRecords.describe("Of the fully crystalline polymer."),
  modulus_MPa: NumberRecords,
  elongation_pct: NumberRecords,
  reduction_limit_V: NumberRecords.describe("V vs. Li/Li+ below which the polymer is reduced."),
  oxidation_limit_V: NumberRecords.describe("V vs. Li/Li+ above which the polymer is oxidised."),
  electrochemical_note: z.string().optional(),
  elasticity: z.array(LevelRecord),
  adhesion: z.array(LevelRecord),
  pfas: z.array(z.strictObject({ value: z.boolean(), ...Provenance })),
  content_wt_pct: z.array(NumberRecord.and(z.looseObject({ component: z.enum(COMPONENTS).optional() }))),
  performance: z
    .array(
      z.looseObject({
        component: z.enum(COMPONENTS).optional(),
        source: Id,
        refs: z.array(ReviewRef).optional(),
      }),
    )
    .default([]),
  commercial: z.array(z.strictObject({ name: z.string().min(1), source: Id })).default([]),
  refs: z.array(ReviewRef).default([]),
  disagreements: z.array(z.string().min(1)).default([]),
  notes: z.array(z.string().min(1)).default([]),
});
export type Binder = z.infer<typeof Binder>;
