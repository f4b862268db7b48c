import { DELIMITERS } from "../load/csv-delimiter.js";

/** Where records of a file end. NDJSON ends at each line; a CSV record may hold line breaks between quotes. */
export interface RecordGrammar {
  format: "ndjson" | "csv";
  /** of CSV, as a byte; or any of them */
  delimiter: number;
}

/** Of a heading, which is cut before it is known what parts its columns. */
export const ANY_DELIMITER = -1;
const ALL = DELIMITERS.map((delimiter) => delimiter.charCodeAt(0));

export const NEWLINE = 0x0a;
export const QUOTE = 0x22;

/** Offset just after the last whole record of bytes that begin with a record; 0 where none is whole. */
export function lastRecordEnd(bytes: Buffer, { format, delimiter }: RecordGrammar): number {
  if (format === "ndjson" || bytes.indexOf(QUOTE) === -1) return bytes.lastIndexOf(NEWLINE) + 1;
  let last = 0;
  eachCsvEnd(bytes, 0, delimiter, (end) => {
    last = end;
  });
  return last;
}

/** Calls back with each record's end, in order; `false` from it stops. */
export function eachRecordEnd(
  bytes: Buffer,
  { format, delimiter }: RecordGrammar,
  onEnd: (end: number) => boolean | undefined,
): void {
  if (format === "csv" && bytes.indexOf(QUOTE) !== -1) {
    eachCsvEnd(bytes, 0, delimiter, onEnd);
    return;
  }
  for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, end + 1))
    if (onEnd(end + 1) === false) return;
}

/** Offset just after the record that begins at `from`; the last of a file may lack its line break. */
export function recordEnd(bytes: Buffer, from: number, { format, delimiter }: RecordGrammar): number {
  let end = bytes.length;
  const stopAt = (at: number): false => {
    end = at;
    return false;
  };
  if (format === "csv") eachCsvEnd(bytes, from, delimiter, stopAt);
  else end = bytes.indexOf(NEWLINE, from) + 1 || end;
  return end;
}

/** A quote opens a cell only at its start; inside such a cell two of them stand for one. */
function eachCsvEnd(bytes: Buffer, from: number, delimiter: number, onEnd: (end: number) => unknown): void {
  let isOpen = false;
  let isQuotedCell = false;
  let isCellStart = true;
  const isAny = delimiter === ANY_DELIMITER;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === QUOTE) {
      isQuotedCell ||= isCellStart;
      if (isQuotedCell) isOpen = !isOpen;
      isCellStart = false;
    } else if (!isOpen) {
      isCellStart = byte === delimiter || byte === NEWLINE || (isAny && ALL.includes(byte));
      if (isCellStart) isQuotedCell = false;
      if (byte === NEWLINE && onEnd(at + 1) === false) return;
    }
  }
}

export function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) lines++;
  return lines;
}
