import { isUtf8 } from "node:buffer";
import { Evaluator } from "../answer/evaluate.js";
import { type Place, PROBLEMS, type Problem } from "../errors.js";
import { NameIndex } from "../formulation/names.js";
import { readFormulation } from "../formulation/read-formulation.js";
import { sortedProblems } from "../load/sorted-problems.js";
import type { EvaluationCounts } from "../model/evaluation.js";
import type { Acceptance } from "../model/formulation.js";
import type { Knowledge } from "../model/knowledge.js";
import type { CsvHeading } from "./csv-records.js";
import type { Read } from "./documents.js";
import { FlatLines } from "./flat/flat-lines.js";
import { BY_ITSELF } from "./flat/frames.js";
import { LineBytes } from "./flat/line-bytes.js";
import { CROSSES, IS_SHOWN } from "./flat/standings.js";
import { LineBuffer } from "./line-buffer.js";
import { LineSource, lineText } from "./line-source.js";
import { count, crosses, type Detail, noCounts, type Outcome, type Threshold } from "./outcome.js";
import { countLines, recordEnd } from "./record-ends.js";
import { type LineFormat, LineWriter } from "./write-lines.js";

/** What every part of a run works by, wherever it runs. */
export interface SessionOptions {
  detail: Detail;
  /** text as it comes, or outcomes to be gathered */
  output: LineFormat | null;
  show: Threshold | "all";
  failOn: Threshold | null;
  today: string;
  accept: readonly Acceptance[];
  /** `content rule`, or null */
  baseline: readonly string[] | null;
}

/** What a chunk came to. */
export interface ChunkResult {
  /** in the room of its task, where that was wide enough */
  written: Uint8Array;
  outcomes: Outcome[];
  counts: EvaluationCounts;
  /** for each broken record, where it ends in the text or the outcomes, and the counts by then */
  brokenEnds: { end: number; counts: EvaluationCounts }[];
  hasCrossed: boolean;
  /** rules of findings that were accepted */
  accepted: string[];
}

/** Lines of a file to be judged. */
export interface LineTask {
  bytes: Uint8Array;
  /** memory to write to */
  room: Uint8Array;
  file: string;
  line: number;
  /** null: NDJSON */
  heading: CsvHeading | null;
}

/** Reads and judges records, and puts them into the words of the output. One a thread. */
export class Session {
  private readonly evaluator: Evaluator;
  private readonly names: NameIndex;
  private readonly writer: LineWriter | null;
  /** null where every record is looked at by itself */
  private readonly flat: FlatLines | null;
  private readonly out = new LineBuffer();

  constructor(
    knowledge: Knowledge,
    private readonly options: SessionOptions,
  ) {
    const { detail, output, today, accept, baseline } = options;
    this.evaluator = new Evaluator(knowledge, { today, accept, baseline: baseline && new Set(baseline) });
    this.names = new NameIndex(knowledge);
    this.writer = output === null ? null : new LineWriter(output, detail);
    const isPlain = detail === "verdict" && accept.length === 0 && baseline === null;
    this.flat =
      isPlain && output !== null
        ? new FlatLines(this.evaluator.briefly, this.names, { ...options, output })
        : null;
  }

  /** Judges records of a file that was read as a whole. */
  records(reads: readonly Read[]): ChunkResult {
    return this.result((result) => {
      for (const read of reads) this.take(this.outcome(read), result);
    });
  }

  broken(problems: Problem[], place: Place): ChunkResult {
    return this.result((result) => this.take({ broken: brokenRecord(null, problems, place) }, result));
  }

  lines(task: LineTask): ChunkResult {
    const bytes = asBuffer(task.bytes);
    const source = new LineSource(task.file, task.heading);
    return this.result((found) => {
      if (isUtf8(bytes)) this.judge(bytes, task.line, source, found);
      else this.judgeEach(bytes, task.line, source, found);
    }, asBuffer(task.room));
  }

  private result(fill: (result: ChunkResult) => void, room: Buffer = NO_ROOM): ChunkResult {
    if (this.flat === null) this.evaluator.briefly.tidy();
    else this.flat.tidy();
    const result = emptyResult();
    this.out.begin(room);
    fill(result);
    result.written = this.out.written();
    return result;
  }

  private judge(bytes: Buffer, first: number, source: LineSource, result: ChunkResult): void {
    const { flat } = this;
    const lines = new LineBytes(bytes);
    const reader = flat?.readerFor(source);
    for (let at = 0, line = first; at < bytes.length; ) {
      const outcome = flat ? flat.outcome(reader!, lines, at, line, source) : BY_ITSELF;
      if (outcome !== BY_ITSELF) {
        this.takeFlat(outcome, lines, source.file, line, result);
        at = flat!.end;
        line++;
        continue;
      }
      const end = recordEnd(bytes, at, source.grammar);
      const text = lineText(bytes, at, end);
      if (!source.isBlank(text)) this.take(this.outcome(source.read(text, line)), result);
      line += countLines(bytes.subarray(at, end));
      at = end;
    }
    flat?.standings.addTo(result.counts);
  }

  /** Some record is not UTF-8: each is looked at by itself, so that only those are lost. */
  private judgeEach(bytes: Buffer, first: number, source: LineSource, result: ChunkResult): void {
    for (let at = 0, line = first; at < bytes.length; ) {
      const end = recordEnd(bytes, at, source.grammar);
      const piece = bytes.subarray(at, end);
      const place = { file: source.file, line, column: 1 };
      const problem: Problem = { code: "bad-text", message: "This record is not UTF-8 text.", place };
      if (isUtf8(piece)) this.judge(piece, line, source, result);
      else this.take({ broken: brokenRecord(null, [problem], place) }, result);
      line += countLines(piece);
      at = end;
    }
  }

  private outcome(read: Read): Outcome {
    if ("problems" in read)
      return { broken: brokenRecord(null, read.problems, read.problems[0]?.place ?? null) };
    const { record } = read;
    const found = readFormulation(record, this.names);
    if ("problems" in found) return { broken: brokenRecord(found.name, found.problems, record.place([])) };
    return this.evaluator.outcome(found.formulation, record.place, this.options.detail);
  }

  private takeFlat(outcome: number, lines: LineBytes, file: string, line: number, result: ChunkResult): void {
    const flat = this.flat!;
    const standing = flat.standings.take(outcome);
    if ((standing & CROSSES) !== 0) result.hasCrossed = true;
    if ((standing & IS_SHOWN) !== 0) flat.write(this.out, outcome, lines, file, line);
  }

  private take(outcome: Outcome, result: ChunkResult): void {
    count(result.counts, outcome);
    if (!("broken" in outcome)) result.accepted = joined(result.accepted, outcome.accepted);
    const { show, failOn } = this.options;
    const isBroken = "broken" in outcome;
    if (!isBroken && failOn !== null && crosses(outcome.gravity, failOn)) result.hasCrossed = true;
    if (!isBroken && show !== "all" && !crosses(outcome.gravity, show)) return;
    if (this.writer === null) result.outcomes.push(outcome);
    else this.out.text(this.writer.line(outcome));
    if (isBroken) {
      this.flat?.standings.addTo(result.counts);
      const end = this.writer === null ? result.outcomes.length : this.out.length;
      result.brokenEnds.push({ end, counts: { ...result.counts } });
    }
  }
}

const NO_ROOM = Buffer.alloc(0);

/** What comes from another thread is no buffer. */
const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

/** Each rule once. */
export const joined = (rules: string[], more: readonly string[]): string[] =>
  more.length === 0 ? rules : [...new Set([...rules, ...more])];

const emptyResult = (): ChunkResult => ({
  written: NO_ROOM,
  outcomes: [],
  counts: noCounts(),
  brokenEnds: [],
  hasCrossed: false,
  accepted: [],
});

const brokenRecord = (name: string | null, problems: readonly Problem[], place: Place | null) => ({
  name,
  place: place ?? { file: "-", line: 1, column: 1 },
  problems: sortedProblems(problems).map((problem) => ({
    code: problem.code,
    message: problem.message,
    help: problem.help ?? PROBLEMS[problem.code].help,
    place: problem.place,
  })),
});
