import type { Command } from "commander";
import { ProblemError } from "../errors.js";
import type { Knowledge } from "../model/knowledge.js";
import { collect } from "./options.js";

/** Binders and solvents that nobody tabulated, given by their structure. */
export interface StructureOptions {
  binderSmiles?: string[];
  solventSmiles?: string[];
}

export const structureOptions = (command: Command): Command =>
  command
    .optionsGroup("Not tabulated:")
    .option(
      "--binder-smiles <units>",
      "a repeat unit such as '[*]CC([*])C#N', or a\ncopolymer as 'UNIT:0.3;UNIT:0.7' by mole",
      collect,
    )
    .option("--solvent-smiles <smiles>", "a solvent by its structure", collect);

/** The knowledge with what was given by structure, and the ids it got; the library is loaded only where there is any. */
export async function withOptions(
  knowledge: Knowledge,
  { binderSmiles = [], solventSmiles = [] }: StructureOptions,
): Promise<{ knowledge: Knowledge; binders: string[]; solvents: string[] }> {
  if (binderSmiles.length + solventSmiles.length === 0) return { knowledge, binders: [], solvents: [] };
  const { withStructures } = await import("../estimate/with-structures.js");
  return withStructures(knowledge, { binders: binderSmiles, solvents: solventSmiles });
}

/**
 * What the arguments name: a binder and then solvents, or solvents alone where the binder was given by structure.
 * @throws ProblemError where there is no binder, or more than one
 */
export function namedMaterials(
  first: string | undefined,
  others: readonly string[],
  estimated: { binders: string[]; solvents: string[] },
): { binder: string; solvents: string[] } {
  const named = first === undefined ? [] : [first, ...others];
  const [binder, ...solvents] = [...estimated.binders.slice(0, 1), ...named];
  const usage = (message: string) => new ProblemError([{ code: "usage", message, place: null }]);
  if (estimated.binders.length > 1)
    throw usage("One binder at a time: --binder-smiles stands more than once.");
  if (binder === undefined) throw usage("Name a binder, or give its repeat unit with --binder-smiles.");
  return { binder, solvents: [...solvents, ...estimated.solvents] };
}
