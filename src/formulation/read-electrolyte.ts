import type { InputNote } from "../model/formulation.js";
import type { DesignContext } from "../model/query.js";
import { isWhole } from "./composition.js";
import type { FieldReader } from "./field-reader.js";
import type { WrittenPart } from "./read-parts.js";

/** What a file says of the solid electrolyte of its layer. */
export type ReadElectrolyte = Pick<DesignContext, "solid_electrolyte" | "electrolyte_free">;

/** Said of an electrolyte that is not there. */
const NONE = /^(none|no|without|-|–|—)$/i;

/** @param rest what the mass fractions lack to one; null where one is not given */
export function readElectrolyte(
  component: DesignContext["component"] | null,
  parts: readonly WrittenPart[],
  rest: number | null,
  reader: FieldReader,
  notes: InputNote[],
): ReadElectrolyte {
  const named = parts.filter(({ name, mass_fraction }) => !NONE.test(name) && mass_fraction !== 0);
  const isSaidToBeNone = parts.length > 0 && parts.every(({ name }) => NONE.test(name));
  const ids = named.map((part) => electrolyteId(part, named, reader, notes));
  if (component !== "anode" && isSaidToBeNone)
    reader.report(
      "out-of-scope",
      `A ${component} of a sulfide cell holds sulfide electrolyte: rules and records hold for none that is free of it.`,
      reader.path("solid_electrolyte"),
    );
  const isFree = component === "anode" && isAnodeFree(named[0], isSaidToBeNone, rest, reader, notes);
  if (component === "cathode" && named.length === 0 && isWhole(rest))
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

/** The id of a sulfide; null where it is none that is listed, which is taken for a sulfide unless it can be none. */
function electrolyteId(
  { name, path }: WrittenPart,
  all: readonly WrittenPart[],
  reader: FieldReader,
  notes: InputNote[],
): string | null {
  const found = reader.near("electrolyte", name);
  if ("id" in found) return found.id;
  const isNone = isNoSulfide(name);
  const hasSulfide = all.some((part) => part.name !== name && !isNoSulfide(part.name));
  if (isNone && !hasSulfide) {
    reader.report(
      "out-of-scope",
      `${name} is no sulfide: rules and records are about sulfide electrolytes, and hold for no oxide, halide or polymer.`,
      path,
    );
    return null;
  }
  const near = found.nearest.length === 0 ? "; it" : `; did you mean ${found.nearest.join(" or ")}? It`;
  notes.push({
    rule: "unknown-electrolyte",
    message: isNone
      ? `${name} is no sulfide: what is said here holds for the sulfide beside it alone.`
      : `No sulfide is known here as "${name}"${near} is taken for one, and nothing here holds for oxides, halides or polymers.`,
    path,
  });
  return null;
}

/** Short names of electrolytes that hold no sulfur. */
const OTHERS = /\b(LL[ZT]T?O|LATP|LAGP|LIPON|garnets?|NASICONs?|LISICONs?|PEO)\b/i;
/** What stands between the elements of a formula, as in Li3InCl6 or 75Li2S-25P2S5. */
const BETWEEN = /[\d.()·+\s–-]/g;
const ELEMENTS = /^([A-Z][a-z]?)+$/;

/** Whether a name or a formula leaves no doubt that it is of no sulfide. */
function isNoSulfide(name: string): boolean {
  if (OTHERS.test(name)) return !/sul(f|ph)ide|thio/i.test(name);
  const symbols = name.replace(BETWEEN, "");
  const elements: string[] = ELEMENTS.test(symbols) ? symbols.match(/[A-Z][a-z]?/g)! : [];
  return elements.includes("Li") && elements.length > 1 && !elements.includes("S");
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
      `The anode is said to be electrolyte-free, but holds ${electrolyte.name}.`,
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
