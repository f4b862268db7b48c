import { closestWord } from "../closest-word.js";
import type { ProblemCode } from "../errors.js";
import type { InputNote } from "../model/formulation.js";
import { FIELDS, type Field, isOwnKey, type KeyMeaning, meaningOf, nameOf } from "./fields.js";

/** What a record says of one field, and where. */
export interface Given {
  field: Field;
  value: unknown;
  path: readonly PropertyKey[];
  /** what the key says of the unit */
  unit?: string;
}

export interface Flat {
  given: Map<string, Given>;
  notes: InputNote[];
}

/** Reports what is wrong at a path. */
export type Report = (
  code: ProblemCode,
  message: string,
  path: readonly PropertyKey[],
  ofKey?: boolean,
) => void;

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The sections of the long form, and those inside each. */
const SECTIONS: Record<string, readonly string[]> = {
  coating: ["component", "property"],
  processing: [],
  context: [],
  pressure: [],
  property: [],
};
/** These may hold more than is read here. */
const OPEN = new Set(["property"]);
/** Says who and when, not what; carried by the formats that have it. */
const METADATA = new Set([
  "schema_version",
  "provenance",
  "notes",
  "funding",
  "contributor",
  "license",
  "id",
  "short_id",
  "active_material_spec_id",
  "description",
  "comment",
]);

const byLongPath = new Map(FIELDS.flatMap((field) => (field.long ? [[field.long.join("."), field]] : [])));
/** The fields of a record, whichever form it is written in; what is not known or given twice is reported. */
export function flatten(value: Record<string, unknown>, report: Report): Flat {
  const flat: Flat = { given: new Map(), notes: [] };
  if (isObject(value.electrode_spec) && Object.hasOwn(value, "electrode_spec")) {
    const outside = Object.keys(value).filter((key) => key !== "electrode_spec" && !METADATA.has(key));
    for (const key of outside) unmapped(flat, [key]);
    visit(value.electrode_spec, ["electrode_spec"], "", { flat, report, isForeign: true });
    return flat;
  }
  visit(value, [], "", { flat, report, isForeign: false });
  return flat;
}

interface Visit {
  flat: Flat;
  report: Report;
  /** written for another tool: what says nothing here is noted, not refused */
  isForeign: boolean;
}

function visit(
  value: Record<string, unknown>,
  path: readonly PropertyKey[],
  section: string,
  context: Visit,
): void {
  for (const [key, inner] of Object.entries(value)) {
    const at = [...path, key];
    const meaning = meaningAt(key, section, context.isForeign);
    const isSection =
      isObject(inner) && (section === "" ? Object.hasOwn(SECTIONS, key) : isInside(section, key));
    if (isOwnKey(key)) continue;
    if (isSection) visit(inner, at, section === "" ? key : `${section}.${key}`, context);
    else if (context.isForeign && (METADATA.has(key) || key === "kind")) {
      if (key === "kind") unmapped(context.flat, at);
    } else if (meaning !== null) take({ ...meaning, value: inner, path: at }, context);
    else if (context.isForeign || isOpen(section)) unmapped(context.flat, at);
    else if (inner !== null) unknownKey(key, section, inner, at, context.report);
  }
}

/** What a key means where it stands; null where it means nothing there, or another thing than it does at the top. */
function meaningAt(
  key: string,
  section: string,
  isForeign = false,
): Pick<KeyMeaning, "field" | "unit"> | null {
  const field = section === "" ? undefined : byLongPath.get(`${placeOf(section)}.${key}`);
  if (field !== undefined) return { field };
  const meaning = meaningOf(key);
  // other names are those of lab sheets, and say other things in the files of others
  if (meaning === null || (isForeign && key !== meaning.field.key)) return null;
  if (section === "") return meaning;
  return !meaning.isGeneral || isOf(section, meaning.field) ? meaning : null;
}

/** The electrode-level property of BattINFO holds what the coating's may hold. */
const placeOf = (section: string): string => (section === "property" ? "coating.property" : section);

const isOf = (section: string, { long }: Field): boolean =>
  long?.join(".").startsWith(`${placeOf(section)}.`) ?? false;

const isInside = (section: string, key: string): boolean =>
  Object.hasOwn(SECTIONS, section) && SECTIONS[section]!.includes(key);

const isOpen = (section: string): boolean => OPEN.has(section.split(".").at(-1)!);

/** An empty value is not given; the same thing said twice is refused, whichever names it goes by. */
function take(given: Given, { flat, report }: Visit): void {
  if (given.value === null || given.value === undefined || given.value === "") return;
  const before = flat.given.get(given.field.key);
  if (before === undefined) {
    flat.given.set(given.field.key, given);
    return;
  }
  const [first, second] = [before.path.join("."), given.path.join(".")];
  report("given-twice", `${second} says again what ${first} says (${given.field.key}).`, given.path, true);
}

/** Said of a key that is carried and not read. */
export const notUsed = (path: readonly PropertyKey[]): string =>
  `${path.join(".")} says nothing to this tool and was not used.`;

const unmapped = (flat: Flat, path: readonly PropertyKey[]): void => {
  flat.notes.push({ rule: "unmapped-key", message: notUsed(path), path });
};

function unknownKey(
  key: string,
  section: string,
  value: unknown,
  path: readonly PropertyKey[],
  report: Report,
): void {
  const name = nameOf(key).trim().toLowerCase();
  const elsewhere = meaningOf(key)?.field;
  const why =
    elsewhere !== undefined
      ? saidElsewhere(elsewhere, section)
      : Object.hasOwn(SECTIONS, name) && !isObject(value)
        ? `a group of keys, and says too little by itself: write ${keysOf(name)}.`
        : `not known here.${didYouMean(key, section, value)}`;
  report("unknown-key", `The key "${key}" is ${why}`, path, true);
}

function saidElsewhere({ key, dimension, meaning }: Field, section: string): string {
  const near = FIELDS.find((field) => field.dimension === dimension && isOf(section, field));
  const hint = dimension === undefined || near === undefined ? "" : ` Did you mean ${near.key}?`;
  return `not known in ${section}: at the top it is ${key}, ${meaning}.${hint}`;
}

/** What the fields of a section are called at the top. */
function keysOf(section: string): string {
  const keys = FIELDS.filter((field) => isOf(section, field)).map(({ key, kind, meaning }) =>
    kind === "quantity" ? `${key} (${meaning})` : key,
  );
  return [keys.slice(0, -1).join(", "), ...keys.slice(-1)].join(" or ");
}

function didYouMean(key: string, section: string, value: unknown): string {
  const groups = section === "" ? Object.keys(SECTIONS) : (SECTIONS[section] ?? []);
  const proposals = new Map([
    ...FIELDS.flatMap((field) => proposalsOf(field, section)),
    ...(isObject(value) ? groups : []).map((group): Proposal => [group, group]),
  ]);
  const near = closestWord(key.toLowerCase(), [...proposals.keys()]);
  return near === null ? "" : ` Did you mean ${proposals.get(near)!}?`;
}

/** A word that may be meant, and what to write for it. */
type Proposal = [word: string, key: string];

/** What a field is called in a section; at the top, what stands in the long form alone has another name. */
function proposalsOf(field: Field, section: string): Proposal[] {
  const names = [field.key, ...field.aliases].filter((name) => meaningAt(name, section) !== null);
  const long = section === "" || isOf(section, field) ? (field.long ?? []).slice(-1) : [];
  return [
    ...names.map((name): Proposal => [name, name]),
    ...long.map((name): Proposal => [name, meaningAt(name, section) === null ? field.key : name]),
  ];
}
