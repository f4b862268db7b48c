import { type FileHandle, open } from "node:fs/promises";
import { BufferPool, sharedBuffer } from "./buffer-pool.js";
import { countLines, eachRecordEnd, lastRecordEnd, NEWLINE, type RecordGrammar } from "./record-ends.js";

/** Whole records of a file, or one that is too long to be read. */
export interface LineChunk {
  bytes: Buffer;
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

/** Where lines are looked for and not judged. */
const READ_BYTES = 1 << 20;
/** A record longer than this is refused: nothing real is, and an open quote would swallow the file. */
export const LONGEST_RECORD = 4 << 20;

/** Where bytes come from: fills a buffer from an offset on, and says how many it could; 0 at the end. */
export type ByteSource = (buffer: Buffer, at: number) => Promise<number>;

/** A stretch of a file. Close it when done. */
export async function fileSource(
  path: string,
  from: number,
  to: number,
): Promise<{ read: ByteSource; close: () => Promise<void> }> {
  const file = await open(path, "r");
  let position = from;
  return {
    read: async (buffer, at) => {
      const length = Math.min(buffer.length - at, to - position);
      if (length <= 0) return 0;
      const { bytesRead } = await file.read(buffer, at, length, position);
      position += bytesRead;
      return bytesRead;
    },
    close: () => file.close(),
  };
}

/** What a stream brings, `begun` first. */
export function streamSource(begun: Buffer, pieces: AsyncIterator<Buffer>): ByteSource {
  let left = begun;
  return async (buffer, at) => {
    while (left.length === 0) {
      const { value, done } = await pieces.next();
      if (done) return 0;
      left = value;
    }
    const copied = left.copy(buffer, at);
    left = left.subarray(copied);
    return copied;
  };
}

/** Whole records, a buffer at a time; the last may lack its line break. */
export async function* lineChunks(
  read: ByteSource,
  start: Position,
  grammar: RecordGrammar,
  pool: BufferPool,
): AsyncGenerator<LineChunk> {
  let position = start;
  // the next buffer is filled while the one before is looked at
  let filling = filled(read, Buffer.alloc(0), pool);
  for (;;) {
    const { buffer, length, isEnd } = await filling;
    const bytes = buffer.subarray(0, length);
    const end = isEnd ? length : lastRecordEnd(bytes, grammar);
    const rest = Buffer.from(bytes.subarray(end));
    const isTooLong = rest.length >= LONGEST_RECORD;
    if (!isEnd && !isTooLong) {
      filling = filled(read, rest, pool);
      // what fails is thrown where it is waited for
      filling.catch(() => undefined);
    }
    if (end > 0) {
      const chunk = chunkOf(buffer.subarray(0, end), position);
      position = chunk.next;
      yield chunk;
    }
    if (isEnd) return;
    if (!isTooLong) continue;
    const skipped = await skipLine(read, rest);
    const next = { offset: position.offset + skipped.bytes, line: position.line + 1 };
    yield { bytes: sharedBuffer(0), line: position.line, next, isTooLong: true };
    position = next;
    filling = filled(read, skipped.rest, pool);
  }
}

/** A buffer that begins with the rest of the last and is full, or holds all that was left. */
async function filled(read: ByteSource, rest: Buffer, pool: BufferPool) {
  // a record longer than a buffer gets one that grows with it
  const buffer =
    rest.length < pool.length ? pool.take() : sharedBuffer(Math.min(2 * rest.length, LONGEST_RECORD));
  let length = rest.copy(buffer);
  while (length < buffer.length) {
    const more = await read(buffer, length);
    if (more === 0) return { buffer, length, isEnd: true };
    length += more;
  }
  return { buffer, length, isEnd: false };
}

/** Passes over the line that `rest` begins; how many bytes that were, and what follows. */
async function skipLine(read: ByteSource, rest: Buffer): Promise<{ bytes: number; rest: Buffer }> {
  let passed = 0;
  let bytes = rest;
  const piece = Buffer.allocUnsafeSlow(READ_BYTES);
  for (;;) {
    const end = bytes.indexOf(NEWLINE);
    if (end !== -1) return { bytes: passed + end + 1, rest: Buffer.from(bytes.subarray(end + 1)) };
    passed += bytes.length;
    const more = await read(piece, 0);
    if (more === 0) return { bytes: passed, rest: Buffer.alloc(0) };
    bytes = piece.subarray(0, more);
  }
}

function chunkOf(bytes: Buffer, { offset, line }: Position): LineChunk {
  const next = { offset: offset + bytes.length, line: line + countLines(bytes) };
  return { bytes, line, next, isTooLong: false };
}

/** The first record of a file; null where there is none. */
export async function firstRecord(
  path: string,
  grammar: RecordGrammar,
  from: number,
): Promise<Buffer | null> {
  let file: FileHandle | null = null;
  try {
    file = await open(path, "r");
    const start = Buffer.alloc(READ_BYTES);
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
 * @param first where its first record stands
 */
export async function recordRange(
  path: string,
  size: number,
  stretch: { from: number; to: number },
  grammar: RecordGrammar,
  first: Position,
): Promise<{ start: Position; end: number }> {
  let start: Position | null = stretch.from <= first.offset ? first : null;
  let end: number | null = stretch.to >= size ? size : stretch.to <= first.offset ? first.offset : null;
  if (start !== null && end !== null) return { start, end };
  const source = await fileSource(path, first.offset, size);
  const pool = new BufferPool(READ_BYTES);
  for await (const chunk of lineChunks(source.read, first, grammar, pool)) {
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
    pool.give(chunk.bytes);
    if (start !== null && end !== null) break;
  }
  await source.close();
  return { start: start ?? { offset: size, line: 1 }, end: end ?? size };
}
