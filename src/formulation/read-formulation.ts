import { type Problem, ProblemError } from "../errors.js";
import { pressureRegime } from "../facts/query-facts.js";
import {
  AcceptanceEntry,
  type Formulation,
  type Ingredient,
  type InputNote,
  ROLES,
} from "../model/formulation.js";
import type { Knowledge } from "../model/knowledge.js";
import type { DesignContext } from "../model/query.js";
import { AIMS, ANODE_CLASSES, CELL_FORMATS, COMPONENTS, PROCESSES } from "../model/words.js";
import { restOf } from "./composition.js";
import { FieldReader, shown } from "./field-reader.js";
import { type Flat, flatten, isObject, type Report } from "./flatten.js";
import type { NameIndex } from "./names.js";
import type { RawRecord } from "./raw-record.js";
import { checkCathode, readAnode } from "./read-anode.js";
import { readElectrolyte } from "./read-electrolyte.js";
import { gradeText, readGrade } from "./read-grade.js";
import { readParts, type WrittenPart } from "./read-parts.js";
import { readSolvents } from "./read-solvents.js";

export type ReadResult = { formulation: Formulation } | { problems: Problem[]; name: string | null };

/** One record, understood and checked; or everything that is wrong with it, each with its place. */
export function readFormulation(raw: RawRecord, index: NameIndex): ReadResult {
  const problems: Problem[] = [];
  const report: Report = (code, message, path, ofKey) => {
    const place = raw.place(path, ofKey);
    const excerpt = raw.excerpt?.(place);
    problems.push({ code, message, place, ...(excerpt === undefined ? {} : { excerpt }) });
  };
  if (!isObject(raw.value)) {
    report("bad-shape", `A formulation is a group of keys, not ${shown(raw.value)}.`, []);
    return { problems, name: null };
  }
  const flat = flatten(raw.value, report);
  const reader = new FieldReader(flat, index, report, raw.written);
  const formulation = understood(flat, reader, index.knowledge);
  return problems.length > 0 ? { problems, name: formulation.name } : { formulation };
}

/** As above, for a record by itself. @throws ProblemError with everything that is wrong with it */
export function formulationOf(value: unknown, index: NameIndex, file = "formulation"): Formulation {
  const place = () => ({ file, line: 1, column: 1 });
  const read = readFormulation({ value, place }, index);
  if ("problems" in read) throw new ProblemError(read.problems);
  return read.formulation;
}

const SCHEMA = "binder-advise/formulation@1";

function understood(flat: Flat, reader: FieldReader, knowledge: Knowledge): Formulation {
  const notes: InputNote[] = [...flat.notes];
  const schema = reader.text("schema");
  if (schema !== null && reader.path("schema").at(-1) === "schema" && schema !== SCHEMA)
    reader.report("unknown-word", `The schema is ${SCHEMA}, not ${schema}.`, reader.path("schema"));
  const solvents = readSolvents(reader);
  const parts = Object.fromEntries(ROLES.map((role) => [role, readParts(role, reader, notes)])) as Record<
    (typeof ROLES)[number],
    WrittenPart[]
  >;
  const scaffold = named("scaffold", reader);
  const process = readProcess(reader, solvents, scaffold, notes);
  if (process.word === "scaffold" && solvents === null)
    notes.push({
      rule: "assumed-context",
      message: "No solvent is given; the scaffold is taken to be filled without one.",
      path: reader.path("scaffold"),
    });
  const composition = ROLES.flatMap((role) => parts[role]);
  const rest = restOf(composition, reader, notes);
  const context = readContext(reader, parts, process, rest, knowledge, notes);
  const binder = binderOf(parts.binder, reader);
  contradictions(reader, process.word, process.solvents ?? solvents, scaffold);
  const grade = gradeText(parts.binder, reader);
  return {
    name: reader.text("name"),
    context,
    binder,
    grade,
    ...readGrade(grade, parts.binder, reader, notes),
    scaffold,
    solvents: process.solvents ?? solvents,
    ingredients: composition.map(
      ({ role, name, mass_fraction }): Ingredient => ({ role, name, mass_fraction }),
    ),
    binder_content_wt_pct: binderContent(parts.binder, reader),
    solids_content_wt_pct: percent(reader.quantity("solids_content")),
    drying_temperature_C: reader.quantity("drying_temperature"),
    fabrication_pressure_MPa: reader.quantity("fabrication_pressure"),
    loading_mg_cm2: reader.quantity("loading"),
    areal_capacity_mAh_cm2: reader.quantity("areal_capacity"),
    thickness_um: reader.quantity("thickness"),
    accept: readAcceptances(reader),
    notes,
    paths: Object.fromEntries([...flat.given].map(([key, { path }]) => [key, path])),
  };
}

/** wt% of a fraction, without the dust of binary numbers. */
export const percent = <F extends number | null>(fraction: F): F =>
  (fraction === null ? null : Number((fraction * 100).toPrecision(6))) as F;

function named(key: "scaffold", reader: FieldReader): string | null {
  const text = reader.text(key);
  return text === null ? null : reader.id(key, text, reader.path(key));
}

interface ReadProcess {
  word: DesignContext["process"];
  /** what a route of BattINFO says of the solvent */
  solvents: Formulation["solvents"];
}

const ROUTES: Record<string, string> = { aqueous: "water", nmp: "n-methyl-2-pyrrolidone" };

/** Whether a process says its solvent too, so that it is understood together with the solvents beside it. */
export const namesSolvent = (process: string): boolean => Object.hasOwn(ROUTES, process.toLowerCase());

/** A route says one of the solvents; none named beside it may be of another. */
function readRoute(route: string, solvents: Formulation["solvents"], reader: FieldReader): ReadProcess {
  const id = reader.id("solvent", ROUTES[route]!, reader.path("process"));
  if (solvents === null)
    return { word: "wet", solvents: id === null ? null : { ids: [id], volume_fractions: null } };
  if (id !== null && solvents.ids.length > 0 && !solvents.ids.includes(id))
    reader.report(
      "contradiction",
      `The process ${route} says that the solvent is ${id}, but ${solvents.ids.join(" + ")} is named.`,
      reader.path("solvent"),
    );
  return { word: "wet", solvents };
}

/** The process as written, or as the rest of the record leaves no doubt of. */
function readProcess(
  reader: FieldReader,
  solvents: Formulation["solvents"],
  scaffold: string | null,
  notes: InputNote[],
): ReadProcess {
  const path = reader.path("process");
  const text = reader.text("process")?.toLowerCase() ?? null;
  if (text !== null && namesSolvent(text)) return readRoute(text, solvents, reader);
  if (text === "other") {
    notes.push({ rule: "unmapped-key", message: "The route other says no process.", path });
    return { word: null, solvents: null };
  }
  if (text !== null) return { word: processWord(text, reader), solvents: null };
  const assumed =
    scaffold !== null ? "scaffold" : solvents === null ? null : solvents.ids.length > 0 ? "wet" : "dry";
  if (assumed !== null) {
    const why = { scaffold: "a scaffold is named", wet: "a solvent is named", dry: "no solvent is used" }[
      assumed
    ];
    notes.push({
      rule: "assumed-context",
      message: `The process is not given; it is taken to be ${assumed}, since ${why}.`,
      path: reader.path(assumed === "scaffold" ? "scaffold" : "solvent"),
    });
  }
  return { word: assumed, solvents: null };
}

/** What labs call the processes and the layers beside our own words, with blanks for all that parts words. */
const PROCESS_NAMES: Record<string, string> = {
  slurry: "wet",
  "slurry casting": "wet",
  "tape casting": "wet",
  "solution casting": "wet",
  "solvent free": "dry",
  infiltration: "scaffold",
};
const COMPONENT_NAMES: Record<string, string> = {
  "positive electrode": "cathode",
  "negative electrode": "anode",
  separator: "sheet",
  membrane: "sheet",
  "se sheet": "sheet",
  "solid electrolyte": "sheet",
  electrolyte: "sheet",
};
/** Longer than any word for a process. */
const LONGEST = 100;
const ourWord = (names: Record<string, string>, text: string): string => {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, " ");
  return Object.hasOwn(names, plain) ? names[plain]! : text;
};

/** `wet slurry`, `dry process` and the like. */
const processWord = (text: string, reader: FieldReader): DesignContext["process"] => {
  const plain = text.slice(0, LONGEST).replace(/[\s_-](slurry|process(ing)?|coating|mixing|route)$/i, "");
  const word = ourWord(PROCESS_NAMES, plain);
  return reader.word(
    "process",
    PROCESSES.some((one) => one === word.toLowerCase().trim()) ? word : text,
    PROCESSES,
  );
};

const POLARITY = { positive: "cathode", negative: "anode", unknown: null } as const;
const POLARITIES = Object.keys(POLARITY) as (keyof typeof POLARITY)[];

function readContext(
  reader: FieldReader,
  parts: Record<(typeof ROLES)[number], WrittenPart[]>,
  process: ReadProcess,
  rest: number | null,
  knowledge: Knowledge,
  notes: InputNote[],
): DesignContext {
  const component = readComponent(reader);
  const isCathode = component === "cathode";
  const anode = isCathode ? null : readAnode(component, parts.active_material, reader, notes);
  const anodeClass = reader.choice("anode_class", ANODE_CLASSES);
  asideOf(component, reader, notes);
  if (isCathode) checkCathode(parts.active_material, reader);
  if (component === "anode" && anode === "lithium-metal" && process.word === "dry")
    reader.report(
      "contradiction",
      "A lithium metal foil is not made by a dry binder process: say wet to bind a protective layer beside it.",
      reader.path("process"),
    );
  const kind = knowledge.vocabulary.anode_kinds.find(({ id }) => id === anode);
  if (kind && anodeClass !== null && kind.anode_class !== anodeClass)
    reader.report(
      "contradiction",
      `A ${anode} anode is of class ${kind.anode_class}, not ${anodeClass}.`,
      reader.path("anode_class"),
    );
  const pressure = reader.quantity("stack_pressure");
  return {
    component: component ?? "cathode",
    process: process.word,
    anode_class: isCathode ? null : anodeClass,
    anode,
    ...readElectrolyte(component, parts.solid_electrolyte, rest, reader, notes),
    stack_pressure_MPa: pressure,
    pressure: pressure === null ? null : pressureRegime(pressure),
    cell: reader.choice("cell", CELL_FORMATS),
    aim: reader.choice("aim", AIMS) ?? "balanced",
    cathode_potential_V: reader.quantity("cathode_potential"),
    temperature_C: reader.quantity("temperature"),
    solvent_polarity: null,
    max_solvents: 2,
    binders: [],
    solvents: [],
    scaffolds: [],
    exclude_binders: [],
    exclude_solvents: [],
  };
}

/** Keys that speak of the anode of the cell, and say nothing of these layers. */
const ASIDE: Partial<Record<DesignContext["component"], readonly string[]>> = {
  cathode: ["anode", "anode_class", "electrolyte_free"],
  sheet: ["electrolyte_free"],
};

function asideOf(
  component: DesignContext["component"] | null,
  reader: FieldReader,
  notes: InputNote[],
): void {
  for (const key of (component && ASIDE[component]) ?? [])
    if (reader.given(key) !== null)
      notes.push({
        rule: "unmapped-key",
        message: `The key ${key} speaks of an anode and says nothing of a ${component}; it was left aside.`,
        path: reader.path(key),
      });
}

function readComponent(reader: FieldReader): DesignContext["component"] | null {
  const polarity = reader.choice("polarity", POLARITIES);
  const fromPolarity = polarity === null ? null : POLARITY[polarity];
  const text = reader.text("component")?.replace(/^(composite|solid electrolyte|electrolyte)\s+/i, "");
  if (text !== undefined) {
    const word = reader.word("component", ourWord(COMPONENT_NAMES, text), COMPONENTS);
    if (word !== null && fromPolarity !== null && word !== fromPolarity)
      reader.report(
        "contradiction",
        `The polarity says ${fromPolarity}, the component ${word}.`,
        reader.path("polarity"),
      );
    return word;
  }
  if (fromPolarity === null)
    reader.report("missing-choice", `The component is not given: ${COMPONENTS.join(", ")}.`, []);
  return fromPolarity;
}

function binderOf(parts: readonly WrittenPart[], reader: FieldReader): string | null {
  const ids = parts.map(({ name, path }) => reader.id("binder", name, path));
  if (ids.length === 0 || ids.includes(null)) return null;
  const joined = ids.join("+");
  // a blend may be named as one, `a+b`
  const single = joined.split("+");
  if (new Set(single).size === single.length) return reader.idOrNull("binder", joined) ?? joined;
  reader.report("given-twice", `A binder stands twice: ${single.join(", ")}.`, reader.path("binder"));
  return null;
}

/** The parts of the binder together; the short form may give the content of a binder it does not name. */
function binderContent(parts: readonly WrittenPart[], reader: FieldReader): number | null {
  if (parts.length === 0) return percent(reader.quantity("binder_content"));
  if (parts.some(({ mass_fraction }) => mass_fraction === null))
    return parts.length > 1 && reader.given("binder_content") !== null
      ? percent(reader.quantity("binder_content"))
      : null;
  return percent(parts.reduce((sum, { mass_fraction }) => sum + mass_fraction!, 0));
}

function contradictions(
  reader: FieldReader,
  process: DesignContext["process"],
  solvents: Formulation["solvents"],
  scaffold: string | null,
): void {
  const report = (message: string, key: string) => reader.report("contradiction", message, reader.path(key));
  if (process === "dry" && solvents !== null && solvents.ids.length > 0)
    report("A dry process uses no solvent: drop the solvent, or say wet.", "solvent");
  if (process === "wet" && solvents !== null && solvents.ids.length === 0)
    report("A wet slurry needs a solvent: name it, or say dry.", "solvent");
  if (scaffold !== null && process !== "scaffold")
    report(`A scaffold goes with the process scaffold, not with ${process}.`, "scaffold");
  if (process === "scaffold" && scaffold === null)
    report("The process scaffold needs the scaffold that is filled.", "process");
}

function readAcceptances(reader: FieldReader): Formulation["accept"] {
  const given = reader.given("accept");
  if (given === null) return [];
  if (!Array.isArray(given.value)) {
    reader.report(
      "bad-shape",
      `accept takes a list of rule, reason and until, not ${shown(given.value)}.`,
      given.path,
    );
    return [];
  }
  return given.value.flatMap((value, index) => {
    const parsed = AcceptanceEntry.safeParse(value);
    if (parsed.success) return parsed.data;
    reader.report(
      "bad-shape",
      "An accepted finding needs its rule, a reason, and the last day as until: YYYY-MM-DD.",
      [...given.path, index],
    );
    return [];
  });
}
