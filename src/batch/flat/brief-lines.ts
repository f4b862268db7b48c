import type { BriefOutcome } from "../../answer/brief/frame.js";
import type { LineBuffer } from "../line-buffer.js";
import { csvLine, type LineFormat, LineWriter } from "../write-lines.js";
import { textOf } from "./text-values.js";

/** How a line begins and ends that has no name and stands in line 0: what is between does not change with either. */
const FORMS: Record<
  LineFormat,
  { start: string; noName: string; end: string; plain: RegExp; first: RegExp }
> = {
  // characters that need no escape
  jsonl: {
    start: '{"name":',
    noName: "null",
    end: '0,"column":1}}\n',
    plain: /[ !#-[\]-~]/,
    first: /[!#-[\]-~]/,
  },
  // and that no spreadsheet takes for a formula
  csv: { start: "", noName: "", end: "0,1\n", plain: /[\w ./:-]/, first: /[\w/]/ },
};

/** Writes what flat records come to: the words of an outcome are made once, and name and line put around them. */
export class BriefLines {
  /** what is written between name and number of the line, by the number of the outcome */
  private words: (Uint8Array | undefined)[] = [];
  private readonly writer: LineWriter;
  private readonly start: Uint8Array;
  private readonly end: Uint8Array;
  private readonly isPlain: Uint8Array;
  private readonly isFirst: Uint8Array;
  private file = "";

  constructor(
    private readonly format: LineFormat,
    private readonly outcomeAt: (number: number) => BriefOutcome,
  ) {
    const { start, end, plain, first } = FORMS[format];
    this.writer = new LineWriter(format, "verdict");
    this.start = Buffer.from(start);
    this.end = Buffer.from(end.slice(1));
    this.isPlain = bytesLike(plain);
    this.isFirst = bytesLike(first);
  }

  /** Once numbers of outcomes are void. */
  forget(): void {
    this.words = [];
  }

  /** @param from where the name stands among the bytes, maybe with blanks around it; nowhere where both are equal */
  write(
    into: LineBuffer,
    outcome: number,
    bytes: Uint8Array,
    from: number,
    to: number,
    file: string,
    line: number,
  ): void {
    into.few(this.start);
    if (this.isPlainName(bytes, from, to)) {
      if (this.format === "jsonl") into.byte(QUOTE);
      into.few(bytes, from, to);
      if (this.format === "jsonl") into.byte(QUOTE);
    } else into.text(this.nameText(textOf(bytes, from, to).trim()));
    into.piece(this.wordsOf(outcome, file));
    into.digits(line);
    into.few(this.end);
  }

  private isPlainName(bytes: Uint8Array, from: number, to: number): boolean {
    if (from === to || this.isFirst[bytes[from]!] === 0 || bytes[to - 1] === SPACE) return false;
    for (let at = from; at < to; at++) if (this.isPlain[bytes[at]!] === 0) return false;
    return true;
  }

  private nameText(name: string): string {
    if (this.format === "csv") return csvLine([name]).trimEnd();
    return JSON.stringify(name === "" ? null : name);
  }

  private wordsOf(outcome: number, file: string): Uint8Array {
    if (this.file !== file) this.forget();
    this.file = file;
    return this.words[outcome] ?? this.newWords(outcome, file);
  }

  private newWords(outcome: number, file: string): Uint8Array {
    const { start, noName, end } = FORMS[this.format];
    const { gravity, ...brief } = this.outcomeAt(outcome);
    const evaluation = { name: null, ...brief, accepted: 0, place: { file, line: 0, column: 1 } };
    const line = this.writer.line({ evaluation, gravity, accepted: [], known: 0 });
    const made = Buffer.from(line.slice(start.length + noName.length, -end.length));
    this.words[outcome] = made;
    return made;
  }
}

const [QUOTE, SPACE] = [0x22, 0x20];

/** For each byte, 1 where it is a character that matches. */
const bytesLike = (pattern: RegExp): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, byte) =>
    Number(byte < 0x80 && pattern.test(String.fromCharCode(byte))),
  );
