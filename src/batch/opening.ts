import { open } from "node:fs/promises";
import { markLength, wrongEncoding } from "../decode.js";
import type { ProblemCode } from "../errors.js";
import { type CsvHeading, columnTwice, readHeading } from "./csv-records.js";
import { LONGEST_RECORD, type Position } from "./line-chunks.js";
import { ANY_DELIMITER, countLines, lastRecordEnd, type RecordGrammar, recordEnd } from "./record-ends.js";

const PIECE_BYTES = 1 << 16;

/** What a file or stream begins with; more of it is read where that is asked for. */
export class Beginning {
  private pieces: Buffer[] = [];

  /** @param next what follows; null at the end */
  constructor(private readonly next: () => Promise<Buffer | null>) {}

  get bytes(): Buffer {
    if (this.pieces.length !== 1) this.pieces = [Buffer.concat(this.pieces)];
    return this.pieces[0]!;
  }

  /** Null at the end. */
  async more(): Promise<Buffer | null> {
    const piece = await this.next();
    if (piece !== null) this.pieces.push(piece);
    return piece;
  }

  async all(): Promise<Buffer> {
    while ((await this.more()) !== null);
    return this.bytes;
  }
}

type ByLine = RecordGrammar["format"];

/** What the records of a file are, and where the first of them stands. */
export interface Opening {
  /** null: NDJSON */
  heading: CsvHeading | null;
  grammar: RecordGrammar;
  first: Position;
}

/** Why a file or stream has no record to begin with. */
export interface NoOpening {
  code: ProblemCode;
  message: string;
}

export async function fileOpening(path: string, format: ByLine): Promise<Opening | NoOpening> {
  const file = await open(path, "r");
  try {
    const next = async () => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(PIECE_BYTES));
      return bytesRead === 0 ? null : buffer.subarray(0, bytesRead);
    };
    return await openingOf(path, format, new Beginning(next));
  } finally {
    await file.close();
  }
}

/** The same for a file and for standard input. */
export async function openingOf(
  file: string,
  format: ByLine,
  start: Beginning,
): Promise<Opening | NoOpening> {
  while (start.bytes.length < LONGEST_MARK && (await start.more()) !== null);
  const why = wrongEncoding(start.bytes);
  if (why !== null) return { code: "bad-text", message: `${file} cannot be read: ${why}.` };
  const mark = markLength(start.bytes);
  if (!(await saysMore(start, mark, format))) return { code: "no-input", message: `${file} is empty.` };
  if (format === "csv") return csvOpening(file, mark, start);
  return { heading: null, grammar: { format, delimiter: 0 }, first: { offset: mark, line: 1 } };
}
/** So many bytes tell an encoding. */
const LONGEST_MARK = 4;

async function csvOpening(file: string, mark: number, start: Beginning): Promise<Opening | NoOpening> {
  const length = await headingLength(mark, start);
  if (length > LONGEST_RECORD) {
    const message = `The heading of ${file} is longer than ${LONGEST_RECORD >> 20} MB; perhaps a quote is not closed.`;
    return { code: "too-large", message };
  }
  const end = mark + length;
  const bytes = start.bytes.subarray(mark, end);
  const heading = readHeading(bytes.toString("utf8"));
  const twice = columnTwice(heading);
  if (twice !== null)
    return { code: "given-twice", message: `The column "${twice}" stands twice in the heading.` };
  if (!(await saysMore(start, end, "csv")))
    return { code: "no-input", message: `${file} holds a heading and no formulation.` };
  const grammar: RecordGrammar = { format: "csv", delimiter: heading.delimiter.charCodeAt(0) };
  return { heading, grammar, first: { offset: end, line: 1 + countLines(bytes) } };
}

const HEADING: RecordGrammar = { format: "csv", delimiter: ANY_DELIMITER };

/** Bytes of the first record, with its line break. */
async function headingLength(mark: number, start: Beginning): Promise<number> {
  const body = () => start.bytes.subarray(mark);
  while (lastRecordEnd(body(), HEADING) === 0 && body().length <= LONGEST_RECORD)
    if ((await start.more()) === null) break;
  return recordEnd(body(), 0, HEADING);
}

/** Whether anything but blank lines stands from an offset on; taken for granted behind more of them than a record is long. */
async function saysMore(start: Beginning, from: number, format: ByLine): Promise<boolean> {
  const blanks = format === "csv" ? LINE_BREAKS : BLANKS;
  let at = from;
  while (at - from <= LONGEST_RECORD) {
    const { bytes } = start;
    if (bytes.subarray(at).some((byte) => !blanks.includes(byte))) return true;
    at = bytes.length;
    if ((await start.more()) === null) return false;
  }
  return true;
}

/** A blank is a cell in a table. */
const LINE_BREAKS = [...Buffer.from("\r\n")];
const BLANKS = [...Buffer.from(" \t\r\n")];
const MARK = [0xef, 0xbb, 0xbf];

/** Reads until a line that says something is whole. */
export async function readFirstLine(start: Beginning): Promise<void> {
  let hasBegun = false;
  for (let piece = await start.more(); piece !== null; piece = await start.more()) {
    const from = hasBegun ? 0 : piece.findIndex((byte) => !BLANKS.includes(byte) && !MARK.includes(byte));
    if (from === -1) continue;
    hasBegun = true;
    if (piece.indexOf("\n", from) !== -1) return;
  }
}
