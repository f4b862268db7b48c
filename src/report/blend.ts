import type { BlendPoint, BlendReport } from "../model/blend-report.js";
import { type Line, linesTable } from "./lines.js";
import { cited, mark, strongestReasons } from "./phrases.js";
import { type PageOptions, pageOf, referencesSection, section } from "./section.js";
import { chanceText } from "./solubility.js";
import { wrap } from "./wrap.js";

const percent = (share: number): string => `${Math.round(share * 100)}`;
const two = (value: number | null): string => (value === null ? "" : value.toFixed(2));

export const blendLines = (report: BlendReport): Line[] =>
  report.points.map((point) => ({
    ...Object.fromEntries(
      report.solvents.map(({ id }, index) => [`${id} vol%`, percent(point.volume_fractions[index]!)]),
    ),
    verdict: point.verdict,
    chance: point.probability === null ? "" : chanceText(point.probability),
    RED: two(point.red),
    χ: two(point.chi),
  }));

/** A long sweep is thinned for reading; every format for programs has all of it. */
const THINNED = 11;

export function blendText(report: BlendReport, options: PageOptions): string {
  const { width, colour } = options;
  return pageOf([
    wrap(colour.bold(report.summary), width),
    linesTable(blendLines({ ...report, points: thinned(report.points) }), { width, colour }).trimEnd(),
    section("Gates", report.gates.map(gateLine), options),
    section(layerTitle(report), layerLines(report), options),
    section("Where RED passes 1", crossingLines(report), options),
    section(`Drying at ${report.drying_temperature_C} °C`, dryingLines(report), options),
    section("Mind", report.notes, options),
    referencesSection(report.references, options),
  ]);
}

function thinned(points: BlendPoint[]): BlendPoint[] {
  const isPair = points[0]?.volume_fractions.length === 2;
  const step = isPair ? Math.max(1, Math.round((points.length - 1) / (THINNED - 1))) : 1;
  return points.filter((_, index) => index % step === 0 || index === points.length - 1);
}

const gateLine = ({ gate, passes, why }: BlendReport["gates"][number]): string =>
  `${gate}: ${passes === true ? "passes" : passes === false ? "fails" : "with caution or not known"} (${why})`;

const layerTitle = ({ in_layer }: BlendReport): string =>
  in_layer === null ? "" : `In a ${in_layer.query.process} ${in_layer.query.component}`;

/** How many of the rules that favour or warn are shown. */
const REASONS = 5;

function layerLines({ in_layer, solvents }: BlendReport): string[] {
  if (in_layer === null) return [];
  const { verdict, verdict_reasons, score, score_low, score_high, findings, volume_fractions } = in_layer;
  const scored = score === null ? "" : `, ${score} (${score_low}–${score_high})`;
  const isToldByFindings = verdict === "caution" || verdict === "excluded";
  const telling = verdict === "excluded" ? findings : strongestReasons({ findings }, REASONS);
  return [
    `${verdict}${scored}, at ${sharesText(solvents, volume_fractions)}`,
    ...(isToldByFindings ? [] : verdict_reasons.map((why) => `? ${why}`)),
    ...telling.map((finding) => `${mark(finding)} ${finding.message} ${cited(finding.refs)}`.trim()),
  ];
}

const sharesText = (solvents: BlendReport["solvents"], fractions: readonly number[]): string =>
  solvents.map(({ name }, index) => `${percent(fractions[index]!)} vol% ${name}`).join(", ");

function crossingLines({ crossings, solvents }: BlendReport): string[] {
  const first = solvents[0]!.name;
  return crossings.map(({ source, radius, shares }) => {
    const where =
      shares.length === 0
        ? "at no ratio"
        : `at ${shares.map((share) => percent(share)).join(" and ")} vol% ${first}`;
    return `sphere of ${source} (R0 ${radius} MPa^0.5): ${where}`;
  });
}

function dryingLines(report: BlendReport): string[] {
  const names = new Map(report.solvents.map(({ id, name }) => [id, name]));
  if (report.drying_order === null) return ["A vapour pressure is not known, so the order of drying is not."];
  const order = report.drying_order.map((id) => names.get(id) ?? id);
  const gap = report.boiling_point_gap_K;
  return [
    `${order[0]} leaves first, then ${order.slice(1).join(", then ")}${gap === null ? "" : `; their boiling points are ${Math.round(gap)} K apart`}`,
    ...report.drying.map(({ remaining, volume_fractions, verdict, red }) => {
      const left = sharesText(report.solvents, volume_fractions);
      return `${percent(remaining)} % of the liquid left: ${left}; ${verdict}${red === null ? "" : `, RED ${red.toFixed(2)}`}`;
    }),
  ];
}
