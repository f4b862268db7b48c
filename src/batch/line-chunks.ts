import { type FileHandle, open } from "node:fs/promises";
import { countLines, eachRecordEnd, lastRecordEnd, NEWLINE, type RecordGrammar } from "./record-ends.js";

/** Whole records of a file, or one that is too long to be read. */
export interface LineChunk {
  bytes: Buffer<ArrayBuffer>;
  /** number of its first line */
  line: number;
  /** what comes next: offset in the file, and number of its line */
  next: Position;
  isTooLong: boolean;
}

export interface Position {
  offset: number;
  line: number;
}

const CHUNK_BYTES = 1 << 20;
/** A record longer than this is refused: nothing real is, and an open quote would swallow the file. */
export const LONGEST_RECORD = 4 << 20;

/** Bytes of a stretch of a file, piece by piece. */
export async function* fileBytes(
  path: string,
  from: number,
  to: number,
): AsyncGenerator<Buffer<ArrayBuffer>> {
  const file = await open(path, "r");
  try {
    for (let at = from; at < to; ) {
      const piece = Buffer.allocUnsafeSlow(Math.min(CHUNK_BYTES, to - at));
      const { bytesRead } = await file.read(piece, 0, piece.length, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** Pieces cut at record ends; the last may lack its line break. */
export async function* lineChunks(
  pieces: AsyncIterable<Buffer<ArrayBuffer>>,
  start: Position,
  grammar: RecordGrammar,
): AsyncGenerator<LineChunk> {
  let rest = Buffer.alloc(0);
  let position = start;
  let isSkipping = false;
  for await (const piece of pieces) {
    let bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    if (isSkipping) {
      const end = bytes.indexOf(NEWLINE);
      if (end === -1) {
        position = { offset: position.offset + bytes.length, line: position.line };
        rest = Buffer.alloc(0);
        continue;
      }
      position = { offset: position.offset + end + 1, line: position.line + 1 };
      bytes = bytes.subarray(end + 1);
      isSkipping = false;
    }
    const end = lastRecordEnd(bytes, grammar);
    if (end > 0) {
      const chunk = chunkOf(bytes.subarray(0, end), position);
      position = chunk.next;
      yield chunk;
    }
    rest = Buffer.from(bytes.subarray(end));
    if (rest.length > LONGEST_RECORD) {
      const first = rest.indexOf(NEWLINE);
      const cut = first === -1 ? rest.length : first + 1;
      const next = { offset: position.offset + cut, line: position.line + (first === -1 ? 0 : 1) };
      yield { bytes: Buffer.alloc(0), line: position.line, next, isTooLong: true };
      position = next;
      rest = rest.subarray(cut);
      isSkipping = first === -1;
    }
  }
  if (rest.length > 0 && !isSkipping) yield chunkOf(rest, position);
}

function chunkOf(bytes: Buffer<ArrayBuffer>, { offset, line }: Position): LineChunk {
  const next = { offset: offset + bytes.length, line: line + countLines(bytes) };
  return { bytes, line, next, isTooLong: false };
}

/** The first record of a file, which is the heading of a CSV file; null where there is none. */
export async function firstRecord(
  path: string,
  grammar: RecordGrammar,
  from: number,
): Promise<Buffer | null> {
  let file: FileHandle | null = null;
  try {
    file = await open(path, "r");
    const start = Buffer.alloc(CHUNK_BYTES);
    const { bytesRead } = await file.read(start, 0, start.length, from);
    const bytes = start.subarray(0, bytesRead);
    let end = 0;
    eachRecordEnd(bytes, grammar, (at) => {
      end = at;
      return false;
    });
    return bytesRead === 0 ? null : bytes.subarray(0, end === 0 ? bytesRead : end);
  } finally {
    await file?.close();
  }
}

/**
 * The records of a file that begin within a stretch of its bytes, as whole records. Counts lines from the start of the
 * file, so that every part of it knows where it stands.
 */
export async function recordRange(
  path: string,
  size: number,
  stretch: { from: number; to: number },
  grammar: RecordGrammar,
): Promise<{ start: Position; end: number }> {
  let start: Position | null = stretch.from === 0 ? { offset: 0, line: 1 } : null;
  let end: number | null = stretch.to >= size ? size : null;
  if (start !== null && end !== null) return { start, end };
  for await (const chunk of lineChunks(fileBytes(path, 0, size), { offset: 0, line: 1 }, grammar)) {
    const base = chunk.next.offset - chunk.bytes.length;
    let line = chunk.line;
    let counted = 0;
    eachRecordEnd(chunk.bytes, grammar, (at) => {
      const offset = base + at;
      if (start === null && offset >= stretch.from) {
        line += countLines(chunk.bytes.subarray(counted, at));
        counted = at;
        start = { offset, line };
      }
      if (end === null && offset >= stretch.to) end = offset;
      return start === null || end === null;
    });
    if (start !== null && end !== null) break;
  }
  return { start: start ?? { offset: size, line: 1 }, end: end ?? size };
}
