import { closestWord } from "../closest-word.js";
import type { ProblemCode } from "../errors.js";
import type { AnodeKind } from "../model/evidence.js";
import type { Knowledge } from "../model/knowledge.js";
import { ANODE_KINDS } from "../model/words.js";
import { findRecord, type RecordKind } from "./find-record.js";

type Report = (code: ProblemCode, message: string) => void;

/** Reads what a person typed; what cannot be read is reported and comes back as null or left out. */
export class InputReader {
  constructor(
    private readonly knowledge: Knowledge,
    private readonly report: Report,
  ) {}

  neededChoice<W extends string>(option: string, text: string | undefined, words: readonly W[]): W | null {
    if (text !== undefined) return this.choice(option, text, words);
    this.report("missing-choice", `${option} is missing: choose ${listed(words)}.`);
    return null;
  }

  choice<W extends string>(option: string, text: string | undefined, words: readonly W[]): W | null {
    if (text === undefined) return null;
    const word = words.find((entry) => entry.toLowerCase() === text.trim().toLowerCase());
    if (word !== undefined) return word;
    const near = closestWord(text, words);
    const hint = near === null ? "" : `; did you mean ${near}?`;
    this.report("unknown-word", `${option} takes ${listed(words)}, not "${text}"${hint}${hint ? "" : "."}`);
    return null;
  }

  /** A plain decimal number from `min` to `max`, beyond which it is a slip; null where not given or not usable. */
  number(
    option: string,
    unit: string,
    text: string | number | undefined,
    min: number,
    max: number,
  ): number | null {
    if (text === undefined) return null;
    const typed = String(text).trim();
    const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(typed) ? Number(typed) : Number.NaN;
    if (number > max && Number.isFinite(number)) {
      this.report(
        "bad-number",
        `${option} takes at most ${max} ${unit}, not "${typed}": is the unit another?`,
      );
      return null;
    }
    if (Number.isFinite(number) && number >= min) return number;
    this.report(
      "bad-number",
      `${option} takes a number of ${unit} ${min === 0 ? "that is not negative" : `of at least ${min}`}, not "${typed}"${commaHint(typed)}.`,
    );
    return null;
  }

  /** A whole number between two limits; null where not given or not usable. */
  wholeNumber(option: string, text: string | number | undefined, min: number, max: number): number | null {
    if (text === undefined) return null;
    const number = Number(String(text).trim() || Number.NaN);
    if (Number.isInteger(number) && number >= min && number <= max) return number;
    this.report("bad-number", `${option} takes a whole number from ${min} to ${max}, not "${text}".`);
    return null;
  }

  anode(text: string | undefined): AnodeKind | null {
    if (text === undefined) return null;
    const found = findRecord("anode", text, this.knowledge);
    return this.choice("--anode", "id" in found ? found.id : text, ANODE_KINDS);
  }

  name(option: string, kind: RecordKind, text: string | undefined): string | null {
    if (text === undefined) return null;
    const found = findRecord(kind, text, this.knowledge);
    if ("id" in found) return found.id;
    const hint = found.nearest.length === 0 ? "" : `; did you mean ${found.nearest.join(" or ")}?`;
    this.report("unknown-name", `${option}: no ${kind} is known as "${text}"${hint}${hint ? "" : "."}`);
    return null;
  }

  names(option: string, kind: RecordKind, texts: readonly string[] | undefined): string[] {
    const ids = (texts ?? []).flatMap((text) => this.name(option, kind, text) ?? []);
    return [...new Set(ids)];
  }
}

const commaHint = (typed: string): string =>
  /^\d+,\d+$/.test(typed) ? `; write ${typed.replace(",", ".")}` : "";

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words[words.length - 1]}`;
