import { referenceText } from "../load/reference-text.js";
import type { Advice, CitedReference, RefId } from "../model/advice.js";
import type { Knowledge } from "../model/knowledge.js";
import { refsInTexts } from "../model/refs-in-texts.js";

type Answer = Omit<Advice, "summary" | "references">;

/** Each reference an answer names, once: the review's numbers in order, then other sources by id. */
export function citedReferences(answer: Answer, knowledge: Knowledge): CitedReference[] {
  return citedList(["review", ...refsIn(answer)], knowledge);
}

/** Each of the ids once, with its one-line citation; an id that nothing is known of is left out. */
export function citedList(refs: readonly RefId[], knowledge: Knowledge): CitedReference[] {
  const ids = new Set(refs);
  const numbers = [...ids].filter((id) => typeof id === "number").sort((a, b) => a - b);
  const sources = [...ids].filter((id) => typeof id === "string").sort();
  return [...numbers, ...sources].flatMap((id) => cited(id, knowledge) ?? []);
}

function refsIn(answer: Answer): RefId[] {
  const lists = [
    ...answer.context,
    ...answer.context_guidance,
    ...answer.ranking.flatMap((entry) => [
      ...entry.findings,
      ...entry.guidance,
      { refs: entry.evidence.refs },
      { refs: entry.solubility?.refs ?? [] },
    ]),
    ...answer.excluded.flatMap((entry) => entry.findings),
  ];
  return [...refsInTexts(answer.assumptions), ...lists.flatMap((entry) => entry.refs)];
}

function cited(id: RefId, knowledge: Knowledge): CitedReference | null {
  const record =
    typeof id === "number"
      ? knowledge.references.find((reference) => reference.id === id)
      : knowledge.sources.find((source) => source.id === id);
  return record ? { id, ...referenceText(record) } : null;
}
