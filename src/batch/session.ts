import { isUtf8 } from "node:buffer";
import { Evaluator } from "../answer/evaluate.js";
import { type Place, PROBLEMS, type Problem } from "../errors.js";
import { NameIndex } from "../formulation/names.js";
import { readFormulation } from "../formulation/read-formulation.js";
import { sortedProblems } from "../load/sorted-problems.js";
import type { EvaluationCounts } from "../model/evaluation.js";
import type { Acceptance, Formulation } from "../model/formulation.js";
import type { Knowledge } from "../model/knowledge.js";
import { type CsvHeading, eachCsvRecord, readCsvRecord } from "./csv-records.js";
import { fromLatin1 } from "./decode.js";
import type { Read } from "./documents.js";
import type { FieldPlan } from "./field-plan.js";
import { FlatCsvReader } from "./flat-csv.js";
import type { Spans } from "./flat-json.js";
import { FlatJsonReader, isPlainText } from "./flat-json.js";
import { Frames } from "./frames.js";
import { readNdjsonRecord } from "./ndjson-records.js";
import { addCounts, count, crosses, type Detail, noCounts, type Outcome, type Threshold } from "./outcome.js";
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
  text: string;
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
  file: string;
  line: number;
  /** null: NDJSON */
  heading: CsvHeading | null;
}

/** Reads and judges records, and puts them into the words of the output. One a thread. */
export class Session {
  private readonly evaluator: Evaluator;
  private readonly index: NameIndex;
  private readonly writer: LineWriter | null;
  /** null where every record is looked at by itself */
  private readonly frames: Frames | null;
  private readonly flatJson = new FlatJsonReader();

  constructor(
    knowledge: Knowledge,
    private readonly options: SessionOptions,
  ) {
    const { today, accept, baseline } = options;
    this.evaluator = new Evaluator(knowledge, { today, accept, baseline: baseline && new Set(baseline) });
    this.index = new NameIndex(knowledge);
    this.writer = options.output === null ? null : new LineWriter(options.output, options.detail);
    const isPlain = options.detail === "verdict" && accept.length === 0 && baseline === null;
    this.frames = isPlain && this.writer !== null ? new Frames(this.evaluator.briefly) : null;
  }

  /** Judges records of a file that was read as a whole. */
  records(reads: readonly Read[]): ChunkResult {
    const result = emptyResult();
    for (const read of reads) this.take(this.outcome(read), result);
    return result;
  }

  lines(task: LineTask): ChunkResult & { bytes: Uint8Array } {
    return { ...this.judged(task), bytes: task.bytes };
  }

  private judged({ bytes, file, line, heading }: LineTask): ChunkResult {
    const result = emptyResult();
    if (!isUtf8(bytes)) return this.faultyLines(bytes, file, line, heading);
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (heading === null) this.jsonLines(buffer.toString("latin1"), file, line, result);
    else this.csvLines(buffer, heading, file, line, result);
    return result;
  }

  /** @param text a byte a character */
  private jsonLines(text: string, file: string, line: number, result: ChunkResult): void {
    const isPlain = isPlainText(text);
    eachLine(text, line, (from, to, number) => {
      const read = () => readNdjsonRecord(fromLatin1(text.slice(from, to)), file, number);
      const plan =
        this.frames !== null && (isPlain || isPlainText(text.slice(from, to)))
          ? this.flatJson.read(text, from, to)
          : null;
      const place = { file, line: number, column: 1 };
      if (plan === null || !this.framed(text, plan, this.flatJson.spans, read, place, result))
        this.take(this.outcome(read()), result);
    });
  }

  private csvLines(
    bytes: Buffer,
    heading: CsvHeading,
    file: string,
    line: number,
    result: ChunkResult,
  ): void {
    const flat = new FlatCsvReader(heading);
    eachCsvRecord(bytes, heading.delimiter, line, (text, number) => {
      const read = () => readCsvRecord(fromLatin1(text), heading, file, number);
      const place = { file, line: number, column: 1 };
      const isFlat = this.frames !== null && flat.plan !== null && flat.read(text);
      if (!isFlat || !this.framed(text, flat.plan!, flat.spans, read, place, result))
        this.take(this.outcome(read()), result);
    });
  }

  /** Judges a flat record by its frame; false where it has to be read by itself. */
  private framed(
    text: string,
    plan: FieldPlan,
    spans: Spans,
    read: () => Read,
    place: Place,
    result: ChunkResult,
  ): boolean {
    const outcome = this.frames!.outcome(text, plan, spans, () => this.formulationIn(read()));
    if (outcome === null) return false;
    result.counts.formulations++;
    result.counts[outcome.verdict]++;
    const { show, failOn } = this.options;
    if (failOn !== null && crosses(outcome.gravity, failOn)) result.hasCrossed = true;
    if (show !== "all" && !crosses(outcome.gravity, show)) return true;
    const { starts, ends, isText } = spans;
    const written = plan.name < 0 ? "" : fromLatin1(text.slice(starts[plan.name], ends[plan.name])).trim();
    const isNamed = written !== "" && (isText[plan.name] === 1 || written !== "null");
    result.text += this.writer!.brief(isNamed ? written : null, outcome, place);
    return true;
  }

  private formulationIn(read: Read): Formulation | null {
    if ("problems" in read) return null;
    const found = readFormulation(read.record, this.index);
    return "problems" in found ? null : found.formulation;
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
      if (isUtf8(piece)) merge(result, this.judged({ bytes: piece, file, line: number, heading }));
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
    if (!("broken" in outcome)) result.accepted = joined(result.accepted, outcome.accepted);
    const { show, failOn } = this.options;
    const isBroken = "broken" in outcome;
    if (!isBroken && failOn !== null && crosses(outcome.gravity, failOn)) result.hasCrossed = true;
    if (!isBroken && show !== "all" && !crosses(outcome.gravity, show)) return;
    if (this.writer === null) result.outcomes.push(outcome);
    else result.text += this.writer.line(outcome);
    if (isBroken) {
      const end = this.writer === null ? result.outcomes.length : result.text.length;
      result.brokenEnds.push({ end, counts: { ...result.counts } });
    }
  }
}

/** The lines that are not blank, without their line breaks. */
function eachLine(
  text: string,
  line: number,
  onLine: (from: number, to: number, line: number) => void,
): void {
  for (let at = 0; at < text.length; line++) {
    const found = text.indexOf("\n", at);
    const end = found === -1 ? text.length : found;
    const to = text.charCodeAt(end - 1) === CARRIAGE_RETURN && end > at ? end - 1 : end;
    if (to > at && !isBlank(text, at, to)) onLine(at, to, line);
    at = end + 1;
  }
}
const CARRIAGE_RETURN = 0x0d;

/** A record begins with what is no blank, as nearly all do. */
const isBlank = (text: string, from: number, to: number): boolean =>
  text.charCodeAt(from) <= SPACE && text.slice(from, to).trim() === "";
const SPACE = 0x20;

/** Each rule once. */
export const joined = (rules: string[], more: readonly string[]): string[] =>
  more.length === 0 ? rules : [...new Set([...rules, ...more])];

const emptyResult = (): ChunkResult => ({
  text: "",
  outcomes: [],
  counts: noCounts(),
  brokenEnds: [],
  hasCrossed: false,
  accepted: [],
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
  into.accepted = joined(into.accepted, more.accepted);
}

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
