import { z } from "zod";
import { CitedReference, Finding, UnknownFinding, Verdict } from "./advice.js";
import { Query } from "./query.js";

const NamedRecord = z.strictObject({ id: z.string(), name: z.string() });
const Share = z.number().min(0).max(1);

/** One ratio of the sweep. */
export const BlendPoint = z.strictObject({
  /** in the order of `solvents` */
  volume_fractions: z.array(Share),
  verdict: z.enum(["soluble", "swells", "insoluble", "dispersed", "unknown"]),
  probability: Share.nullable(),
  /** of the preferred sphere, and the geometric mean over all */
  red: z.number().nullable(),
  red_mean: z.number().nullable(),
  inside: z.number().int().nullable(),
  chi: z.number().nullable(),
});
export type BlendPoint = z.infer<typeof BlendPoint>;

/** What is left of the liquid at a stage of drying, as volume fractions. */
export const DryingStage = z.strictObject({
  remaining: Share,
  volume_fractions: z.array(Share),
  verdict: z.enum(["soluble", "swells", "insoluble", "dispersed", "unknown"]),
  red: z.number().nullable(),
});

const Score = z.number().int().min(0).max(100).nullable();

/** What the rules say of one ratio in the layer named. */
export const StandingInLayer = z.strictObject({
  query: Query,
  volume_fractions: z.array(Share),
  verdict: Verdict,
  verdict_reasons: z.array(z.string()),
  /** null where it is excluded */
  score: Score,
  score_low: Score,
  score_high: Score,
  findings: z.array(Finding),
  unknown: z.array(UnknownFinding),
});
export type StandingInLayer = z.infer<typeof StandingInLayer>;

export const BlendReport = z.strictObject({
  schema: z.literal("binder-advise/blend@1"),
  tool: z.strictObject({ name: z.literal("binder-advise"), version: z.string() }),
  knowledge: z.strictObject({ rules: z.string(), data: z.string() }),
  binder: NamedRecord,
  solvents: z.array(
    NamedRecord.extend({
      boiling_point_C: z.number().nullable(),
      vapour_pressure_kPa: z.number().nullable(),
      sulfide: z.enum(["compatible", "caution", "incompatible", "unknown"]),
    }),
  ),
  temperature_C: z.number(),
  drying_temperature_C: z.number(),
  summary: z.string(),
  /** each gate and what it says of the blend */
  gates: z.array(z.strictObject({ gate: z.string(), passes: z.boolean().nullable(), why: z.string() })),
  /** at the ratio that drying starts from; null where no layer is named, or one in a scaffold, where the frame has its say */
  in_layer: StandingInLayer.nullable(),
  boiling_point_gap_K: z.number().nullable(),
  /** ids, the first to leave first; null where a vapour pressure is not known */
  drying_order: z.array(z.string()).nullable(),
  points: z.array(BlendPoint),
  /** of two solvents: shares of the first between which the binder dissolves */
  dissolving: z.array(z.strictObject({ from: Share, to: Share })),
  /** the same; empty where a gate fails */
  passing: z.array(z.strictObject({ from: Share, to: Share })),
  /** of two solvents: shares of the first at which RED passes 1, sphere by sphere */
  crossings: z.array(z.strictObject({ source: z.string(), radius: z.number(), shares: z.array(Share) })),
  /** from the middle of what dissolves, or else from equal parts */
  drying: z.array(DryingStage),
  notes: z.array(z.string()),
  references: z.array(CitedReference),
});
export type BlendReport = z.infer<typeof BlendReport>;
