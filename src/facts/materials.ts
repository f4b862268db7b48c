import { type Problem, ProblemError } from "../errors.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Solvent } from "../model/solvent.js";
import { type BinderUnit, binderUnit } from "../solubility/binder-unit.js";
import { ROOM_C } from "../solubility/liquid.js";
import { type SolventSystem, solventSystem } from "../solubility/solvent-system.js";
import { InputReader } from "./input-reader.js";
import { COLDEST_C, HOTTEST_C } from "./plausible.js";

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

/**
 * A binder, solvents and a temperature as a person types them.
 * @throws ProblemError with everything that cannot be read
 */
export function readMaterials(input: MaterialsInput, knowledge: Knowledge): Materials {
  const problems: Problem[] = [];
  const reader = new InputReader(knowledge, (code, message) => problems.push({ code, message, place: null }));
  const binder = reader.name("BINDER", "binder", input.binder);
  const solvents = reader.names("SOLVENT", "solvent", input.solvents);
  const temperature = reader.number("--temperature", "°C", input.temperature, COLDEST_C, HOTTEST_C);
  if (problems.length > 0) throw new ProblemError(problems);
  return {
    binder: binderUnit(binder!, knowledge)!,
    solvents: solvents.flatMap((id) => solventSystem(id, knowledge) ?? []),
    temperature_C: temperature ?? ROOM_C,
  };
}

/**
 * A binder and the two or three solvents of a blend.
 * @throws ProblemError with everything that cannot be read
 */
export function readBlend(
  input: MaterialsInput & { dryingTemperature?: string | undefined },
  knowledge: Knowledge,
): { binder: BinderUnit; solvents: Solvent[]; temperature_C: number; drying_temperature_C: number } {
  const problems: Problem[] = [];
  const reader = new InputReader(knowledge, (code, message) => problems.push({ code, message, place: null }));
  const binder = reader.name("BINDER", "binder", input.binder);
  const ids = input.solvents.map((text) => reader.name("SOLVENT", "solvent", text));
  const temperature = reader.number("--temperature", "°C", input.temperature, COLDEST_C, HOTTEST_C);
  const drying = reader.number("--drying-temperature", "°C", input.dryingTemperature, COLDEST_C, HOTTEST_C);
  const usage = (message: string) => problems.push({ code: "usage", message, place: null });
  if (ids.length < 2 || ids.length > 3)
    usage(`A blend takes two or three solvents, not ${ids.length}; each is an argument of its own.`);
  if (new Set(ids).size < ids.length && !ids.includes(null)) usage("A solvent stands twice in the blend.");
  if (ids.some((id) => id?.includes("+"))) usage("Name the solvents one by one, not as a pair a+b.");
  if (problems.length > 0) throw new ProblemError(problems);
  return {
    binder: binderUnit(binder!, knowledge)!,
    solvents: ids.flatMap((id) => knowledge.solvents.find((solvent) => solvent.id === id) ?? []),
    temperature_C: temperature ?? ROOM_C,
    drying_temperature_C: drying ?? ROOM_C,
  };
}
