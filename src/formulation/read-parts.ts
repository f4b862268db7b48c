import type { Ingredient, InputNote, Role } from "../model/formulation.js";
import { type FieldReader, shown } from "./field-reader.js";
import { isOwnKey, type KeyMeaning, meaningOf } from "./fields.js";
import { isObject, notUsed } from "./flatten.js";
import { gradeIn, isQuality, qualitiesIn } from "./read-grade.js";

/** Carried by files of others; says nothing of the layer. */
const CARRIED = new Set([
  "material_spec_id",
  "id",
  "supplier",
  "manufacturer",
  "product_id",
  "cas",
  "description",
  "comment",
]);

export interface WrittenPart extends Ingredient {
  grade: string | null;
  /** numbers of its grade, by the fields that give them */
  qualities: Readonly<Record<string, number>>;
  path: readonly PropertyKey[];
}

const NO_GRADE = { grade: null, qualities: {} };

/** Shares of solvents stand in their text; those of binders are of the whole layer, and stand beside the name. */
const HAS_SHARE = /\d ?(wt|mass|vol|mol)?\.? ?%/i;

/** What a field such as `coating.component.binder` lists: names alone, or names with their mass fractions. */
export function readParts(role: Role, reader: FieldReader, notes: InputNote[]): WrittenPart[] {
  const given = reader.given(role);
  if (given === null) return withContent(role, [], reader);
  const list = Array.isArray(given.value) ? given.value : [given.value];
  const parts = list.flatMap((value, index) => {
    const path = Array.isArray(given.value) ? [...given.path, index] : given.path;
    return readPart(role, value, path, reader, notes) ?? [];
  });
  return withContent(role, parts, reader);
}

function readPart(
  role: Role,
  value: unknown,
  path: readonly PropertyKey[],
  reader: FieldReader,
  notes: InputNote[],
): WrittenPart | null {
  if (role === "binder" && typeof value === "string" && HAS_SHARE.test(value)) {
    reader.report(
      "bad-shape",
      `${shown(value)}: a binder is named without shares (A + B), or as [{name: A, mass_fraction: 1 wt%}, {name: B, mass_fraction: 0.5 wt%}], shares of the whole layer.`,
      path,
    );
    return null;
  }
  if (typeof value === "string" && value.trim() !== "")
    return { role, name: value.trim(), mass_fraction: null, ...NO_GRADE, path };
  if (!isObject(value) || typeof value.name !== "string" || value.name.trim() === "") {
    reader.report(
      "bad-shape",
      `${role} takes a name, or a group of keys with a name, not ${shown(value)}.`,
      path,
    );
    return null;
  }
  const amounts = Object.entries(value).flatMap(([key, inner]) =>
    key === "property" && isObject(inner)
      ? amountsOfProperty(role, inner, [...path, key], reader, notes)
      : amountIn(role, key, inner, [...path, key], reader),
  );
  const grade = gradeIn(value.grade, [...path, "grade"], reader);
  const qualities = role === "binder" ? qualitiesIn(value, path, reader) : {};
  if (amounts.length > 1)
    reader.report("given-twice", `${value.name} has more than one mass fraction.`, path);
  return { role, name: value.name.trim(), mass_fraction: amounts[0] ?? null, grade, qualities, path };
}

/** The mass fraction among the properties of a part, which may hold more than is read here: that is named as not used. */
function amountsOfProperty(
  role: Role,
  property: Record<string, unknown>,
  path: readonly PropertyKey[],
  reader: FieldReader,
  notes: InputNote[],
): number[] {
  return Object.entries(property).flatMap(([key, value]) => {
    const at = [...path, key];
    if (value === null || isOwnKey(key) || (role === "binder" && isQuality(key))) return [];
    const content = contentKey(key);
    if (content !== null) return massFraction(value, at, reader, content.unit);
    notes.push({ rule: "unmapped-key", message: notUsed(at), path: at });
    return [];
  });
}

/** The mass fraction a key of a part holds; keys that are neither it nor known are reported. */
function amountIn(
  role: Role,
  key: string,
  value: unknown,
  path: readonly PropertyKey[],
  reader: FieldReader,
): number[] {
  if (key === "name" || key === "grade" || CARRIED.has(key) || value === null) return [];
  if (role === "binder" && isQuality(key)) return [];
  const content = contentKey(key);
  if (content !== null) return massFraction(value, path, reader, content.unit);
  reader.report("unknown-key", `The key "${key}" is not known in a part of the coating.`, path, true);
  return [];
}

/** What a key says of the content of a part; null where it means something else. */
function contentKey(key: string): KeyMeaning | null {
  const meaning = meaningOf(key);
  return meaning !== null && (meaning.field.key === "binder_content" || key === "content") ? meaning : null;
}

function massFraction(
  value: unknown,
  path: readonly PropertyKey[],
  reader: FieldReader,
  unit?: string,
): number[] {
  const amount = reader.amount(value, "mass_fraction", path, unit);
  return amount === null ? [] : [amount];
}

/** The short form gives the content beside the name; that of a binder may stand alone, or be of its parts together. */
function withContent(role: Role, parts: WrittenPart[], reader: FieldReader): WrittenPart[] {
  const [only, ...others] = parts;
  const isOpen = parts.every(({ mass_fraction }) => mass_fraction === null);
  // read by itself
  if (role === "binder" && isOpen && parts.length !== 1) return parts;
  const key = `${role}_content`;
  const content = reader.given(key) === null ? null : reader.quantity(key);
  if (content === null) return parts;
  if (only !== undefined && others.length === 0 && isOpen) return [{ ...only, mass_fraction: content }];
  // of what is not there nobody gives the name
  if (role === "solid_electrolyte" && only === undefined && content === 0)
    return [{ role, name: "none", mass_fraction: 0, ...NO_GRADE, path: reader.path(key) }];
  const isLost = only !== undefined || content > 0;
  if (isLost)
    reader.report("contradiction", `${key} is given, but ${whyNot(role, parts, isOpen)}.`, reader.path(key));
  return parts;
}

/** Why a content cannot be that of parts. */
function whyNot(role: Role, parts: readonly WrittenPart[], isOpen: boolean): string {
  if (parts.length === 0) return `no ${role} is named`;
  return isOpen
    ? `${role} names ${parts.length} of them: give each its own`
    : `the mass fraction stands in ${role} already`;
}
