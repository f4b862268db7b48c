import type { CsvHeading } from "../csv-records.js";
import { NEWLINE, QUOTE } from "../record-ends.js";
import { type Column, type Columns, Role } from "./columns.js";
import type { FlatRecord } from "./flat-record.js";
import type { LineBytes } from "./line-bytes.js";

/** Reads lines of a CSV file that hold no quotes, cell by cell, without making texts of them. */
export class FlatCsvReader {
  private readonly columns: readonly Column[] | null;
  private readonly delimiter: number;

  constructor({ columns, delimiter }: CsvHeading, known: Columns) {
    const found = columns.flatMap((name) => known.of(name) ?? []);
    const subjects = new Set(found.map(({ subject }) => subject));
    this.columns = subjects.size === columns.length ? found : null;
    this.delimiter = delimiter.charCodeAt(0);
  }

  /**
   * Fills a record from the line that begins at `at`.
   * @returns where the next line begins; -1 where the line has to be read by itself
   */
  read(lines: LineBytes, at: number, record: FlatRecord): number {
    const { columns, delimiter } = this;
    if (columns === null) return -1;
    const { bytes } = lines;
    record.clear();
    let from = at;
    for (let index = 0; index < columns.length; index++) {
      const end = this.cellAt(columns[index]!, lines, from, record);
      if (end < 0 || (bytes[end] === delimiter) !== index < columns.length - 1) return -1;
      from = end + 1;
    }
    record.settle(lines);
    return Math.min(from, bytes.length);
  }

  /** Takes the cell that begins at `from`; where it ends, or -1 where it cannot be read so. */
  private cellAt(column: Column, lines: LineBytes, from: number, record: FlatRecord): number {
    const { delimiter } = this;
    const { bytes } = lines;
    let at = from;
    if (column.role === Role.Name || column.role === Role.Carried) {
      for (; at < bytes.length && bytes[at] !== delimiter && bytes[at] !== NEWLINE; at++)
        if (bytes[at] === QUOTE) return -1;
      if (column.role === Role.Name) {
        record.nameFrom = from;
        record.nameTo = at;
      }
      return at;
    }
    while (at < bytes.length && bytes[at] !== delimiter && bytes[at] !== NEWLINE) at++;
    return at === from || record.take(column, column.cells, lines, from, at) ? at : -1;
  }
}
