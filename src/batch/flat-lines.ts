import type { BriefJudge } from "../answer/brief-judge.js";
import type { BriefOutcome } from "../answer/frame.js";
import type { NameIndex } from "../formulation/names.js";
import { BriefLines } from "./brief-lines.js";
import { Columns } from "./columns.js";
import { FlatCsvReader } from "./flat-csv.js";
import { FlatJsonReader } from "./flat-json.js";
import { FlatRecord } from "./flat-record.js";
import { BY_ITSELF, Frames, IS_NEW } from "./frames.js";
import type { LineBuffer } from "./line-buffer.js";
import type { LineBytes } from "./line-bytes.js";
import { type LineSource, lineText } from "./line-source.js";
import type { LineFormat } from "./write-lines.js";

/** Judges lines that are flat records without making objects of them. What it cannot read so is left to the session. */
export class FlatLines {
  /** where the line after the one judged last begins */
  end = 0;
  private readonly columns: Columns;
  private readonly frames: Frames;
  private readonly json: FlatJsonReader;
  private readonly lines: BriefLines;
  private readonly record = new FlatRecord();

  constructor(
    private readonly judge: BriefJudge,
    names: NameIndex,
    format: LineFormat,
  ) {
    this.columns = new Columns(names, judge.looksAtPressure);
    this.frames = new Frames(judge, this.columns, names);
    this.json = new FlatJsonReader(this.columns);
    this.lines = new BriefLines(format, (number) => judge.outcomeAt(number));
  }

  /** What reads the lines of a source, and fills a record. Numbers of outcomes hold until it is asked for again. */
  readerFor({ heading }: LineSource): FlatJsonReader | FlatCsvReader {
    if (this.frames.tidy()) this.lines.forget();
    return heading === null ? this.json : new FlatCsvReader(heading, this.columns);
  }

  /** The number of what comes of the line that begins at `at`; below 0 where it has to be read by itself. */
  outcome(
    reader: FlatJsonReader | FlatCsvReader,
    lines: LineBytes,
    at: number,
    line: number,
    source: LineSource,
  ): number {
    this.end = reader.read(lines, at, this.record);
    if (this.end < 0) return BY_ITSELF;
    const known = this.frames.outcome(this.record);
    if (known !== IS_NEW) return known;
    this.frames.learn(this.record, source.read(lineText(lines.bytes, at, this.end), line));
    return this.frames.outcome(this.record);
  }

  outcomeAt(number: number): BriefOutcome {
    return this.judge.outcomeAt(number);
  }

  /** Writes what the line came to that was judged last. */
  write(into: LineBuffer, outcome: number, { bytes }: LineBytes, file: string, line: number): void {
    const { nameFrom, nameTo } = this.record;
    this.lines.write(into, outcome, bytes, nameFrom, nameTo, file, line);
  }
}
