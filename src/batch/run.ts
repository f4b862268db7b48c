import { readFile } from "node:fs/promises";
import { decoded } from "../decode.js";
import type { Problem } from "../errors.js";
import type { EvaluationCounts } from "../model/evaluation.js";
import type { Knowledge } from "../model/knowledge.js";
import { BufferPool } from "./buffer-pool.js";
import type { CsvHeading } from "./csv-records.js";
import { readDocuments } from "./documents.js";
import { type Input, type InputFormat, isByLine, STDIN } from "./inputs.js";
import {
  type ByteSource,
  fileSource,
  LONGEST_RECORD,
  lineChunks,
  type Position,
  recordRange,
  streamSource,
} from "./line-chunks.js";
import { Beginning, fileOpening, openingOf, readFirstLine } from "./opening.js";
import { addCounts, noCounts } from "./outcome.js";
import type { RecordGrammar } from "./record-ends.js";
import { type ChunkResult, joined, Session, type SessionOptions } from "./session.js";
import { type Shard, type Stretch, stretchesOf } from "./shard.js";
import type { WorkerPool } from "./worker-pool.js";

/** Where a run stands: everything before it has been judged. */
export interface RunPosition extends Position {
  input: number;
}

export interface RunOptions {
  inputs: readonly Input[];
  shard: Shard | null;
  /** where to go on; null: from the start */
  from: RunPosition | null;
  session: SessionOptions;
  /** whether the knowledge is that of the bundle as it is */
  isBundled: boolean;
  /** null: all in this thread */
  pool: WorkerPool | null;
  stdin: AsyncIterable<Buffer>;
  isStopped: () => boolean;
}

export interface Step {
  /** what it wrote holds until the step after the next is asked for */
  result: ChunkResult;
  position: RunPosition;
  /** bytes of input behind this step */
  bytes: number;
}

/** Lines that are judged in one go: a tenth of a second or so, that threads share the work and an interruption is soon heard. */
const CHUNK_BYTES = { verdict: 1 << 20, full: 1 << 15 };
const ROOM_BYTES = 1 << 20;

/** A file read as a whole is not larger than this. */
const LARGEST_DOCUMENT = 64 << 20;

/** Every record of the inputs, judged, in their order. */
export async function* runBatch(knowledge: Knowledge, options: RunOptions): AsyncGenerator<Step> {
  const rooms = new BufferPool(ROOM_BYTES);
  let before: Step | null = null;
  for await (const step of stepsInOrder(knowledge, rooms, options)) {
    yield step;
    // who asks for more may still be writing this one
    if (before !== null) rooms.give(before.result.written);
    before = step;
  }
}

async function* stepsInOrder(
  knowledge: Knowledge,
  rooms: BufferPool,
  options: RunOptions,
): AsyncGenerator<Step> {
  const { pool, isBundled } = options;
  pool?.begin({ knowledge: isBundled ? null : knowledge, options: options.session });
  const session = new Session(knowledge, options.session);
  const queue: Promise<Step>[] = [];
  const most = pool === null ? 1 : pool.size * QUEUED_PER_THREAD;
  for await (const start of startsOf(session, rooms, options)) {
    const step = start();
    // what fails is thrown where the step is awaited, in its turn
    step.catch(() => undefined);
    queue.push(step);
    if (queue.length >= most) yield await queue.shift()!;
    if (options.isStopped()) break;
  }
  while (queue.length > 0) yield await queue.shift()!;
}
/** Enough that no thread waits, few enough that memory stays flat. */
const QUEUED_PER_THREAD = 3;

type Start = () => Promise<Step>;

async function* startsOf(session: Session, rooms: BufferPool, options: RunOptions): AsyncGenerator<Start> {
  const stretches = stretchesOf(options.inputs, options.shard);
  for (const [index, input] of options.inputs.entries()) {
    const stretch = stretches[index]!;
    if (stretch === null || index < (options.from?.input ?? 0)) continue;
    const { from } = options;
    const at = from?.input === index && from.offset > 0 ? from : null;
    try {
      yield* inputSteps({ input, index, stretch, at, session, rooms, options });
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      yield brokenFile(
        session,
        index,
        input,
        "unreadable-file",
        `${input.file} cannot be read: ${error.message}.`,
      );
    }
  }
}

interface Reading {
  input: Input;
  index: number;
  stretch: Stretch;
  at: RunPosition | null;
  session: Session;
  /** where results are written to */
  rooms: BufferPool;
  options: RunOptions;
}

const isUnreadable = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && "code" in error && "syscall" in error;

async function* inputSteps(reading: Reading): AsyncGenerator<Start> {
  const { input, index, stretch, session } = reading;
  if (input.file === STDIN) {
    yield* stdinSteps(reading);
    return;
  }
  const format = input.format!;
  if (isByLine(format)) {
    yield* lineSteps(reading, format);
    return;
  }
  // a whole file falls to the shard that its first byte falls to
  if (stretch.from > 0) return;
  if ((input.size ?? 0) > LARGEST_DOCUMENT) {
    const message = `${input.file} is larger than ${LARGEST_DOCUMENT >> 20} MB; write one formulation a line (ndjson, csv).`;
    yield brokenFile(session, index, input, "too-large", message);
    return;
  }
  yield documentStep(reading, await readFile(input.file), format);
}

/** Where a run goes on once an input is done with as a whole. */
const afterInput = (index: number): RunPosition => ({ input: index + 1, offset: 0, line: 1 });

function documentStep({ input, index, session }: Reading, bytes: Buffer, format: "yaml" | "json"): Start {
  const read = decoded(bytes);
  if ("why" in read)
    return brokenFile(session, index, input, "bad-text", `${input.file} cannot be read: ${read.why}.`, read);
  const position = afterInput(index);
  return async () => ({
    result: session.records(readDocuments(read.text, input.file, format)),
    position,
    bytes: bytes.length,
  });
}

function brokenFile(
  session: Session,
  index: number,
  { file, size }: Input,
  code: Problem["code"],
  message: string,
  { line, column } = { line: 1, column: 1 },
): Start {
  const place = { file, line, column };
  const position = afterInput(index);
  return async () => ({
    result: session.broken([{ code, message, place }], place),
    position,
    bytes: size ?? 0,
  });
}

async function* lineSteps(reading: Reading, format: RecordGrammar["format"]): AsyncGenerator<Start> {
  const { input, index, stretch, at, session } = reading;
  const opening = await fileOpening(input.file, format);
  if ("code" in opening) {
    if (stretch.from === 0) yield brokenFile(session, index, input, opening.code, opening.message);
    return;
  }
  const { grammar, heading, first } = opening;
  const range = await recordRange(input.file, input.size!, stretch, grammar, first);
  const from = at ?? range.start;
  const source = await fileSource(input.file, from.offset, range.end);
  try {
    yield* chunkSteps(reading, source.read, from, grammar, heading);
  } finally {
    await source.close();
  }
}

async function* chunkSteps(
  { input, index, session, rooms, options }: Reading,
  source: ByteSource,
  from: Position,
  grammar: RecordGrammar,
  heading: CsvHeading | null,
): AsyncGenerator<Start> {
  const { pool } = options;
  const buffers = new BufferPool(CHUNK_BYTES[options.session.detail]);
  let before = from.offset;
  for await (const { bytes, line, next, isTooLong } of lineChunks(source, from, grammar, buffers)) {
    const position = { input: index, ...next };
    const read = next.offset - before;
    before = next.offset;
    if (isTooLong) {
      const place = { file: input.file, line, column: 1 };
      const open = grammar.format === "csv" ? "; perhaps a quote is not closed" : "";
      const message = `This record is longer than ${LONGEST_RECORD >> 20} MB${open}.`;
      yield async () => ({
        result: session.broken([{ code: "too-large", message, place }], place),
        position,
        bytes: read,
      });
      continue;
    }
    yield async () => {
      const task = { bytes, room: rooms.take(), file: input.file, line, heading };
      const result = await (pool?.lines(task) ?? session.lines(task));
      buffers.give(bytes);
      return { result, position, bytes: read };
    };
  }
}

/** Standard input by its format, or by how it begins. */
async function* stdinSteps(reading: Reading): AsyncGenerator<Start> {
  const { input, index, session } = reading;
  const pieces = reading.options.stdin[Symbol.asyncIterator]();
  const start = new Beginning(async () => {
    const { value, done } = await pieces.next();
    return done ? null : value;
  });
  if (input.format === null) await readFirstLine(start);
  const format = input.format ?? guessed(start.bytes);
  if (!isByLine(format)) {
    yield documentStep(reading, await start.all(), format);
    return;
  }
  const opening = await openingOf(input.file, format, start);
  if ("code" in opening) {
    // who writes it is not cut off
    await start.all();
    yield brokenFile(session, index, input, opening.code, opening.message);
    return;
  }
  const { grammar, heading, first } = opening;
  const source = streamSource(start.bytes.subarray(first.offset), pieces);
  yield* chunkSteps(reading, source, first, grammar, heading);
}

/** JSON where it begins like JSON, one a line where the first line is whole; else YAML. */
function guessed(start: Buffer): InputFormat {
  const [line = ""] = start.toString("utf8").trimStart().split("\n");
  if (line.startsWith("{") && line.trimEnd().endsWith("}")) return "ndjson";
  return line.startsWith("{") || line.startsWith("[") ? "json" : "yaml";
}

/** What a run has come to. */
export interface RunTotals {
  counts: EvaluationCounts;
  hasCrossed: boolean;
  /** rules of findings that were accepted */
  accepted: string[];
}

export const noTotals = (): RunTotals => ({ counts: noCounts(), hasCrossed: false, accepted: [] });

export function addTotals(totals: RunTotals, { counts, hasCrossed, accepted }: ChunkResult): void {
  addCounts(totals.counts, counts);
  totals.hasCrossed ||= hasCrossed;
  totals.accepted = joined(totals.accepted, accepted);
}
