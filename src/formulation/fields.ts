import type { Dimension } from "./quantity.js";

/** One thing a formulation may say: where it stands in the long form, and what else it is called. */
export interface Field {
  /** as the short form and a CSV column write it */
  key: string;
  kind: "text" | "boolean" | "parts" | "solvent" | "quantity" | "accept";
  dimension?: Dimension;
  /** its place in the long form, where it has one */
  long?: readonly string[];
  aliases: readonly string[];
  meaning: string;
}

const quantity = (
  key: string,
  dimension: Dimension,
  long: readonly string[] | undefined,
  aliases: readonly string[],
  meaning: string,
): Field => ({ key, kind: "quantity", dimension, ...(long ? { long } : {}), aliases, meaning });

const text = (
  key: string,
  long: readonly string[] | undefined,
  aliases: readonly string[],
  meaning: string,
): Field => ({
  key,
  kind: "text",
  ...(long ? { long } : {}),
  aliases,
  meaning,
});

/** Everything that can be said, the long form and the short one side by side. */
export const FIELDS: readonly Field[] = [
  text("schema", undefined, ["$schema"], "binder-advise/formulation@1"),
  text(
    "name",
    undefined,
    ["id", "sample", "sample id", "sample name", "formulation", "label"],
    "what the layer is called in the answer",
  ),
  text("description", undefined, ["comment", "remark", "remarks", "note"], "carried, not read"),
  text(
    "component",
    ["context", "component"],
    ["layer", "layer type", "electrode"],
    "cathode, anode or sheet",
  ),
  text("polarity", undefined, [], "BattINFO: positive is a cathode, negative an anode, unknown says nothing"),
  text(
    "process",
    ["processing", "route"],
    ["process type", "method"],
    "dry, wet or scaffold; BattINFO's aqueous and nmp are wet",
  ),
  text(
    "anode",
    ["context", "anode"],
    ["anode kind", "anode type"],
    "graphite, silicon, silicon-graphite, lithium-metal or anode-less",
  ),
  text(
    "anode_class",
    ["context", "anode_class"],
    [],
    "LLS or ULS; says the cell, so every layer may have it",
  ),
  {
    key: "electrolyte_free",
    kind: "boolean",
    long: ["context", "electrolyte_free"],
    aliases: [],
    meaning: "an anode without solid electrolyte",
  },
  text(
    "aim",
    ["context", "aim"],
    ["goal"],
    "balanced, energy-density, rate-capability, cycle-life or scale-up",
  ),
  text("cell", ["context", "cell"], ["cell format", "cell type"], "torque, pouch or prismatic"),
  quantity(
    "cathode_potential",
    "potential",
    ["context", "cathode_potential"],
    ["upper cut-off", "cut-off voltage"],
    "V vs. Li/Li+",
  ),
  quantity(
    "temperature",
    "temperature",
    ["context", "temperature"],
    ["operating temperature", "operation temperature"],
    "of operation",
  ),
  quantity(
    "stack_pressure",
    "pressure",
    ["pressure", "operation"],
    ["operating pressure", "operation pressure", "cell pressure"],
    "in operation",
  ),
  quantity(
    "fabrication_pressure",
    "pressure",
    ["pressure", "fabrication"],
    ["pressing pressure", "calendering pressure", "densification pressure"],
    "in fabrication",
  ),
  {
    key: "binder",
    kind: "parts",
    long: ["coating", "component", "binder"],
    aliases: ["polymer", "binder name", "polymer binder"],
    meaning: "a binder, or a blend joined by +",
  },
  text(
    "binder_grade",
    undefined,
    ["grade"],
    "as the supplier names it; a molecular weight, particle size or crystallinity in it is read where it has its unit",
  ),
  quantity(
    "binder_molecular_weight",
    "molar_mass",
    undefined,
    ["molecular weight", "mw", "molar mass", "polymer molecular weight", "binder mw"],
    "of the binder; the review does not say which average",
  ),
  quantity(
    "binder_particle_size",
    "length",
    undefined,
    ["polymer particle size"],
    "of the binder, as it goes into a dry process",
  ),
  quantity(
    "binder_crystallinity",
    "crystallinity",
    undefined,
    ["polymer crystallinity", "binder degree of crystallinity"],
    "of the binder",
  ),
  quantity(
    "binder_content",
    "mass_fraction",
    undefined,
    [
      "binder amount",
      "binder fraction",
      "binder mass fraction",
      "binder weight fraction",
      "binder loading",
      "binder wt",
      "wt",
      "weight",
      "weight fraction",
      "mass fraction",
    ],
    "of the dry layer",
  ),
  {
    key: "solvent",
    kind: "solvent",
    long: ["processing", "solvents"],
    aliases: ["solvents", "processing solvent", "slurry solvent", "solvent system"],
    meaning: "a solvent, or shares joined by +; none where none is used",
  },
  quantity(
    "solids_content",
    "mass_fraction",
    ["processing", "solids_content"],
    ["solid content", "solids", "solids loading"],
    "of the slurry",
  ),
  quantity(
    "drying_temperature",
    "temperature",
    ["processing", "drying_temperature"],
    ["drying temp", "drying t"],
    "highest in drying",
  ),
  text("scaffold", ["processing", "scaffold"], ["frame", "framework"], "the frame that is filled"),
  {
    key: "active_material",
    kind: "parts",
    long: ["coating", "component", "active_material"],
    aliases: ["active", "am", "cam"],
    meaning: "the active material",
  },
  quantity(
    "active_material_content",
    "mass_fraction",
    undefined,
    ["active material fraction", "active content", "am content", "cam content"],
    "of the dry layer",
  ),
  {
    key: "solid_electrolyte",
    kind: "parts",
    long: ["coating", "component", "solid_electrolyte"],
    aliases: ["electrolyte", "se", "sse"],
    meaning: "the sulfide in the layer",
  },
  quantity(
    "solid_electrolyte_content",
    "mass_fraction",
    undefined,
    ["electrolyte content", "se content", "solid electrolyte fraction"],
    "of the dry layer",
  ),
  {
    key: "additive",
    kind: "parts",
    long: ["coating", "component", "additive"],
    aliases: ["conductive additive", "carbon", "conductive carbon", "additives"],
    meaning: "carbon and other additives",
  },
  quantity(
    "additive_content",
    "mass_fraction",
    undefined,
    ["conductive additive content", "carbon content", "carbon fraction"],
    "of the dry layer",
  ),
  quantity(
    "loading",
    "loading",
    ["coating", "property", "loading"],
    ["mass loading", "areal loading", "areal mass loading"],
    "dry mass per area",
  ),
  quantity(
    "areal_capacity",
    "areal_capacity",
    ["coating", "property", "areal_capacity"],
    ["capacity loading"],
    "of the electrode",
  ),
  quantity(
    "thickness",
    "length",
    ["coating", "property", "dry_thickness"],
    ["dry thickness", "layer thickness", "film thickness", "sheet thickness"],
    "of the dry layer",
  ),
  {
    key: "accept",
    kind: "accept",
    aliases: ["accepted"],
    meaning: "findings put up with: rule, reason, until",
  },
];

/** Units that a key may end in, in the way of lab sheets and data frames: `stack_pressure_MPa`, `binder content (wt%)`. */
const SUFFIXES: readonly [RegExp, string][] = [
  [/[_ ]*(wt[_ ]?pct|wt\.? ?%|weight ?%|mass ?%)$/i, "wt%"],
  [/[_ ]*(vol[_ ]?pct|vol\.? ?%)$/i, "vol%"],
  [/_pct$|[_ ]*%$/, "%"],
  [/_kg_mol$/, "kg/mol"],
  [/_g_mol$/, "g/mol"],
  [/_MPa$/, "MPa"],
  [/_(deg)?C$/, "°C"],
  [/_K$/, "K"],
  [/_(um|µm)$/, "um"],
  [/_mg_cm2$/, "mg/cm2"],
  [/_mAh_cm2$/, "mAh/cm2"],
  [/_V$/, "V"],
];
const IN_BRACKETS = /^(.+?)\s*[[(]([^\])]+)[\])]\s*$/;

const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_.-]+/g, "");

const byName = new Map<string, Field>(
  FIELDS.flatMap((field) =>
    [field.key, ...field.aliases].map((name): [string, Field] => [plain(name), field]),
  ),
);

/** What these are of depends on where they stand: the temperature of a process is not that of operation. */
const GENERAL = new Set(
  [
    ...["name", "id", "sample", "sample id", "sample name", "formulation", "label"],
    ...["component", "layer", "layer type", "electrode", "method", "grade"],
    ...["temperature", "loading", "thickness", "wt", "weight", "weight fraction", "mass fraction", ""],
  ].map(plain),
);

export interface KeyMeaning {
  field: Field;
  /** whether it means the field at the top of a record, and in its own section, but may mean another thing in others */
  isGeneral: boolean;
  /** what the key itself says of the unit */
  unit?: string;
}

/** Each spelling of a key is looked up once. */
const meanings = new Map<string, KeyMeaning | null>();

/** The field that a key or a column heading means; null where it means none. */
export function meaningOf(key: string): KeyMeaning | null {
  const known = meanings.get(key);
  if (known !== undefined) return known;
  const found = lookUp(key);
  if (meanings.size < MOST_SPELLINGS) meanings.set(key, found);
  return found;
}
const MOST_SPELLINGS = 1000;

function lookUp(key: string): KeyMeaning | null {
  const meaning = (name: string, field: Field) => ({ field, isGeneral: GENERAL.has(plain(name)) });
  const whole = byName.get(plain(key));
  if (whole) return meaning(key, whole);
  const bracket = IN_BRACKETS.exec(key);
  const inside = bracket && amountCalled(bracket[1]!);
  if (inside) return { ...meaning(bracket![1]!, inside), unit: bracket![2]!.trim() };
  for (const [pattern, unit] of SUFFIXES) {
    const name = key.replace(pattern, "");
    const field = name === key ? null : amountCalled(name);
    if (field) return { ...meaning(name, field), unit };
  }
  return null;
}

/** A key without the unit it may end in. */
export const nameOf = (key: string): string =>
  IN_BRACKETS.exec(key)?.[1] ?? SUFFIXES.reduce((name, [pattern]) => name.replace(pattern, ""), key);

/** The amount that a key with a unit names: itself, or the content of the part it names, the binder's where it names none. */
function amountCalled(name: string): Field | null {
  const field = byName.get(plain(name));
  if (field?.kind === "quantity") return field;
  return byName.get(plain(`${name === "" ? "binder" : name} content`)) ?? null;
}

/** Keys that a lab keeps for itself; carried, not read. */
export const isOwnKey = (key: string): boolean => /^x[-_]/.test(key);
