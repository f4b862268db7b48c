import { GRADE_AMOUNTS, gradeAmounts, isLike } from "../facts/binder-grade.js";
import type { BinderGrade, GradeAmount, InputNote } from "../model/formulation.js";
import { type FieldReader, short, shown } from "./field-reader.js";
import { type KeyMeaning, meaningOf } from "./fields.js";
import { isObject } from "./flatten.js";
import { type Dimension, readQuantity } from "./quantity.js";
import type { WrittenPart } from "./read-parts.js";

/** The field that gives each number of a grade. */
export const GRADE_FIELD: Record<GradeAmount, string> = {
  binder_molecular_weight_g_mol: "binder_molecular_weight",
  binder_particle_size_um: "binder_particle_size",
  binder_crystallinity_pct: "binder_crystallinity",
};

/** Longer than the name of any grade. */
const LONGEST = 200;
/** A number as it stands in a text; what comes before it must not make a range, a bound or a longer word of it. */
const NUMBER = String.raw`(?<![\w.,<>≤≥–−-]|[<>≤≥–−-]\s|\b(?:to|below|under|above|over|than|least|most)\s)\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?(?:\s?[×x]\s?10(?:\^\d{1,2}|[⁰¹²³⁴-⁹]{1,2}))?`;
const AMOUNT: Record<GradeAmount, { dimension: Dimension; texts: readonly RegExp[] }> = {
  binder_molecular_weight_g_mol: {
    dimension: "molar_mass",
    texts: [
      new RegExp(
        `(${NUMBER}\\s?(?:million\\s)?(?:k?g\\s?(?:/|·\\s?)?\\s?mol(?:[-⁻−]?[1¹])?|k?Da))(?![\\w-])`,
        "giu",
      ),
    ],
  },
  binder_particle_size_um: {
    dimension: "length",
    texts: [new RegExp(`(${NUMBER}\\s?(?:um|µm|μm|nm|microns?))(?![\\w-])`, "giu")],
  },
  binder_crystallinity_pct: {
    dimension: "crystallinity",
    texts: [
      new RegExp(`(${NUMBER}\\s?%)\\s?(?:degree of )?crystallin`, "giu"),
      new RegExp(`crystallin(?:e|ity)(?:\\s?[:=]|\\sof)?\\s?(${NUMBER}\\s?%)`, "giu"),
    ],
  },
};

/** What a grade says plainly, each number with its unit; what it says twice and differently, or not plainly, it does not say. */
export function gradeSaid(text: string | null): BinderGrade {
  return gradeAmounts((amount) => {
    if (text === null || text.length > LONGEST) return null;
    const { dimension, texts } = AMOUNT[amount];
    const found = texts
      .flatMap((pattern) => [...text.matchAll(pattern)])
      .map(([, written]) => readQuantity(written!, dimension));
    const values = new Set(found.map((one) => ("value" in one ? one.value : null)));
    return values.size === 1 ? [...values][0]! : null;
  });
}

/** Whether a grade says anything that is read. */
export const saysGrade = (text: string): boolean =>
  Object.values(gradeSaid(text)).some((value) => value !== null);

/** The name of a grade, which may be a number. */
export function gradeIn(value: unknown, path: readonly PropertyKey[], reader: FieldReader): string | null {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value === "string" || typeof value === "number") return reader.asText(value, path).trim();
  reader.report("bad-shape", `grade takes a text, not ${shown(value)}.`, path);
  return null;
}

/** What a key of a binder says of its grade, be it with or without the word binder before it; null where it says none. */
function qualityKey(key: string): KeyMeaning | null {
  const meaning = [`binder_${key}`, key].map(meaningOf).find((found) => found && isOfGrade(found));
  return meaning ?? null;
}
const isOfGrade = ({ field }: KeyMeaning): boolean => Object.values(GRADE_FIELD).includes(field.key);

export const isQuality = (key: string): boolean => qualityKey(key) !== null;

/** Numbers of the grade of a binder, beside its name or among its properties. */
export function qualitiesIn(
  value: Record<string, unknown>,
  path: readonly PropertyKey[],
  reader: FieldReader,
): Record<string, number> {
  const found: Record<string, number> = {};
  const groups = isObject(value.property) ? [value, value.property] : [value];
  for (const [index, group] of groups.entries())
    for (const [key, given] of Object.entries(group)) {
      const meaning = given === null ? null : qualityKey(key);
      if (meaning === null) continue;
      const at = [...path, ...(index === 0 ? [] : ["property"]), key];
      const amount = reader.amount(given, meaning.field.dimension!, at, meaning.unit);
      if (Object.hasOwn(found, meaning.field.key))
        reader.report("given-twice", `${value.name} has more than one ${meaning.field.key}.`, at, true);
      if (amount !== null) found[meaning.field.key] = amount;
    }
  return found;
}

/** The grade in words, of a blend those of its parts. */
export function gradeText(binders: readonly WrittenPart[], reader: FieldReader): string | null {
  const ofParts = binders.flatMap(({ grade }) => grade ?? []).join(" + ");
  const text = reader.text("binder_grade");
  if (text !== null && ofParts !== "" && text !== ofParts)
    reader.report(
      "given-twice",
      `The grade is "${short(text)}" here, and "${short(ofParts)}" beside the binder.`,
      reader.path("binder_grade"),
    );
  return text ?? (ofParts === "" ? null : ofParts);
}

/**
 * The numbers of a grade: from the fields for them, the part of the binder, and the words of its grade.
 * @param text as `gradeText` gives it
 */
export function readGrade(
  text: string | null,
  binders: readonly WrittenPart[],
  reader: FieldReader,
  notes: InputNote[],
): BinderGrade {
  const isBlend = binders.length > 1;
  if (isBlend) notes.push(...binders.flatMap(ofOnePolymer));
  const said = gradeSaid(isBlend && reader.given("binder_grade") === null ? null : text);
  return gradeAmounts((amount) => {
    const field = GRADE_FIELD[amount];
    const { name, unit } = GRADE_AMOUNTS[amount];
    const ofPart = isBlend ? null : (binders[0]?.qualities[field] ?? null);
    const [first, ...others] = [reader.quantity(field), ofPart, said[amount]].flatMap((value) => value ?? []);
    if (first === undefined) return null;
    for (const other of others.filter((value) => !isLike(first, value)))
      reader.report(
        "contradiction",
        `The ${name} is said to be ${first} ${unit} and ${other} ${unit}.`,
        reader.given(field) === null ? reader.path("binder") : reader.path(field),
      );
    return first;
  });
}

const ofOnePolymer = ({ name, qualities, path }: WrittenPart): InputNote[] =>
  Object.keys(qualities).map((field) => ({
    rule: "unmapped-key",
    message: `${field} is of ${short(name)} alone, which is part of a blend, and was not used.`,
    path,
  }));
