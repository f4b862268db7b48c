import Table from "cli-table3";

/** Columns that the padding of a cell takes. */
export const PADDING = 2;

/**
 * A table with a rule between its rows. Every text line is a row of its own for cli-table3, which measures a cell of
 * many lines over and over; the rules are drawn afterwards.
 */
export function ruledTable(
  head: readonly string[],
  rows: readonly string[][],
  widths: readonly number[],
): string {
  const grid = new Table({
    head: [...head],
    colWidths: [...widths],
    style: { head: [], border: [], compact: true },
  });
  const rule = widths.map((width) => RULE.repeat(width - PADDING));
  for (const [index, row] of rows.entries()) {
    if (index > 0) grid.push(rule);
    grid.push(...linesOf(row));
  }
  return grid.toString().split("\n").map(drawn).join("\n");
}

const RULE = "─";

/** The lines of a row's cells side by side. */
function linesOf(row: readonly string[]): string[][] {
  const columns = row.map((cell) => cell.split("\n"));
  const height = Math.max(...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => columns.map((lines) => lines[line] ?? ""));
}

/** A line of rules and bars alone becomes one rule across the table. */
const drawn = (line: string): string =>
  /^│[ ─│]+│$/.test(line) && line.includes(RULE)
    ? line.replaceAll(" ", RULE).replaceAll("│", "┼").replace(/^┼/, "├").replace(/┼$/, "┤")
    : line;
