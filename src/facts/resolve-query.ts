import { type Problem, type ProblemCode, ProblemError } from "../errors.js";
import type { Knowledge } from "../model/knowledge.js";
import type { PressureRegime, Query } from "../model/query.js";
import { AIMS, ANODE_CLASSES, CELL_FORMATS, COMPONENTS, LEVELS, PROCESSES } from "../model/words.js";
import { contradictionsOf } from "./contradictions.js";
import { InputReader } from "./input-reader.js";
import { pressureRegime } from "./query-facts.js";

/** A query as a person gives it: names of any spelling, numbers perhaps still as text. */
export interface QueryInput {
  component?: string | undefined;
  process?: string | undefined;
  anode_class?: string | undefined;
  anode?: string | undefined;
  electrolyte_free?: boolean | undefined;
  solid_electrolyte?: string | undefined;
  stack_pressure_MPa?: string | number | undefined;
  pressure?: string | undefined;
  cell?: string | undefined;
  aim?: string | undefined;
  cathode_potential_V?: string | number | undefined;
  temperature_C?: string | number | undefined;
  solvent_polarity?: string | undefined;
  max_solvents?: string | number | undefined;
  binders?: readonly string[] | undefined;
  solvents?: readonly string[] | undefined;
  scaffolds?: readonly string[] | undefined;
  exclude_binders?: readonly string[] | undefined;
  exclude_solvents?: readonly string[] | undefined;
}

/**
 * The query with every name resolved and every word checked.
 * @throws ProblemError with all problems at once
 */
export function resolveQuery(input: QueryInput, knowledge: Knowledge): Query {
  const problems: Problem[] = [];
  const report = (code: ProblemCode, message: string): void => {
    problems.push({ code, message, place: null });
  };
  const read = new InputReader(knowledge, report);
  const component = read.neededChoice("--component", input.component, COMPONENTS);
  const process = read.neededChoice("--process", input.process, PROCESSES);
  const stackPressure = read.number("--stack-pressure", "MPa", input.stack_pressure_MPa, 0);
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
    cathode_potential_V: read.number("--cathode-potential", "V vs. Li/Li+", input.cathode_potential_V, 0),
    temperature_C: read.number("--temperature", "°C", input.temperature_C, -273.15),
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

/** `--pressure high` means the pressures of torque cells. */
const namedRegime = (word: "low" | "intermediate" | "high" | null): PressureRegime | null =>
  word === "high" ? "torque" : word;
