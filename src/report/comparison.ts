import type { ComparisonReport } from "../model/comparison-report.js";
import { pairLines } from "./contrast.js";
import { type Line, linesTable } from "./lines.js";
import { systemName } from "./phrases.js";
import { type PageOptions, pageOf, section } from "./section.js";
import { wrap } from "./wrap.js";

/** Entries as columns, criteria as rows. */
export function comparisonText(report: ComparisonReport, options: PageOptions): string {
  const { width, colour } = options;
  return pageOf([
    wrap(colour.bold(headline(report)), width),
    report.entries.length === 0 ? "" : linesTable(rows(report), { width, colour }).trimEnd(),
    ...report.pairs.map((pair) => section(`${pair.first} over ${pair.second}`, pairLines(pair), options)),
    section(
      "Dominated",
      report.dominated.map(({ name, by }) => `${name} by ${by.join(", ")}`),
      options,
    ),
    section(
      "Excluded",
      report.excluded.map(({ name, messages }) => `${name}: ${messages.slice(0, SHOWN).join(" ")}`),
      options,
    ),
  ]);
}

const SHOWN = 3;

function headline({ entries, query }: ComparisonReport): string {
  const [first] = entries;
  const layer = `${query.process} ${query.component}`;
  if (first === undefined) return `None of them can be ranked for a ${layer}.`;
  const name = (first.scaffold ?? first.binder)?.id ?? "";
  const place = entries.length === 1 ? "alone can be ranked" : `stands first of ${entries.length}`;
  return `${name} ${place} for a ${layer}: ${first.verdict}, score ${first.score}.`;
}

function rows({ entries }: ComparisonReport): Line[] {
  const names = entries.map((entry) => (entry.scaffold ?? entry.binder)?.id ?? "");
  const column = (index: number) =>
    names.indexOf(names[index]!) === index ? names[index]! : `${names[index]} (${index + 1})`;
  const line = (what: string, weight: string, cells: string[]): Line => ({
    what,
    "w %": weight,
    ...Object.fromEntries(cells.map((cell, index) => [column(index), cell])),
  });
  const criteria = Object.keys(entries[0]!.criteria) as (keyof (typeof entries)[number]["criteria"])[];
  return [
    line(
      "solvent",
      "",
      entries.map(({ solvents }) => systemName(solvents) || "none"),
    ),
    line(
      "verdict",
      "",
      entries.map(({ verdict }) => verdict),
    ),
    line(
      "score",
      "",
      entries.map(({ score, score_low, score_high }) => `${score} (${score_low}–${score_high})`),
    ),
    line(
      "evidence",
      "",
      entries.map(({ evidence }) => evidence.grade),
    ),
    ...criteria.map((id) =>
      line(
        id,
        entries[0]!.criteria[id].applicable ? String(entries[0]!.criteria[id].weight) : "–",
        entries.map(({ criteria: of }) => (of[id].applicable ? of[id].value.toFixed(2) : "–")),
      ),
    ),
  ];
}
