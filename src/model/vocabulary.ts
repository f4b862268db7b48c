import { z } from "zod";
import { AnodeClass, AnodeKind } from "./evidence.js";
import { Id, ReviewRef } from "./identifier.js";
import { Level, NumberRecords } from "./sourced.js";

const Term = z.strictObject({
  id: Id,
  name: z.string().min(1),
  aliases: z.array(z.string().min(1)).default([]),
  kind: z.string().optional(),
  says: z.string().min(1).nullable().default(null),
  refs: z.array(ReviewRef).default([]),
});
export type Term = z.infer<typeof Term>;

/** A kind of anode the advisor can be asked about. */
export const AnodeKindRecord = z.strictObject({
  ...Term.shape,
  id: AnodeKind,
  anode_class: AnodeClass,
  /** how much the layer swells and shrinks: the review's own words, ordered */
  volume_change: z.enum(["low", "high", "extreme"]),
  volume_change_claims: z.array(z.string()).min(1),
  /** lowest potential the layer reaches on charge, V vs. Li/Li+ */
  min_potential_V: NumberRecords,
});
export type AnodeKindRecord = z.infer<typeof AnodeKindRecord>;

/** How polar a functional group makes a binder; a convention of ours. */
export const PolarGroup = z.strictObject({
  id: z.string().min(1),
  polarity: Level,
  basis: z.string().min(1),
});

export const Vocabulary = z.strictObject({
  solid_electrolytes: z.array(Term),
  active_materials: z.array(Term),
  conductive_additives: z.array(Term),
  additives: z.array(Term),
  ingredients: z.array(Term),
  scaffolds: z.array(Term),
  solvent_classes: z.array(Term),
  solvent_aliases: z.array(z.strictObject({ alias: z.string(), id: Id, note: z.string().nullable() })),
  /** what the review says of binders and solvents that have records of their own */
  binder_terms: z.array(Term),
  solvent_terms: z.array(Term),
  interlayers: z.array(Term),
  decomposition_products: z.array(Term),
  anode_types: z.array(Term),
  anode_kinds: z.array(AnodeKindRecord),
  polar_groups: z.array(PolarGroup),
  /** solvent pairs that studies report, candidates beside the single solvents */
  solvent_pairs: z.array(
    z.strictObject({
      solvents: z.array(Id).length(2),
      volume_fractions: z.array(z.number()).length(2).nullable(),
      records: z.array(Id).min(1),
      assumption: z.string().nullable(),
    }),
  ),
  /** binder blends that studies report */
  binder_blends: z.array(
    z.strictObject({ id: Id, name: z.string(), parts: z.array(Id).min(2), records: z.array(Id).min(1) }),
  ),
  named_only_in_reference_titles: z.array(z.strictObject({ name: z.string(), refs: z.array(ReviewRef) })),
});
export type Vocabulary = z.infer<typeof Vocabulary>;
