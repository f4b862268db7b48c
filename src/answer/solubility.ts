import type { Binder } from "../model/binder.js";
import type { Knowledge } from "../model/knowledge.js";
import type { SolubilityReport, SolventResult } from "../model/solubility-report.js";
import { type BinderUnit, shortName } from "../solubility/binder-unit.js";
import { ROOM_C } from "../solubility/liquid.js";
import { numberOf } from "../solubility/number-of.js";
import { type Solubility, solubilityOf } from "../solubility/solubility.js";
import { type SolventSystem, singleSolvent } from "../solubility/solvent-system.js";
import { worstSulfideVerdict } from "../solubility/sulfide-verdict.js";
import { stampOf } from "../stamp.js";
import { citedList } from "./references.js";

export interface SolubilityQuestion {
  binder: BinderUnit;
  /** empty: every solvent on record */
  solvents: SolventSystem[];
  temperature_C?: number;
}

interface Judged {
  system: SolventSystem;
  solubility: Solubility;
}

/** What solvents do to a binder: those asked for in the order asked, or all of them, best first. */
export function solubilityReport(question: SolubilityQuestion, knowledge: Knowledge): SolubilityReport {
  const { binder, temperature_C = ROOM_C } = question;
  const judge = judgeOf(binder, temperature_C, knowledge);
  const isAsked = question.solvents.length > 0;
  const systems = isAsked ? question.solvents : knowledge.solvents.map(singleSolvent);
  const judged = systems.map(judge);
  const ordered = isAsked ? judged : [...judged].sort(byVerdict);
  const toluene = knowledge.solvents.find(({ id }) => id === "toluene");
  const usual = toluene ? judge(singleSolvent(toluene)) : null;
  const results = ordered.map((entry) => resultOf(entry, usual));
  return {
    schema: "binder-advise/solubility@1",
    ...stampOf(knowledge),
    binder: { id: binder.id, name: binder.name },
    temperature_C,
    summary: summaryOf(binder, results, temperature_C),
    notes: [
      ...boilingNotes(systems, temperature_C),
      ...crystalNotes(ordered),
      ...kindNotes(ordered),
      ...gradeNotes(binder),
      ...estimateNotes(binder, systems),
    ],
    order: isAsked ? orderNotes(judged) : [],
    results,
    references: citedList(
      results.flatMap((result) => result.sources),
      knowledge,
    ),
  };
}

function judgeOf(binder: BinderUnit, temperature_C: number, knowledge: Knowledge) {
  const records = knowledge.records.filter(
    (record) => record.binder === binder.id && record.solvents !== null && record.scaffold === null,
  );
  const { solubility_model: model, solvents } = knowledge;
  const conditions = { model, temperature_C, records, solvents };
  return (system: SolventSystem): Judged => ({
    system,
    solubility: solubilityOf(binder, system, conditions),
  });
}

const VERDICTS = ["dispersed", "soluble", "swells", null, "insoluble"];
const BASES = ["measured", "reported", "predicted", null];

/** Verdict, then what it rests on, then nearness; a solvent far from every sphere stands last. */
function byVerdict(a: Judged, b: Judged): number {
  const place = ({ solubility, system }: Judged): [number, number, number, string] => [
    VERDICTS.indexOf(solubility.verdict),
    BASES.indexOf(solubility.basis) === 1 ? 0 : BASES.indexOf(solubility.basis),
    solubility.prediction?.red.mean ?? Number.POSITIVE_INFINITY,
    system.id,
  ];
  const [left, right] = [place(a), place(b)];
  const index = left.findIndex((value, i) => value !== right[i]);
  return index === -1 ? 0 : left[index]! < right[index]! ? -1 : 1;
}

function resultOf({ system, solubility }: Judged, usual: Judged | null): SolventResult {
  const { prediction, verdict, basis } = solubility;
  const places = (value: number) => Number(value.toFixed(3));
  return {
    solvent: { id: system.id, name: system.parts.map((part) => part.name).join(" + ") },
    verdict: verdict ?? "unknown",
    basis: basis === "reported" ? "measured" : (basis ?? "unknown"),
    probability: solubility.probability === null ? null : places(solubility.probability),
    red: prediction && {
      value: places(prediction.red.value),
      low: places(prediction.red.low),
      high: places(prediction.red.high),
      mean: places(prediction.red.mean),
      spheres: prediction.red.spheres,
      inside: prediction.red.inside,
    },
    chi: prediction && {
      value: places(prediction.chi.value),
      low: places(prediction.chi.low),
      high: places(prediction.chi.high),
      temperature_C: prediction.chi.temperature_C,
    },
    sulfide: worstSulfideVerdict(system.parts) ?? "unknown",
    nearer_than_toluene: system.id === "toluene" ? null : nearerIn(solubility, usual?.solubility ?? null),
    sources: solubility.refs,
    notes: [solubility.note, ...solubility.notes],
  };
}

/** Spheres by which the first lies nearer than the second; null where one of them is not known. */
function nearerIn(a: Solubility, b: Solubility | null): number | null {
  const [left, right] = [a.prediction?.reds, b?.prediction?.reds];
  if (!left || !right || left.length !== right.length) return null;
  return left.filter((red, sphere) => red < right[sphere]!).length;
}

/** How two solvents that were asked for compare, sphere by sphere. */
function orderNotes(judged: Judged[]): string[] {
  return judged.slice(1).flatMap((second, index) => {
    const first = judged[index]!;
    const count = nearerIn(first.solubility, second.solubility);
    const of = first.solubility.prediction?.reds.length;
    if (count === null || of === undefined) return [];
    const [a, b] = [first, second].map(({ system }) => system.parts.map((part) => part.name).join(" + "));
    return [`${a} lies nearer than ${b} in ${count} of ${of} spheres.`];
  });
}

function summaryOf(binder: BinderUnit, results: SolventResult[], temperature_C: number): string {
  const count = (verdict: SolventResult["verdict"]) =>
    results.filter((result) => result.verdict === verdict).length;
  const dissolving = results.filter(({ verdict }) => verdict === "soluble");
  const recorded = dissolving.filter(({ basis }) => basis === "measured").length;
  const name = shortName(binder);
  const where = `at ${temperature_C} °C`;
  const rest = [
    [count("dispersed"), count("dispersed") === 1 ? "disperses it" : "disperse it"],
    [
      count("swells"),
      count("swells") === 1 ? "swells it or dissolves it only hot" : "swell it or dissolve it only hot",
    ],
    [count("insoluble"), count("insoluble") === 1 ? "does not dissolve it" : "do not dissolve it"],
    [count("unknown"), count("unknown") === 1 ? "is not known" : "are not known"],
  ].flatMap(([number, what]) => (number === 0 ? [] : [`${number} ${what}`]));
  const of = `of ${results.length} ${results.length === 1 ? "solvent" : "solvents"}`;
  const head =
    dissolving.length === 0
      ? `None ${of} dissolves ${name} ${where}`
      : `${dissolving.length} ${of} ${dissolving.length === 1 ? "dissolves" : "dissolve"} ${name} ${where}, ${recorded} by record and ${dissolving.length - recorded} by prediction`;
  return `${[head, ...rest].join("; ")}.`;
}

function boilingNotes(systems: readonly SolventSystem[], temperature_C: number): string[] {
  const solvents = new Map(systems.flatMap(({ parts }) => parts).map((solvent) => [solvent.id, solvent]));
  const boiling = [...solvents.values()].flatMap(({ name, boiling_point_C }) => {
    const boils_C = numberOf(boiling_point_C);
    return boils_C !== null && boils_C < temperature_C ? [`${name} (${boils_C} °C)`] : [];
  });
  if (boiling.length === 0) return [];
  const [first, ...others] = boiling;
  const which = others.length < 3 ? boiling.join(", ") : `${first} and ${others.length} others`;
  return [`Below ${temperature_C} °C boil, without pressure: ${which}.`];
}

function crystalNotes(judged: Judged[]): string[] {
  // what is on record does not wait for a formula
  const melts = judged.flatMap(({ system, solubility: { crystalsMelt_C, basis } }) =>
    crystalsMelt_C === null || basis === "measured" || basis === "reported"
      ? []
      : [{ system, at: crystalsMelt_C }],
  );
  if (melts.length === 0) return [];
  const lowest = melts.reduce((best, entry) => (entry.at < best.at ? entry : best));
  if (lowest.at === Number.POSITIVE_INFINITY)
    return [
      "The polymer is semicrystalline, and its crystals melt into none of these, by the melting-point depression of Flory.",
    ];
  return [
    `The polymer is semicrystalline: its crystals have to melt into the solvent, at the lowest near ${Math.round(lowest.at)} °C (${lowest.system.parts[0]!.name}), by the melting-point depression of Flory.`,
  ];
}

function kindNotes(judged: Judged[]): string[] {
  const prediction = judged.find(({ solubility }) => solubility.prediction !== null)?.solubility.prediction;
  if (!prediction) return ["No Hansen parameters are known of it, so nothing can be calculated."];
  if (prediction.kind === "own") return [];
  return [
    "No sphere of its own is published: distances are to a relative's sphere or to estimated parameters with the usual radius, and are rough.",
  ];
}

/** How a binder or solvent that was given by structure was estimated. */
const estimateNotes = ({ parts }: BinderUnit, systems: readonly SolventSystem[]): string[] =>
  [...parts, ...systems.flatMap((system) => system.parts)]
    .filter(({ id }) => id.startsWith("estimated-"))
    .flatMap(({ notes }) => notes);

/** `19 mol% styrene, 81 mol% 1,4-butadiene` */
const composition = (units: Binder["repeat_units"]): string =>
  units
    .map(({ unit, psmiles, mole_fraction }) => {
      const share =
        mole_fraction === null
          ? "an unknown share of"
          : `${Number((100 * mole_fraction).toPrecision(2))} mol%`;
      return `${share} ${unit ?? psmiles}`;
    })
    .join(", ");

/** Where the grade decides: published spheres of one name differ, and a copolymer moves with its composition. */
const gradeNotes = ({ parts }: BinderUnit): string[] =>
  parts.flatMap(({ repeat_units, disagreements }) => {
    const isAssumed = repeat_units.some(({ basis }) => basis?.includes("assumed"));
    const units = repeat_units
      .map(({ psmiles, mole_fraction }) => `${psmiles}:${mole_fraction ?? "?"}`)
      .join(";");
    return [
      ...disagreements.map((text) => `Its sources disagree: ${text}`),
      ...(repeat_units.length > 1 && isAssumed
        ? [
            `Its composition is assumed: ${composition(repeat_units)}; another grade moves the parameters. Estimate yours with --binder-smiles '${units}'.`,
          ]
        : []),
    ];
  });
