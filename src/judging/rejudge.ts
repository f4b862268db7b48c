import type { Judgement } from "../engine/judgement.js";
import type { CandidateParts } from "../facts/candidates.js";
import type { Ranked } from "../model/advice.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Query } from "../model/query.js";
import { binderUnit } from "../solubility/binder-unit.js";
import { blendOf, type SolventSystem, solventSystem } from "../solubility/solvent-system.js";
import { LayerJudge } from "./layer-judge.js";

/** What names a candidate, whatever is known of it. */
export type CandidateIds = Pick<Ranked, "binder" | "solvents" | "scaffold">;

/** The same candidate as another knowledge judges it in the same layer. */
export function rejudge(candidate: CandidateIds, query: Query, knowledge: Knowledge): Judgement {
  return new LayerJudge(query, knowledge).judge(partsOf(candidate, knowledge));
}

/** The records of a candidate. */
export function partsOf({ binder, solvents, scaffold }: CandidateIds, knowledge: Knowledge): CandidateParts {
  return {
    binder: binder && binderUnit(binder.id, knowledge),
    solvent: solvents.length === 0 ? null : systemOf(solvents, knowledge),
    scaffold,
  };
}

function systemOf(solvents: CandidateIds["solvents"], knowledge: Knowledge): SolventSystem | null {
  const fractions = solvents.map(({ volume_fraction }) => volume_fraction);
  if (solvents.length === 1 || fractions.includes(null))
    return solventSystem(solvents.map(({ id }) => id).join("+"), knowledge);
  const parts = solvents.flatMap(({ id }) => knowledge.solvents.find((solvent) => solvent.id === id) ?? []);
  return blendOf(parts, fractions as number[]);
}
