import type { SolubilityReport, SolventResult } from "../model/solubility-report.js";
import { type Line, linesTable } from "./lines.js";
import type { ReportOptions } from "./options.js";
import { item, wrap } from "./wrap.js";

/** The result as flat lines, for a table or CSV. */
export const solubilityLines = (report: SolubilityReport): Line[] =>
  report.results.map((result) => ({
    solvent: result.solvent.id,
    verdict: result.verdict,
    basis: result.basis,
    chance: result.probability === null ? "" : percent(result.probability),
    RED: result.red === null ? "" : result.red.value.toFixed(2),
    inside: result.red === null ? "" : `${result.red.inside}/${result.red.spheres}`,
    χ: result.chi === null ? "" : result.chi.value.toFixed(2),
    sulfide: result.sulfide,
  }));

const percent = (share: number): string => `${Math.round(share * 100)} %`;

export function solubilityText(
  report: SolubilityReport,
  { width, colour }: Pick<ReportOptions, "width" | "colour">,
): string {
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0
      ? ""
      : [colour.bold(title), ...lines.map((line) => item("  - ", line, width))].join("\n");
  return `${[
    wrap(colour.bold(report.summary), width),
    linesTable(solubilityLines(report), { width, colour }).trimEnd(),
    section("Side by side", report.order),
    section("What it rests on", report.results.length <= FEW ? report.results.map(why) : leading(report)),
    section("Mind", [
      ...report.notes,
      "RED is that of the preferred sphere, inside counts the spheres; the chance is calibrated on polymers of published solubility (binder-advise validate).",
      "A good solvent may still destroy the electrolyte: see the column sulfide.",
    ]),
    section(
      "References",
      report.references.map(
        ({ id, citation, doi }) => `[${id}] ${citation}${doi ? `. https://doi.org/${doi}` : ""}`,
      ),
    ),
  ]
    .filter((text) => text !== "")
    .join("\n\n")}\n`;
}

const FEW = 6;

/** Of a long list only what rests on a record is explained; the rest follows from the columns. */
const leading = ({ results }: SolubilityReport): string[] =>
  results.filter(({ basis }) => basis === "measured").map(why);

const why = ({ solvent, notes, sources }: SolventResult): string =>
  `${solvent.name}: ${notes.join(" ")}${sources.length === 0 ? "" : ` [${sources.join(", ")}]`}`;
