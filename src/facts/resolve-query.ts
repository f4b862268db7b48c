import { closestWord } from "../closest-word.js";
import { type Problem, type ProblemCode, ProblemError } from "../errors.js";
import type { Knowledge } from "../model/knowledge.js";
import type { PressureRegime, Query } from "../model/query.js";
import { AIMS, ANODE_CLASSES, CELL_FORMATS, COMPONENTS, LEVELS, PROCESSES } from "../model/words.js";
import { contradictionsOf } from "./contradictions.js";
import { InputReader } from "./input-reader.js";
import { COLDEST_C, HIGHEST_MPA, HIGHEST_V, HOTTEST_C } from "./plausible.js";
import { pressureRegime } from "./query-facts.js";

/** A query as a person gives it: names of any spelling, numbers perhaps still as text. What is left out is not given. */
export interface QueryInput {
  /** needed: cathode, anode or sheet */
  component?: string | undefined;
  /** needed: dry, wet or scaffold */
  process?: string | undefined;
  /** LLS or ULS: limited or unlimited lithium storage */
  anode_class?: string | undefined;
  /** graphite, silicon, silicon-graphite, lithium-metal or anode-less; for a sheet the anode it meets */
  anode?: string | undefined;
  /** the anode holds no solid electrolyte; false unless given */
  electrolyte_free?: boolean | undefined;
  /** the sulfide in the layer */
  solid_electrolyte?: string | undefined;
  /** in operation, not in fabrication; 0 to 2000 */
  stack_pressure_MPa?: string | number | undefined;
  /** without a number: low is below 4 MPa, intermediate 4 to below 10, high 10 and more */
  pressure?: string | undefined;
  /** torque, pouch or prismatic */
  cell?: string | undefined;
  /** balanced unless given; energy-density, rate-capability, cycle-life or scale-up */
  aim?: string | undefined;
  /** upper potential, V vs. Li/Li+, 0 to 10 */
  cathode_potential_V?: string | number | undefined;
  /** highest in drying or operation, up to 1000 */
  temperature_C?: string | number | undefined;
  /** at most low, medium or high */
  solvent_polarity?: string | undefined;
  /** 1: no blends; 2 unless given */
  max_solvents?: string | number | undefined;
  /** only these; all unless given */
  binders?: readonly string[] | undefined;
  /** only these, pairs as a+b; all, and reported pairs, unless given */
  solvents?: readonly string[] | undefined;
  scaffolds?: readonly string[] | undefined;
  exclude_binders?: readonly string[] | undefined;
  exclude_solvents?: readonly string[] | undefined;
}

/**
 * The query with every name resolved and every word checked.
 * @throws ProblemError with all problems at once
 */
export function resolveQuery(given: QueryInput, knowledge: Knowledge): Query {
  const input = shapedInput(given);
  const problems: Problem[] = [];
  const report = (code: ProblemCode, message: string): void => {
    problems.push({ code, message, place: null });
  };
  const read = new InputReader(knowledge, report);
  const component = read.neededChoice("--component", input.component, COMPONENTS);
  const process = read.neededChoice("--process", input.process, PROCESSES);
  const stackPressure = read.number("--stack-pressure", "MPa", input.stack_pressure_MPa, 0, HIGHEST_MPA);
  const regime = read.choice("--pressure", input.pressure, ["low", "intermediate", "high"]);
  const query = {
    component,
    process,
    anode_class: read.choice("--anode-class", input.anode_class?.toUpperCase(), ANODE_CLASSES),
    anode: read.anode(input.anode),
    electrolyte_free: input.electrolyte_free ?? false,
    solid_electrolyte: read.name("--solid-electrolyte", "electrolyte", input.solid_electrolyte),
    stack_pressure_MPa: stackPressure,
    pressure: stackPressure === null ? namedRegime(regime) : pressureRegime(stackPressure),
    cell: read.choice("--cell", input.cell, CELL_FORMATS),
    aim: read.choice("--aim", input.aim, AIMS) ?? ("balanced" as const),
    cathode_potential_V: read.number(
      "--cathode-potential",
      "V vs. Li/Li+",
      input.cathode_potential_V,
      0,
      HIGHEST_V,
    ),
    temperature_C: read.number("--temperature", "°C", input.temperature_C, COLDEST_C, HOTTEST_C),
    solvent_polarity: read.choice("--solvent-polarity", input.solvent_polarity, LEVELS),
    max_solvents: read.wholeNumber("--max-solvents", input.max_solvents, 1, 2) ?? 2,
    binders: read.names("--binder", "binder", input.binders),
    solvents: read.names("--solvent", "solvent", input.solvents),
    scaffolds: read.names("--scaffold", "scaffold", input.scaffolds),
    exclude_binders: read.names("--exclude-binder", "binder", input.exclude_binders),
    exclude_solvents: read.names("--exclude-solvent", "solvent", input.exclude_solvents),
  };
  for (const message of contradictionsOf(
    { ...query, named_regime: namedRegime(regime) },
    knowledge.vocabulary.anode_kinds,
  )) {
    report("contradiction", message);
  }
  if (problems.length > 0 || component === null || process === null) throw new ProblemError(problems);
  return { ...query, component, process };
}

type Shape = "text" | "number" | "texts" | "boolean";
const SHAPES: Record<keyof QueryInput, Shape> = {
  component: "text",
  process: "text",
  anode_class: "text",
  anode: "text",
  electrolyte_free: "boolean",
  solid_electrolyte: "text",
  stack_pressure_MPa: "number",
  pressure: "text",
  cell: "text",
  aim: "text",
  cathode_potential_V: "number",
  temperature_C: "number",
  solvent_polarity: "text",
  max_solvents: "number",
  binders: "texts",
  solvents: "texts",
  scaffolds: "texts",
  exclude_binders: "texts",
  exclude_solvents: "texts",
};
const HAS_SHAPE: Record<Shape, (value: unknown) => boolean> = {
  text: (value) => typeof value === "string",
  number: (value) => typeof value === "number" || typeof value === "string",
  texts: (value) => Array.isArray(value) && value.every((entry) => typeof entry === "string"),
  boolean: (value) => typeof value === "boolean",
};

/** What a program gave, without what is null. @throws ProblemError with every key that is none, or of another kind */
function shapedInput(given: QueryInput): QueryInput {
  const entries = Object.entries(given ?? {}).filter(([, value]) => value !== null && value !== undefined);
  const problems = entries.flatMap(([key, value]): Problem[] => {
    if (!Object.hasOwn(SHAPES, key)) return [{ code: "unknown-key", message: unknownKey(key), place: null }];
    const shape = SHAPES[key as keyof QueryInput];
    const message = `${key} takes ${shape === "texts" ? "a list of texts" : `a ${shape}`}, not ${JSON.stringify(value)}.`;
    return HAS_SHAPE[shape](value) ? [] : [{ code: "bad-shape", message, place: null }];
  });
  if (problems.length > 0) throw new ProblemError(problems);
  return Object.fromEntries(entries);
}

function unknownKey(key: string): string {
  const near = closestWord(key, Object.keys(SHAPES));
  return `A query has no ${key}${near === null ? `; it has ${Object.keys(SHAPES).join(", ")}.` : `; did you mean ${near}?`}`;
}

/** `--pressure high` means the pressures of torque cells. */
const namedRegime = (word: "low" | "intermediate" | "high" | null): PressureRegime | null =>
  word === "high" ? "torque" : word;
