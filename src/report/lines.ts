import Table from "cli-table3";
import type { ReportOptions } from "./options.js";
import { wrapCell } from "./wrap.js";

export type Line = Record<string, string | number>;

/** Flat records as a borderless table whose columns fit the width. */
export function linesTable(
  lines: readonly Line[],
  { width, colour }: Pick<ReportOptions, "width" | "colour">,
): string {
  const names = Object.keys(lines[0] ?? {});
  const widths = fitted(names, lines, width);
  const grid = new Table({
    head: names.map((name) => colour.bold(name)),
    colWidths: widths,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 2 },
    chars: BORDERLESS,
  });
  for (const line of lines) {
    grid.push(names.map((name, index) => wrapCell(String(line[name]), widths[index]! - GAP)));
  }
  return `${grid.toString().replace(/ +$/gm, "")}\n`;
}

const BORDERLESS = Object.fromEntries(
  [
    "top",
    "top-mid",
    "top-left",
    "top-right",
    "bottom",
    "bottom-mid",
    "bottom-left",
    "bottom-right",
    "left",
    "left-mid",
    "mid",
    "mid-mid",
    "right",
    "right-mid",
    "middle",
  ].map((name) => [name, ""]),
);

const GAP = 2;
const NARROWEST = 8;

/** Widths as the words want them; the widest column gives way first. */
function fitted(names: string[], lines: readonly Line[], width: number): number[] {
  const widths = names.map(
    (name) => Math.max(name.length, ...lines.map((line) => String(line[name]).length)) + GAP,
  );
  while (widths.reduce((a, b) => a + b, 0) > width) {
    const widest = widths.indexOf(Math.max(...widths));
    if (widths[widest]! <= NARROWEST) break;
    widths[widest]!--;
  }
  return widths;
}
