import Table from "cli-table3";
import { pad } from "./wrap.js";

/** Columns that the padding of a cell takes. */
export const PADDING = 2;

/**
 * A table with a rule between its rows. The library draws the head, a rule and a blank row; those stand for every row, and
 * the lines of its cells are laid into the blank. It would measure each line of each cell over and over.
 */
export function ruledTable(
  head: readonly string[],
  rows: readonly string[][],
  widths: readonly number[],
): string {
  const grid = new Table({ head: [...head], colWidths: [...widths], style: { head: [], border: [] } });
  grid.push(head.map(() => ""));
  const [top, words, rule, blank, bottom] = grid.toString().split("\n");
  const body = rows.flatMap((row) => [rule, ...linesOf(row).map((texts) => laidInto(blank!, texts))]);
  return [top, words, ...body, bottom].join("\n");
}

/** The lines of a row's cells side by side. */
function linesOf(row: readonly string[]): string[][] {
  const columns = row.map((cell) => cell.split("\n"));
  const height = Math.max(...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => columns.map((lines) => lines[line] ?? ""));
}

/** A blank line of the table with a text in each of its cells. */
function laidInto(blank: string, texts: readonly string[]): string {
  let next = 0;
  return blank.replace(/ +/g, (cell) => ` ${pad(texts[next++]!, cell.length - PADDING)} `);
}
