import type { SolubilityReport, SolventResult } from "../model/solubility-report.js";
import { type Line, linesTable } from "./lines.js";
import { type PageOptions, pageOf, referencesSection, section } from "./section.js";
import { wrap } from "./wrap.js";

/** One flat line a solvent, with everything, for CSV. */
export const solubilityLines = (report: SolubilityReport): Line[] =>
  report.results.map((result) => ({
    solvent: result.solvent.id,
    verdict: result.verdict,
    basis: result.basis,
    probability: result.probability ?? "",
    red: result.red?.value ?? "",
    red_low: result.red?.low ?? "",
    red_high: result.red?.high ?? "",
    spheres_inside: result.red?.inside ?? "",
    spheres: result.red?.spheres ?? "",
    chi: result.chi?.value ?? "",
    sulfide: result.sulfide,
    notes: result.notes.join(" "),
    sources: result.sources.join(" "),
  }));

/** The columns that fit 80 characters. */
const tableLines = (report: SolubilityReport): Line[] =>
  report.results.map((result) => ({
    solvent: result.solvent.id.startsWith("estimated-") ? result.solvent.name : result.solvent.id,
    verdict: result.verdict,
    chance: chanceOf(result),
    RED: result.red === null ? "" : result.red.value.toFixed(2),
    inside: result.red === null ? "" : `${result.red.inside}/${result.red.spheres}`,
    χ: result.chi === null ? "" : result.chi.value.toFixed(2),
    sulfide: result.sulfide,
  }));

const chanceOf = ({ basis, probability }: SolventResult): string => {
  if (basis === "measured") return "recorded";
  return probability === null ? "" : chanceText(probability);
};

/** A chance is never printed as certain. */
export function chanceText(share: number): string {
  if (share > 0.99) return ">99 %";
  return share < 0.01 ? "<1 %" : `${Math.round(share * 100)} %`;
}

export function solubilityText(report: SolubilityReport, options: PageOptions): string {
  const { width, colour } = options;
  return pageOf([
    wrap(colour.bold(report.summary), width),
    linesTable(tableLines(report), { width, colour }).trimEnd(),
    section("Side by side", report.order, options),
    section(
      "What it rests on",
      report.results.length <= FEW ? report.results.map(why) : leading(report),
      options,
    ),
    section(
      "Mind",
      [
        ...report.notes,
        "RED is that of the preferred sphere, inside counts the spheres; the chance is calibrated on polymers of published solubility (binder-advise validate).",
        "A good solvent may still destroy the electrolyte: see the column sulfide.",
      ],
      options,
    ),
    referencesSection(report.references, options),
  ]);
}

const FEW = 6;

/** Of a long list only what rests on a record is explained; the rest follows from the columns. */
const leading = ({ results }: SolubilityReport): string[] =>
  results.filter(({ basis }) => basis === "measured").map(why);

const why = ({ solvent, notes, sources }: SolventResult): string =>
  `${solvent.name}: ${notes.join(" ")}${sources.length === 0 ? "" : ` [${sources.join(", ")}]`}`;
