import { z } from "zod";
import { Cas, Id, ReviewRef } from "./identifier.js";
import { HansenRecord, LevelRecord, NumberRecord, NumberRecords, Provenance } from "./sourced.js";

export const BinderVerdict = z.enum(["compatible", "conditional", "reactive", "unknown"]);
export const IonConduction = z.enum(["none", "salt-doped", "single-ion"]);
export const BinderRole = z.enum(["binder", "ion-conducting-binder", "additive", "scaffold", "reference"]);
export const LayerProcess = z.enum(["dry", "wet", "scaffold"]);

/** Room-temperature dissolution of the polymer; poor: swells, dissolves only hot or with a cosolvent, or compacts. */
export const SolubilityRecord = z.strictObject({
  /** solvent id, or ids joined by + for a solvent pair */
  solvent: Id,
  cas: Cas.nullable(),
  verdict: z.enum(["good", "poor", "non-solvent"]),
  /** true where it is of a relative, or of the polymer without its salt: shown, and nothing is settled by it */
  stand_in: z.boolean().optional(),
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
  /** processes this polymer can be brought into a layer by */
  processes: z.array(LayerProcess).min(1),
  is_fibrillating: z.boolean().nullable(),
  crosslinkable: z
    .strictObject({ value: z.boolean().nullable(), chemistry: z.string().nullable(), source: Id })
    .nullable(),
  /** what a slurry has to dissolve: the polymer itself, a network's precursor, or its protected form */
  cast_as: z.enum(["itself", "precursor", "protected"]),
  /** a dispersion of the polymer that is sold or reported, e.g. an aqueous latex */
  dispersions: z.array(z.strictObject({ form: z.literal("latex"), medium: Id, ...Provenance })).default([]),
  /** a lithium salt or solvate that belongs to the binder and must dissolve with it */
  salt: z.string().min(1).nullable().default(null),
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
    /** S/cm at temperature_C */
    conductivity_S_cm: NumberRecords,
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
  /** settled from the crystallinity text: amorphous chains can be judged by a sphere alone, crystals not */
  is_semicrystalline: z.boolean().nullable(),
  /** charged or acidic along the chain, where Hansen spheres do not hold */
  is_polyelectrolyte: z.boolean().default(false),
  /** of the fully crystalline polymer */
  heat_of_fusion_J_g: NumberRecords,
  modulus_MPa: NumberRecords,
  elongation_pct: NumberRecords,
  /** V vs. Li/Li+ below which the polymer is reduced */
  reduction_limit_V: NumberRecords,
  /** V vs. Li/Li+ above which the polymer is oxidised */
  oxidation_limit_V: NumberRecords,
  electrochemical_note: z.string().optional(),
  elasticity: z.array(LevelRecord),
  adhesion: z.array(LevelRecord),
  pfas: z.array(z.strictObject({ value: z.boolean(), ...Provenance })),
  content_wt_pct: z.array(
    NumberRecord.and(z.looseObject({ component: z.enum(["cathode", "anode", "sheet"]).optional() })),
  ),
  performance: z
    .array(
      z.looseObject({
        component: z.enum(["cathode", "anode", "sheet"]).optional(),
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
