import { type CandidateIds, partsOf } from "../../judging/rejudge.js";
import type { Knowledge } from "../../model/knowledge.js";
import type { Query } from "../../model/query.js";
import { binderChanges } from "./binder-changes.js";
import type { Changeable } from "./changeable.js";
import { gradeChange, reportChange, solubilityChange } from "./pair-changes.js";
import { solventChanges } from "./solvent-changes.js";

/** Every property of a candidate that a better sample, grade or study could change. */
export function changesOf(candidate: CandidateIds, query: Query, knowledge: Knowledge): Changeable[] {
  const { binder, solvent } = partsOf(candidate, knowledge);
  const polymers = binder?.parts ?? knowledge.binders.filter(({ id }) => id === candidate.scaffold?.id);
  const solvents = solvent?.parts ?? [];
  return [
    ...polymers.flatMap((part) => binderChanges(part, query, knowledge)),
    ...(solvent && binder?.parts.length === 1
      ? [...solubilityChange(polymers[0]!, solvent.id, knowledge), ...gradeChange(polymers[0]!, knowledge)]
      : []),
    ...solvents.flatMap((part) => solventChanges(part, knowledge)),
    ...reportChange(candidate, query, knowledge),
  ];
}
