import { closestWord } from "../closest-word.js";
import type { Found, RecordKind } from "../facts/find-record.js";
import { type Flat, type Given, isObject, type Report } from "./flatten.js";
import type { NameIndex } from "./names.js";
import { type Dimension, readQuantity } from "./quantity.js";
import type { RawRecord } from "./raw-record.js";

/** What is a name, or words, also where it is written in digits alone. */
export const MAY_BE_NUMBERS: ReadonlySet<string> = new Set(["name", "description", "binder_grade"]);

/** Reads single fields of a flattened record; what cannot be read is reported and comes back as null. */
export class FieldReader {
  constructor(
    private readonly flat: Flat,
    private readonly index: NameIndex,
    readonly report: Report,
    private readonly written: RawRecord["written"] = undefined,
  ) {}

  given(key: string): Given | null {
    return this.flat.given.get(key) ?? null;
  }

  path(key: string): readonly PropertyKey[] {
    return this.given(key)?.path ?? [];
  }

  text(key: string): string | null {
    const given = this.given(key);
    if (given === null) return null;
    if (typeof given.value === "string") return given.value.trim() === "" ? null : given.value.trim();
    if (typeof given.value === "number" && MAY_BE_NUMBERS.has(key))
      return this.asText(given.value, given.path);
    this.report("bad-shape", `${key} takes a text, not ${shown(given.value)}.`, given.path);
    return null;
  }

  /** What may be a number where a text is wanted: a name written 1.10 is not 1.1. */
  asText(value: unknown, path: readonly PropertyKey[]): string {
    return (typeof value === "number" ? this.written?.(path) : undefined) ?? String(value);
  }

  choice<W extends string>(key: string, words: readonly W[]): W | null {
    const text = this.text(key);
    return text === null ? null : this.word(key, text, words);
  }

  word<W extends string>(key: string, text: string, words: readonly W[]): W | null {
    const asked = text.toLowerCase().replace(/[\s_]+/g, "-");
    const word = words.find((entry) => entry.toLowerCase() === asked);
    if (word !== undefined) return word;
    const near = closestWord(text, words);
    const hint = near === null ? "." : `; did you mean ${near}?`;
    this.report(
      "unknown-word",
      `${key} takes ${words.join(", ")}, not ${shown(text)}${hint}`,
      this.path(key),
    );
    return null;
  }

  boolean(key: string): boolean | null {
    const given = this.given(key);
    if (given === null) return null;
    const word = String(given.value).trim().toLowerCase();
    if (["true", "yes"].includes(word)) return true;
    if (["false", "no"].includes(word)) return false;
    this.report("bad-shape", `${key} takes true or false, not ${shown(given.value)}.`, given.path);
    return null;
  }

  quantity(key: string): number | null {
    const given = this.given(key);
    if (given === null) return null;
    return this.amount(given.value, given.field.dimension!, given.path, given.unit);
  }

  /** A quantity wherever it stands: a text with its unit, or a value and a unit side by side. */
  amount(value: unknown, dimension: Dimension, path: readonly PropertyKey[], unit?: string): number | null {
    const written = writtenAmount(value);
    const found =
      written === null
        ? { problem: `A number with a unit is expected, not ${shown(value)}.` }
        : readQuantity(written, dimension, unit);
    if ("value" in found) return found.value;
    this.report("bad-quantity", found.problem, path);
    return null;
  }

  /** The id of a record by any of its names. */
  id(kind: RecordKind, text: string, path: readonly PropertyKey[]): string | null {
    const found = this.index.find(kind, text);
    if ("id" in found) return found.id;
    const near = found.nearest.length === 0 ? "." : `; did you mean ${found.nearest.join(" or ")}?`;
    this.report("unknown-name", `No ${kind} is known as ${shown(text)}${near}`, path);
    return null;
  }

  /** The id, or names near to it; nothing is reported. */
  near(kind: RecordKind, text: string): Found {
    return this.index.find(kind, text);
  }

  /** As `id`, for what may have a name that nothing is known of. */
  idOrNull(kind: RecordKind, text: string): string | null {
    const found = this.index.find(kind, text);
    return "id" in found ? found.id : null;
  }
}

/** The text of an amount; of BattINFO's quantity the value, else the typical value. */
function writtenAmount(value: unknown): string | null {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if (!isObject(value)) return null;
  const number = value.value ?? value.typical_value;
  const unit = value.unit ?? value.unit_text ?? "";
  const isWritten = (typeof number === "number" || typeof number === "string") && typeof unit === "string";
  return isWritten ? `${number} ${unit}` : null;
}

const MOST_SHOWN = 60;

/** A name as a sentence takes it. */
export const short = (name: string): string =>
  name.length > MOST_SHOWN ? `${name.slice(0, MOST_SHOWN)}…` : name;

/** A value as an error shows it; short, and however deep it is nested. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (isObject(value)) return "a group of keys";
  return (typeof value === "string" ? `"${value}"` : String(value)).slice(0, MOST_SHOWN);
}
