import { CsvError, parse } from "csv-parse/sync";
import type { Place } from "../errors.js";
import type { RawRecord } from "../formulation/raw-record.js";
import { delimiterOf } from "../load/csv-delimiter.js";
import type { Read } from "./documents.js";

/** The columns of a CSV file, as its heading writes them. */
export interface CsvHeading {
  columns: string[];
  delimiter: string;
}

/** The heading of a CSV file; its delimiter is the one it holds most of. */
export function readHeading(text: string): CsvHeading {
  const delimiter = delimiterOf(text);
  const cells = cellsOf(text.replace(/\r?\n$/, ""), delimiter);
  return { columns: "cells" in cells ? cells.cells.map((cell) => cell.trim()) : [text.trim()], delimiter };
}

/** The first column whose name stands before; null where all differ. */
export const columnTwice = ({ columns }: CsvHeading): string | null =>
  columns.find((name, index) => name !== "" && columns.indexOf(name) < index) ?? null;

/** The cells of one record. Without quotes they are what stands between delimiters; else a library takes them apart. */
function cellsOf(record: string, delimiter: string): { cells: string[] } | { why: string } {
  if (!record.includes('"')) return { cells: record.split(delimiter) };
  try {
    const rows = parse(record, { delimiter, relax_column_count: true }) as string[][];
    return { cells: rows[0] ?? [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { why: error.message };
  }
}

/** One line of a CSV file as a record whose keys are the columns. Empty cells are not given. */
export function readCsvRecord(text: string, heading: CsvHeading, file: string, line: number): Read {
  const { columns, delimiter } = heading;
  const found = cellsOf(text, delimiter);
  const problem = (message: string): Read => ({
    problems: [{ code: "bad-csv", message, place: { file, line, column: 1 }, excerpt: text.split("\n")[0]! }],
  });
  if ("why" in found) return problem(`${found.why}.`);
  const { cells } = found;
  if (cells.length !== columns.length)
    return problem(`This line has ${cells.length} cells, the heading ${columns.length} columns.`);
  const value: Record<string, unknown> = {};
  for (let index = 0; index < columns.length; index++) {
    const cell = cells[index]!.trim();
    if (cell !== "") define(value, columns[index]!, cell);
  }
  return { record: { value, place: placing(text, heading, file, line), excerpt: () => text.split("\n")[0] } };
}

/** A column may be called `__proto__`. */
function define(target: Record<string, unknown>, key: string, value: string): void {
  if (key === "__proto__") Object.defineProperty(target, key, { value, enumerable: true });
  else target[key] = value;
}

function placing(
  text: string,
  { columns, delimiter }: CsvHeading,
  file: string,
  line: number,
): RawRecord["place"] {
  return (path): Place => {
    const column = columns.indexOf(String(path[0]));
    const isPlain = column >= 0 && !text.includes('"');
    const before = isPlain ? text.split(delimiter).slice(0, column) : [];
    return { file, line, column: isPlain ? before.reduce((sum, cell) => sum + cell.length + 1, 1) : 1 };
  };
}
