import { type CsvHeading, readCsvRecord } from "./csv-records.js";
import type { Read } from "./documents.js";
import { readNdjsonRecord } from "./ndjson-records.js";
import { NEWLINE, type RecordGrammar } from "./record-ends.js";

/** A file of one record a line. */
export class LineSource {
  readonly grammar: RecordGrammar;

  /** @param heading null: NDJSON */
  constructor(
    readonly file: string,
    readonly heading: CsvHeading | null,
  ) {
    this.grammar =
      heading === null
        ? { format: "ndjson", delimiter: 0 }
        : { format: "csv", delimiter: heading.delimiter.charCodeAt(0) };
  }

  read(text: string, line: number): Read {
    return this.heading === null
      ? readNdjsonRecord(text, this.file, line)
      : readCsvRecord(text, this.heading, this.file, line);
  }

  /** Lines that say nothing are passed over; one of blanks is a cell in a table. */
  isBlank(text: string): boolean {
    return (this.heading === null ? text.trim() : text) === "";
  }
}

/** The text of a record that ends with or without its line break. */
export function lineText(bytes: Buffer, start: number, end: number): string {
  let last = end;
  if (last > start && bytes[last - 1] === NEWLINE) last--;
  if (last > start && bytes[last - 1] === CARRIAGE_RETURN) last--;
  return bytes.toString("utf8", start, last);
}
const CARRIAGE_RETURN = 0x0d;
