import { ProblemError } from "../errors.js";
import { readFunctionalGroups, readGroupContributions } from "../load/read-group-contributions.js";
import { withParts } from "../load/with-parts.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Solvent } from "../model/solvent.js";
import { GROUP_METHOD, isGroupSum } from "../solubility/group-method.js";
import { type Chemistry, loadChemistry } from "./chemistry.js";
import { estimateBinder } from "./estimate-binder.js";
import { estimateSolvent } from "./estimate-solvent.js";
import { methodError } from "./method-error.js";
import { unitEstimate } from "./unit.js";

export interface Structures {
  binders: readonly string[];
  solvents: readonly string[];
}

export interface WithStructures {
  knowledge: Knowledge;
  /** ids of what was given, in that order: of what was estimated, or of the recorded solvent that has the structure */
  binders: string[];
  solvents: string[];
}

/**
 * The knowledge with binders and solvents that were given as structures, and every recorded solvent with a group sum beside
 * its tabulated parameters, to compare like with like.
 * @throws ProblemError with everything that cannot be read or estimated
 */
export async function withStructures(knowledge: Knowledge, structures: Structures): Promise<WithStructures> {
  const chemistry = await loadChemistry();
  const tables = readGroupContributions();
  const error = methodError(knowledge.binders, chemistry, tables);
  const refusals: string[] = [];
  const keep = <T extends object>(made: T | { refusals: string[] }): T[] => {
    if (!("refusals" in made)) return [made];
    refusals.push(...made.refusals);
    return [];
  };
  const binders = structures.binders.flatMap((text, index) =>
    keep(estimateBinder(numbered("estimated-binder", index), text, chemistry, tables, error)),
  );
  const groups = structures.solvents.length === 0 ? [] : readFunctionalGroups();
  // what is measured of a solvent is not estimated, however its structure is written
  const recorded = structures.solvents.length === 0 ? NOTHING : byStructure(knowledge.solvents, chemistry);
  const solvents = structures.solvents.flatMap((text, index) =>
    keep(
      recorded.get(chemistry(text)?.canonical ?? "") ??
        estimateSolvent(
          numbered("estimated-solvent", index),
          text,
          chemistry,
          tables,
          groups,
          knowledge.solvents,
        ),
    ),
  );
  const estimated = solvents.filter((solvent) => !knowledge.solvents.includes(solvent));
  if (refusals.length > 0)
    throw new ProblemError(refusals.map((message) => ({ code: "bad-structure", message, place: null })));
  const withSum = (solvent: Solvent): Solvent => {
    if (solvent.smiles === null || solvent.hansen.some(isGroupSum)) return solvent;
    const sum = unitEstimate(solvent.smiles, chemistry, tables);
    if ("refusal" in sum) return solvent;
    const record = { method: "estimated" as const, confirmed: false, source: GROUP_METHOD };
    return { ...solvent, hansen: [...solvent.hansen, { value: sum.hansen, ...record }] };
  };
  return {
    knowledge: withParts(knowledge, {
      binders: [...knowledge.binders, ...binders],
      solvents: [
        ...(binders.length > 0 ? knowledge.solvents.map(withSum) : knowledge.solvents),
        ...estimated,
      ],
    }),
    binders: binders.map(({ id }) => id),
    solvents: solvents.map(({ id }) => id),
  };
}

const NOTHING: ReadonlyMap<string, Solvent> = new Map();

const byStructure = (solvents: readonly Solvent[], chemistry: Chemistry): ReadonlyMap<string, Solvent> =>
  new Map(
    solvents.flatMap((solvent) => {
      const structure = solvent.smiles === null ? null : chemistry(solvent.smiles);
      return structure === null ? [] : [[structure.canonical, solvent] as const];
    }),
  );

const numbered = (name: string, index: number): string => (index === 0 ? name : `${name}-${index + 1}`);
