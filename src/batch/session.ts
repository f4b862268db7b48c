import { isUtf8 } from "node:buffer";
import { Evaluator } from "../answer/evaluate.js";
import { type Place, PROBLEMS, type Problem } from "../errors.js";
import { NameIndex } from "../formulation/names.js";
import { readFormulation } from "../formulation/read-formulation.js";
import type { EvaluationCounts } from "../model/evaluation.js";
import type { Acceptance } from "../model/formulation.js";
import type { Knowledge } from "../model/knowledge.js";
import { type CsvHeading, eachCsvRecord, readCsvRecord } from "./csv-records.js";
import type { Read } from "./documents.js";
import { readNdjsonRecord } from "./ndjson-records.js";
import { addCounts, count, crosses, type Detail, noCounts, type Outcome, type Threshold } from "./outcome.js";
import { type LineFormat, lineWriter } from "./write-lines.js";

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
  text: string;
  outcomes: Outcome[];
  counts: EvaluationCounts;
  /** for each broken record, where it ends in the text or the outcomes, and the counts by then */
  brokenEnds: { end: number; counts: EvaluationCounts }[];
  hasCrossed: boolean;
}

/** Lines of a file to be judged. */
export interface LineTask {
  bytes: Uint8Array;
  file: string;
  line: number;
  /** null: NDJSON */
  heading: CsvHeading | null;
}

/** Reads and judges records, and puts them into the words of the output. One a thread. */
export class Session {
  private readonly evaluator: Evaluator;
  private readonly index: NameIndex;
  private readonly write: ((outcome: Outcome) => string) | null;

  constructor(
    knowledge: Knowledge,
    private readonly options: SessionOptions,
  ) {
    const { today, accept, baseline } = options;
    this.evaluator = new Evaluator(knowledge, { today, accept, baseline: baseline && new Set(baseline) });
    this.index = new NameIndex(knowledge);
    this.write = options.output === null ? null : lineWriter(options.output, options.detail);
  }

  /** Judges records of a file that was read as a whole. */
  records(reads: readonly Read[]): ChunkResult {
    const result = emptyResult();
    for (const read of reads) this.take(this.outcome(read), result);
    return result;
  }

  lines({ bytes, file, line, heading }: LineTask): ChunkResult {
    const result = emptyResult();
    if (!isUtf8(bytes)) return this.faultyLines(bytes, file, line, heading);
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const take = (read: Read) => this.take(this.outcome(read), result);
    if (heading === null)
      eachLine(buffer.toString("utf8"), line, (text, number) => take(readNdjsonRecord(text, file, number)));
    else
      eachCsvRecord(buffer, heading.delimiter, line, (text, number) =>
        take(readCsvRecord(text, heading, file, number)),
      );
    return result;
  }

  broken(problems: Problem[], place: Place): ChunkResult {
    const result = emptyResult();
    this.take({ broken: brokenRecord(null, problems, place) }, result);
    return result;
  }

  /** Some line is not UTF-8: each is looked at by itself, so that only those are lost. */
  private faultyLines(
    bytes: Uint8Array,
    file: string,
    line: number,
    heading: CsvHeading | null,
  ): ChunkResult {
    const result = emptyResult();
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0, number = line; at < buffer.length; number++) {
      const found = buffer.indexOf("\n", at);
      const end = found === -1 ? buffer.length : found + 1;
      const piece = buffer.subarray(at, end);
      at = end;
      const place = { file, line: number, column: 1 };
      if (isUtf8(piece)) merge(result, this.lines({ bytes: piece, file, line: number, heading }));
      else
        merge(
          result,
          this.broken([{ code: "bad-text", message: "This line is not UTF-8 text.", place }], place),
        );
    }
    return result;
  }

  private outcome(read: Read): Outcome {
    if ("problems" in read)
      return { broken: brokenRecord(null, read.problems, read.problems[0]?.place ?? null) };
    const { record } = read;
    const found = readFormulation(record, this.index);
    if ("problems" in found) return { broken: brokenRecord(found.name, found.problems, record.place([])) };
    return this.evaluator.outcome(found.formulation, record.place, this.options.detail);
  }

  private take(outcome: Outcome, result: ChunkResult): void {
    count(result.counts, outcome);
    const { show, failOn } = this.options;
    const isBroken = "broken" in outcome;
    if (!isBroken && failOn !== null && crosses(outcome.gravity, failOn)) result.hasCrossed = true;
    if (!isBroken && show !== "all" && !crosses(outcome.gravity, show)) return;
    if (this.write === null) result.outcomes.push(outcome);
    else result.text += this.write(outcome);
    if (isBroken) {
      const end = this.write === null ? result.outcomes.length : result.text.length;
      result.brokenEnds.push({ end, counts: { ...result.counts } });
    }
  }
}

function eachLine(text: string, line: number, onLine: (text: string, line: number) => void): void {
  for (let at = 0; at < text.length; line++) {
    const found = text.indexOf("\n", at);
    const end = found === -1 ? text.length : found;
    const record = text.slice(at, end);
    if (record.trim() !== "") onLine(record, line);
    at = end + 1;
  }
}

const emptyResult = (): ChunkResult => ({
  text: "",
  outcomes: [],
  counts: noCounts(),
  brokenEnds: [],
  hasCrossed: false,
});

function merge(into: ChunkResult, more: ChunkResult): void {
  const length = into.text.length + into.outcomes.length;
  for (const { end, counts } of more.brokenEnds) {
    const sum = { ...into.counts };
    addCounts(sum, counts);
    into.brokenEnds.push({ end: end + length, counts: sum });
  }
  into.text += more.text;
  into.outcomes.push(...more.outcomes);
  addCounts(into.counts, more.counts);
  into.hasCrossed ||= more.hasCrossed;
}

const brokenRecord = (name: string | null, problems: readonly Problem[], place: Place | null) => ({
  name,
  place: place ?? { file: "-", line: 1, column: 1 },
  problems: problems.map((problem) => ({
    code: problem.code,
    message: problem.message,
    help: problem.help ?? PROBLEMS[problem.code].help,
    place: problem.place,
  })),
});
