import { type Problem, ProblemError } from "../errors.js";
import type { Knowledge } from "../model/knowledge.js";
import { type BinderUnit, binderUnit } from "../solubility/binder-unit.js";
import { ROOM_C } from "../solubility/liquid.js";
import { type SolventSystem, solventSystem } from "../solubility/solvent-system.js";
import { InputReader } from "./input-reader.js";

export interface MaterialsInput {
  binder: string;
  solvents: readonly string[];
  /** °C */
  temperature?: string | undefined;
}

export interface Materials {
  binder: BinderUnit;
  solvents: SolventSystem[];
  temperature_C: number;
}

const ABSOLUTE_ZERO_C = -273.15;

/**
 * A binder, solvents and a temperature as a person types them.
 * @throws ProblemError with everything that cannot be read
 */
export function readMaterials(input: MaterialsInput, knowledge: Knowledge): Materials {
  const problems: Problem[] = [];
  const reader = new InputReader(knowledge, (code, message) => problems.push({ code, message, place: null }));
  const binder = reader.name("BINDER", "binder", input.binder);
  const solvents = reader.names("SOLVENT", "solvent", input.solvents);
  const temperature = reader.number("--temperature", "°C", input.temperature, ABSOLUTE_ZERO_C);
  if (problems.length > 0) throw new ProblemError(problems);
  return {
    binder: binderUnit(binder!, knowledge)!,
    solvents: solvents.flatMap((id) => solventSystem(id, knowledge) ?? []),
    temperature_C: temperature ?? ROOM_C,
  };
}
