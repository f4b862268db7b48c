import type { InputNote } from "../model/formulation.js";
import type { DesignContext } from "../model/query.js";
import { isWhole, wt } from "./composition.js";
import { type FieldReader, short } from "./field-reader.js";
import type { WrittenPart } from "./read-parts.js";

/** What a file says of the solid electrolyte of its layer. */
export type ReadElectrolyte = Pick<DesignContext, "solid_electrolyte" | "electrolyte_free">;

/** Said of an electrolyte that is not there, and where nothing is said. */
const NONE =
  /^(none( \(.*\))?|no|without|not used|0|\/|-|–|—|(no|without) (an? )?(solid )?(se|electrolyte)|(se|electrolyte)[- ]free)$/i;
const NOT_GIVEN = /^(n\/?a|nan|null|nil)$/i;

/** @param rest what the mass fractions lack to one; null where one is not given */
export function readElectrolyte(
  component: DesignContext["component"] | null,
  parts: readonly WrittenPart[],
  rest: number | null,
  reader: FieldReader,
  notes: InputNote[],
): ReadElectrolyte {
  const given = parts.filter((part) => isNone(part) || !NOT_GIVEN.test(part.name));
  const named = given.filter((part) => !isNone(part));
  const isSaidToBeNone = given.length > 0 && named.length === 0;
  const ids = named.map((part) => electrolyteId(part, named, reader, notes));
  for (const part of parts) checkContent(part, reader);
  // a table may hold a zero where nobody measured
  const isZero = isSaidToBeNone && (isUnnamed(reader) || !given.every(({ name }) => NONE.test(name)));
  if (component !== null && component !== "anode" && isSaidToBeNone && !isZero)
    reader.report(
      "out-of-scope",
      `A ${component} of a sulfide cell holds sulfide electrolyte: rules and records hold for none that is free of it.`,
      reader.path("solid_electrolyte"),
    );
  const isFree = component === "anode" && isAnodeFree(named[0], isSaidToBeNone, rest, reader, notes);
  if (component !== null && component !== "anode" && isZero)
    notes.push({
      rule: "assumed-context",
      message: `The content of the solid electrolyte is zero; the ${component} is taken to hold sulfide all the same.`,
      path: given[0]!.path,
    });
  else if (component === "cathode" && named.length === 0 && isWhole(rest))
    notes.push({
      rule: "assumed-context",
      message:
        "The composition adds up without a solid electrolyte; the cathode is taken to hold sulfide all the same.",
      path: reader.path("active_material"),
    });
  return {
    solid_electrolyte: ids.find((id) => id !== null) ?? null,
    electrolyte_free: isFree,
  };
}

const isUnnamed = (reader: FieldReader): boolean => reader.given("solid_electrolyte") === null;

/** Whatever it is called, of what a layer holds nothing it is free. */
const isNone = ({ name, mass_fraction }: WrittenPart): boolean => NONE.test(name) || mass_fraction === 0;

/** A layer that holds some of an electrolyte is not free of it, and one whose name is missing is not to be lost. */
function checkContent({ name, mass_fraction, path }: WrittenPart, reader: FieldReader): void {
  if (mass_fraction === null || mass_fraction === 0 || !(NONE.test(name) || NOT_GIVEN.test(name))) return;
  reader.report(
    "contradiction",
    `The solid electrolyte is "${short(name)}", but its content is ${wt(mass_fraction)} wt%.`,
    path,
  );
}

/** The id of a sulfide; null where it is none that is listed, which is taken for a sulfide unless it can be none. */
function electrolyteId(
  { name, path }: WrittenPart,
  all: readonly WrittenPart[],
  reader: FieldReader,
  notes: InputNote[],
): string | null {
  const found = reader.near("electrolyte", name);
  if ("id" in found) return found.id;
  const called = short(name);
  const { ids, isSulfide, isOther } = contentOf(name, reader);
  if (all.every((part) => isNoSulfide(contentOf(part.name, reader)))) {
    reader.report(
      "out-of-scope",
      `${called} is no sulfide: rules and records are about sulfide electrolytes, and hold for no oxide, halide or polymer.`,
      path,
    );
    return null;
  }
  const { nearest } = found;
  const hint = nearest.length === 0 ? "" : ` Did you mean ${nearest.join(" or ")}?`;
  const message = isOther
    ? `Of ${called} what is said here holds for the sulfide alone.`
    : isSulfide
      ? `"${called}" is a sulfide without a record of its own; what is said of sulfides is taken to hold.${hint}`
      : `No sulfide is known here as "${called}"; it is taken for one, and nothing here holds for oxides, halides or polymers.${hint}`;
  if (isOther || ids.length === 0) notes.push({ rule: "unknown-electrolyte", message, path });
  return ids[0] ?? null;
}

/** What a name is of: electrolytes that are listed, some sulfide, something that is none. */
interface Content {
  ids: string[];
  isSulfide: boolean;
  isOther: boolean;
}

function contentOf(name: string, reader: FieldReader): Content {
  const words = wordsOf(name);
  const ids = words.flatMap((word) => reader.idOrNull("electrolyte", word) ?? []);
  return { ids, isSulfide: ids.length > 0 || words.some(isSulfideWord), isOther: words.some(isOtherWord) };
}

const isNoSulfide = ({ isSulfide, isOther }: Content): boolean => isOther && !isSulfide;

const wordsOf = (name: string): string[] =>
  name
    .slice(0, LONGEST)
    .split(/[\s,;+@/()–-]+/)
    .filter((word) => word !== "");
/** Longer than the name of any electrolyte or composite. */
const LONGEST = 200;

const isSulfideWord = (word: string): boolean =>
  /^(L[A-Z]*PS|thio|argyrodite)|sul(f|ph)ide/i.test(word) || elementsOf(word).includes("S");

/** Electrolytes, and salts of liquid ones, that hold no sulfide, by short name or by formula. */
function isOtherWord(word: string): boolean {
  if (/^(LL[ZT]T?O|LATP|LAGP|LIPON|garnets?|NASICONs?|PEO)$/i.test(word)) return true;
  const elements = elementsOf(word);
  return elements.includes("Li") && elements.length > 1 && !elements.includes("S");
}

/** The symbols of a formula such as Li3InCl6; empty where it is none. */
function elementsOf(word: string): string[] {
  const symbols = word.replace(/[\d.·]/g, "");
  return /^([A-Z][a-z]?)+$/.test(symbols)
    ? [...symbols.matchAll(/[A-Z][a-z]?/g)].map(([symbol]) => symbol)
    : [];
}

function isAnodeFree(
  electrolyte: WrittenPart | undefined,
  isSaidToBeNone: boolean,
  rest: number | null,
  reader: FieldReader,
  notes: InputNote[],
): boolean {
  const said = reader.boolean("electrolyte_free");
  if (said === true && electrolyte !== undefined)
    reader.report(
      "contradiction",
      `The anode is said to be electrolyte-free, but holds ${short(electrolyte.name)}.`,
      reader.path("electrolyte_free"),
    );
  if (said === false && isSaidToBeNone)
    reader.report(
      "contradiction",
      "The anode is said not to be electrolyte-free, but its solid electrolyte is none.",
      reader.path("electrolyte_free"),
    );
  if (said !== null || isSaidToBeNone) return said ?? true;
  if (electrolyte !== undefined || !isWhole(rest)) return false;
  notes.push({
    rule: "assumed-context",
    message: "The composition adds up without a solid electrolyte, so the anode is taken to hold none.",
    path: reader.path("active_material"),
  });
  return true;
}
