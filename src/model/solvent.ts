import { z } from "zod";
import { Cas, Id } from "./identifier.js";
import { HansenRecord, NumberRecords, Provenance } from "./sourced.js";

/** What a solvent does to a sulfide electrolyte. */
export const SolventVerdict = z.enum(["compatible", "caution", "incompatible", "unknown"]);
/** direct: exposed and measured; slurry: a layer was cast; synthesis: reaction medium; class: analogy; none */
export const ExposureEvidence = z.enum(["direct", "slurry", "synthesis", "class", "none"]);

export const Solvent = z.strictObject({
  id: Id,
  name: z.string().min(1),
  aliases: z.array(z.string().min(1)).default([]),
  cas: Cas.nullable(),
  inchikey: z.string().nullable(),
  smiles: z.string().nullable(),
  class: z.string().min(1),
  is_protic: z.boolean().nullable(),
  molar_mass_g_mol: z.number().positive().nullable(),
  sulfide: z.array(
    z.strictObject({
      verdict: SolventVerdict,
      evidence: ExposureEvidence,
      basis: z.string().min(1),
      ...Provenance,
    }),
  ),
  hazards: z.array(
    z.strictObject({
      /** GHS hazard statement codes; an empty list means not classified */
      h_codes: z.array(z.string().regex(/^H\d{3}[A-Za-z]*$/)),
      is_cmr: z
        .boolean()
        .nullable()
        .describe("Harmonised EU CLP category 1A or 1B carcinogen, mutagen or reproductive toxicant."),
      ...Provenance,
    }),
  ),
  hansen: z.array(HansenRecord),
  molar_volume_cm3_mol: NumberRecords,
  density_g_mL: NumberRecords,
  melting_point_C: NumberRecords.describe("Recorded where it is near room temperature."),
  boiling_point_C: NumberRecords,
  flash_point_C: NumberRecords,
  vapour_pressure_kPa: NumberRecords,
  viscosity_mPa_s: NumberRecords,
  surface_tension_mN_m: NumberRecords,
  relative_permittivity: NumberRecords,
  dipole_moment_D: NumberRecords,
  donor_number_kcal_mol: NumberRecords,
  notes: z.array(z.string().min(1)).default([]),
});
export type Solvent = z.infer<typeof Solvent>;
