import type { BriefJudge } from "../../answer/brief/brief-judge.js";
import type { NameIndex } from "../../formulation/names.js";
import type { LineBuffer } from "../line-buffer.js";
import { type LineSource, lineText } from "../line-source.js";
import type { Threshold } from "../outcome.js";
import type { LineFormat } from "../write-lines.js";
import { BriefLines } from "./brief-lines.js";
import { Columns } from "./columns.js";
import { FlatCsvReader } from "./flat-csv.js";
import { FlatJsonReader } from "./flat-json.js";
import { FlatRecord } from "./flat-record.js";
import { BY_ITSELF, Frames, IS_NEW } from "./frames.js";
import type { LineBytes } from "./line-bytes.js";
import { Standings } from "./standings.js";

interface FlatOptions {
  output: LineFormat;
  show: Threshold | "all";
  failOn: Threshold | null;
}

/** Judges lines that are flat records without making objects of them. What it cannot read so is left to the session. */
export class FlatLines {
  /** where the line after the one judged last begins */
  end = 0;
  readonly standings: Standings;
  private readonly columns: Columns;
  private readonly frames: Frames;
  private readonly json: FlatJsonReader;
  private readonly lines: BriefLines;
  private readonly record = new FlatRecord();

  constructor(judge: BriefJudge, names: NameIndex, { output, show, failOn }: FlatOptions) {
    const outcomeAt = (number: number) => judge.outcomeAt(number);
    this.columns = new Columns(names, judge.looksAtPressure);
    this.frames = new Frames(judge, this.columns, names);
    this.json = new FlatJsonReader(this.columns);
    this.lines = new BriefLines(output, outcomeAt);
    this.standings = new Standings(outcomeAt, show, failOn);
  }

  /** Between chunks: where too much is kept, all is forgotten, and numbers of outcomes are void. */
  tidy(): void {
    if (!this.frames.tidy()) return;
    this.lines.forget();
    this.standings.forget();
  }

  /** What reads the lines of a source, and fills a record. */
  readerFor({ heading }: LineSource): FlatJsonReader | FlatCsvReader {
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

  /** Writes what the line came to that was judged last. */
  write(into: LineBuffer, outcome: number, { bytes }: LineBytes, file: string, line: number): void {
    const { nameFrom, nameTo } = this.record;
    this.lines.write(into, outcome, bytes, nameFrom, nameTo, file, line);
  }
}
