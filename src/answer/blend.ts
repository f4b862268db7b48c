import { factValue } from "../facts/fact-map.js";
import { isSevere } from "../facts/hazards.js";
import { queryFacts } from "../facts/query-facts.js";
import { COMFORTABLE } from "../facts/tie-break.js";
import { hansenDistance } from "../formulas/hansen.js";
import type { BlendPoint, BlendReport } from "../model/blend-report.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Query } from "../model/query.js";
import type { Solvent } from "../model/solvent.js";
import { type BinderUnit, shortName } from "../solubility/binder-unit.js";
import { crossings } from "../solubility/crossings.js";
import { leftAfterDrying, vapourPressure } from "../solubility/drying.js";
import { hansenOf, ROOM_C } from "../solubility/liquid.js";
import { numberOf } from "../solubility/number-of.js";
import { ratios } from "../solubility/ratios.js";
import { type Solubility, solubilityOf } from "../solubility/solubility.js";
import { blendOf, systemId } from "../solubility/solvent-system.js";
import { spheresOf } from "../solubility/spheres.js";
import { stampOf } from "../stamp.js";
import { standingInLayer } from "./in-layer.js";
import { citedList } from "./references.js";

export interface BlendQuestion {
  binder: BinderUnit;
  /** two or three */
  solvents: Solvent[];
  temperature_C?: number;
  drying_temperature_C?: number;
  /** the layer, where one is named; without, sulfide is taken to be in it */
  query: Query | null;
}

const STEPS = { 2: 20, 3: 10 } as const;
/** What is left at the stages of drying that are shown. */
const STAGES = [1, 0.5, 0.2, 0.05];

/** A sweep of the ratio of two or three solvents for a binder: what dissolves it, what the gates say, and what drying leaves. */
export function blendReport(question: BlendQuestion, knowledge: Knowledge): BlendReport {
  const { binder, solvents, query, temperature_C = ROOM_C, drying_temperature_C = ROOM_C } = question;
  const judge = judgeOf(question, temperature_C, knowledge);
  const steps = solvents.length === 2 ? STEPS[2] : STEPS[3];
  const points = ratios(solvents.length, steps).map((fractions) => pointOf(fractions, judge(fractions)));
  const gates = gatesOf(solvents, query, knowledge);
  const dissolving = solvents.length === 2 ? dissolvingRanges(points) : [];
  const passing = gates.some(({ passes }) => passes === false) ? [] : dissolving;
  const start = startOf(dissolving, solvents.length);
  const cast = castFrom(binder, solvents, knowledge);
  const sources = judge(start).prediction?.sources ?? [];
  const inLayer = inLayerOf(question, start, knowledge);
  return {
    schema: "binder-advise/blend@1",
    ...stampOf(knowledge),
    binder: { id: binder.id, name: binder.name },
    solvents: solvents.map((solvent) => ({
      id: solvent.id,
      name: solvent.name,
      boiling_point_C: numberOf(solvent.boiling_point_C),
      vapour_pressure_kPa: roundedOrNull(vapourPressure(solvent, drying_temperature_C)?.value),
      sulfide: solvent.sulfide[0]?.verdict ?? "unknown",
    })),
    temperature_C,
    drying_temperature_C,
    summary: summaryOf(question, points, dissolving, gates),
    gates,
    in_layer: inLayer,
    boiling_point_gap_K: boilingGap(solvents),
    drying_order: dryingOrder(solvents, drying_temperature_C),
    points,
    dissolving,
    passing,
    crossings: crossingsOf(binder, solvents, knowledge),
    drying: dryingStages(question, start, judge, drying_temperature_C),
    notes: [...trendNote(solvents, points), ...notesOf(question, cast, drying_temperature_C)],
    references: citedList(
      [
        COMPACTION,
        ...cast.flatMap((record) => record.refs),
        ...(inLayer?.findings ?? []).flatMap((finding) => finding.refs),
        ...sources,
      ],
      knowledge,
    ),
  };
}

function inLayerOf(
  { binder, solvents, query }: BlendQuestion,
  fractions: readonly number[],
  knowledge: Knowledge,
): BlendReport["in_layer"] {
  if (query === null || query.process === "scaffold") return null;
  const parts = { binder, solvent: blendOf(solvents, fractions), scaffold: null };
  return { volume_fractions: [...fractions], ...standingInLayer(parts, query, knowledge) };
}

type Judge = (fractions: readonly number[]) => Solubility;

/** A layer cast from the pair at a ratio nobody reports says nothing of a given ratio; one cast from a single solvent does. */
function judgeOf({ binder, solvents }: BlendQuestion, temperature_C: number, knowledge: Knowledge): Judge {
  const records = knowledge.records.filter(
    (record) => record.binder === binder.id && record.scaffold === null && record.solvents?.length === 1,
  );
  const { solubility_model: model } = knowledge;
  const conditions = { model, temperature_C, records, solvents: knowledge.solvents };
  return (fractions) => solubilityOf(binder, blendOf(solvents, fractions), conditions);
}

const places = (value: number): number => Number(value.toFixed(3));
const roundedOrNull = (value: number | null | undefined): number | null =>
  value == null ? null : Number(value.toPrecision(3));

const pointOf = (fractions: number[], { verdict, probability, prediction }: Solubility): BlendPoint => ({
  volume_fractions: fractions.map(places),
  verdict: verdict ?? "unknown",
  probability: probability === null ? null : places(probability),
  red: prediction && places(prediction.red.value),
  red_mean: prediction && places(prediction.red.mean),
  inside: prediction?.red.inside ?? null,
  chi: prediction && places(prediction.chi.value),
});

type Gate = BlendReport["gates"][number];

/** What does not depend on the ratio: a blend takes the worst of its parts. */
function gatesOf(solvents: Solvent[], query: Query | null, knowledge: Knowledge): Gate[] {
  return [sulfideGate(solvents, query, knowledge), boilingGate(solvents), hazardGate(solvents)];
}

function sulfideGate(solvents: Solvent[], query: Query | null, knowledge: Knowledge): Gate {
  const holdsSulfide =
    query === null || factValue(queryFacts(query, knowledge), "layer.holds_sulfide") !== false;
  if (!holdsSulfide) return { gate: "sulfide", passes: true, why: "the layer holds no sulfide" };
  const verdictOf = (solvent: Solvent) => solvent.sulfide[0]?.verdict ?? "unknown";
  const words = solvents.map((solvent) => `${solvent.name}: ${verdictOf(solvent)}`).join(", ");
  const verdicts = solvents.map(verdictOf);
  const passes = verdicts.includes("incompatible")
    ? false
    : verdicts.every((verdict) => verdict === "compatible")
      ? true
      : null;
  return { gate: "sulfide", passes, why: words };
}

function boilingGate(solvents: Solvent[]): Gate {
  const boiling = solvents.map((solvent) => numberOf(solvent.boiling_point_C));
  const words = solvents.map(({ name }, i) => `${name}: ${boiling[i] ?? "not known"} °C`).join(", ");
  const known = boiling.filter((value): value is number => value !== null);
  const isOut = known.some((value) => value < COMFORTABLE.low || value > COMFORTABLE.high);
  const passes = isOut ? false : known.length < boiling.length ? null : true;
  return { gate: `boiling point ${COMFORTABLE.low}–${COMFORTABLE.high} °C`, passes, why: words };
}

function hazardGate(solvents: Solvent[]): Gate {
  const severe = solvents.flatMap(({ name, hazards }) =>
    (hazards[0]?.h_codes ?? []).filter(isSevere).map((code) => `${name}: ${code}`),
  );
  const isKnown = solvents.every(({ hazards }) => hazards.length > 0);
  return {
    gate: "free of carcinogens, mutagens and reproductive toxicants",
    passes: severe.length > 0 ? false : isKnown ? true : null,
    why: severe.join(", ") || (isKnown ? "no such classification" : "not every part is classified"),
  };
}

const isSoluble = ({ verdict }: BlendPoint): boolean => verdict === "soluble";
const isPure = ({ volume_fractions }: BlendPoint): boolean => volume_fractions.includes(1);

/** Shares of the first solvent, from one point of the sweep to the next, at which the binder dissolves. */
function dissolvingRanges(points: BlendPoint[]): BlendReport["dissolving"] {
  const shares = points
    .filter((point) => isSoluble(point) && !isPure(point))
    .map(({ volume_fractions }) => volume_fractions[0]!)
    .sort((a, b) => a - b);
  const step = 1 / STEPS[2];
  return shares.reduce<BlendReport["dissolving"]>((ranges, share) => {
    const last = ranges[ranges.length - 1];
    if (last && share - last.to < 1.5 * step) last.to = share;
    else ranges.push({ from: share, to: share });
    return ranges;
  }, []);
}

function startOf(dissolving: BlendReport["dissolving"], parts: number): number[] {
  const range = dissolving[0];
  if (range === undefined) return new Array<number>(parts).fill(1 / parts);
  const middle = places((range.from + range.to) / 2);
  return [middle, places(1 - middle)];
}

function boilingGap(solvents: Solvent[]): number | null {
  const boiling = solvents.map((solvent) => numberOf(solvent.boiling_point_C));
  if (boiling.includes(null)) return null;
  return places(Math.max(...(boiling as number[])) - Math.min(...(boiling as number[])));
}

function dryingOrder(solvents: Solvent[], temperature_C: number): string[] | null {
  const pressures = solvents.map((solvent) => vapourPressure(solvent, temperature_C)?.value ?? null);
  if (pressures.includes(null)) return null;
  return solvents
    .map(({ id }, index) => ({ id, pressure: pressures[index]! }))
    .sort((a, b) => b.pressure - a.pressure)
    .map(({ id }) => id);
}

function crossingsOf(
  binder: BinderUnit,
  solvents: Solvent[],
  knowledge: Knowledge,
): BlendReport["crossings"] {
  if (binder.parts.length !== 1 || solvents.length !== 2) return [];
  const found = spheresOf(binder.parts[0]!, knowledge.solubility_model);
  const basis = found?.isGroupSum ? "group-sum" : "preferred";
  const [first, second] = solvents.map((solvent) => hansenOf(solvent, basis));
  if (!first || !second) return [];
  return (found?.spheres ?? []).map((sphere) => ({
    source: sphere.source,
    radius: sphere.radius,
    shares: crossings(first, second, sphere).map(places),
  }));
}

/** What is shown as 100 vol% is that solvent, and what is on record of it holds. */
const isAlone = (share: number): boolean => share >= 0.995;

function dryingStages(
  { solvents }: BlendQuestion,
  start: number[],
  judge: Judge,
  temperature_C: number,
): BlendReport["drying"] {
  return STAGES.flatMap((remaining) => {
    const left = leftAfterDrying(solvents, start, remaining, temperature_C);
    if (left === null) return [];
    const { verdict, prediction } = judge(
      left.some(isAlone) ? left.map((share) => Number(isAlone(share))) : left,
    );
    return [
      {
        remaining,
        volume_fractions: left.map(places),
        verdict: verdict ?? ("unknown" as const),
        red: prediction && places(prediction.red.value),
      },
    ];
  });
}

const castFrom = (binder: BinderUnit, solvents: Solvent[], { records }: Knowledge) =>
  records.filter(
    (record) =>
      record.binder === binder.id &&
      record.solvents !== null &&
      systemId(record.solvents) === systemId(solvents.map(({ id }) => id)),
  );

/** The review's reference for the cosolvent ratio as the lever on where the binder sits. */
const COMPACTION = 57;

/** What the ratio does to affinity, and what that does to the layer. */
function trendNote(solvents: Solvent[], points: BlendPoint[]): string[] {
  const reds = points.flatMap(({ red }) => red ?? []);
  if (solvents.length !== 2 || reds.length < points.length) return [];
  const text = (red: number) => red.toFixed(2);
  const [first, second] = solvents as [Solvent, Solvent];
  const lowest = points.reduce((best, point) => (point.red! < best.red! ? point : best));
  const share = lowest.volume_fractions[0]!;
  const [all, none] = [reds[0]!, reds[reds.length - 1]!];
  // a parabola in the ratio: it rises from end to end, or has its lowest point between
  const how =
    share === 0 || share === 1
      ? `More ${(share === 0 ? first : second).name} takes RED from ${text(Math.min(all, none))} to ${text(Math.max(all, none))}: less`
      : `RED is lowest, ${text(lowest.red!)}, at ${Math.round(share * 100)} vol% ${first.name}; more of either solvent is less`;
  return [
    `${how} affinity, which draws a binder into more compact domains, as reported for nitrile rubber with dibromomethane and hexyl butyrate [${COMPACTION}].`,
  ];
}

function notesOf(
  { solvents, query, binder }: BlendQuestion,
  cast: Knowledge["records"],
  drying_C: number,
): string[] {
  const refs = [...new Set(cast.flatMap((record) => record.refs))];
  const estimated = solvents.filter((solvent) => vapourPressure(solvent, drying_C)?.isEstimated);
  return [
    ...(refs.length > 0
      ? [`A layer was cast from this blend [${refs.join(", ")}]; the review reports no ratio.`]
      : []),
    ...(query === null
      ? ["Sulfide is taken to be in the layer; name --component and --process otherwise."]
      : []),
    ...(estimated.length > 0
      ? [
          `The vapour pressure of ${estimated.map(({ name }) => name).join(" and ")} is estimated from the boiling point by Trouton's rule.`,
        ]
      : []),
    ...apartNotes(solvents),
    "Hansen parameters blend by volume; drying is ideal (Raoult) and takes no account of the binder.",
    ...(binder.parts.some((part) => part.is_semicrystalline)
      ? ["Crystals of this binder have to melt into the blend as well."]
      : []),
  ];
}

/** Ra of two solvents, MPa^0.5, from which on they may part, as acetonitrile and heptane do at 19; a judgement. */
const FAR_APART = 14;

/** No calculation here says whether solvents mix with each other. */
function apartNotes(solvents: readonly Solvent[]): string[] {
  const pairs = solvents.flatMap((first, index) =>
    solvents.slice(index + 1).map((second) => ({ first, second })),
  );
  return pairs.flatMap(({ first, second }) => {
    const [a, b] = [first.hansen[0]?.value, second.hansen[0]?.value];
    const distance = a && b ? hansenDistance(a, b) : 0;
    return distance < FAR_APART
      ? []
      : [
          `${first.name} and ${second.name} lie far apart (Ra ${distance.toFixed(1)} MPa^0.5) and may form two layers, which is not calculated: shake them together first.`,
        ];
  });
}

function summaryOf(
  { binder, solvents }: BlendQuestion,
  points: BlendPoint[],
  dissolving: BlendReport["dissolving"],
  gates: Gate[],
): string {
  const name = shortName(binder);
  const failed = gates.filter(({ passes }) => passes === false).map(({ gate, why }) => `${gate} (${why})`);
  const out =
    failed.length === 0
      ? ""
      : ` ${failed.length === 1 ? "A gate fails" : "Gates fail"}: ${failed.join("; ")}.`;
  if (solvents.length !== 2) {
    const count = points.filter(isSoluble).length;
    return `${count} of ${points.length} ratios dissolve ${name}.${out}`;
  }
  if (dissolving.length === 0) return `No ratio of these solvents dissolves ${name}.${out}`;
  const names = solvents.map((solvent) => solvent.name);
  const alone = points
    .filter((point) => isPure(point) && isSoluble(point))
    .map(({ volume_fractions }) => names[volume_fractions.indexOf(1)]!);
  if (points.every((point) => isPure(point) || isSoluble(point)))
    return `${name} dissolves at every ratio tried of ${names.join(" and ")}${alone.length > 0 ? `, and in ${alone.join(" and ")} alone` : ""}.${out}`;
  const percent = (share: number) => Math.round(share * 100);
  const ranges = dissolving.map(({ from, to }) => `${percent(from)}–${percent(to)} vol%`).join(" and ");
  return `${name} dissolves at ${ranges} ${names[0]} in ${names[1]}.${out}`;
}
