import {
  type AdviseOptions,
  advise,
  loadKnowledge,
  type QueryInput,
  type Ranked,
  resolveQuery,
} from "../../src/index.js";
import type { Advice } from "../../src/model/advice.js";

const knowledge = await loadKnowledge();

/** The whole answer to a question, on the whole knowledge. */
export const ask = (input: QueryInput, options: AdviseOptions = {}, known = knowledge): Advice =>
  advise(resolveQuery(input, known), known, { top: 10_000, ...options });

export const binderOf = (entry: Ranked): string => entry.binder?.id ?? "";
export const systemOf = (entry: Ranked): string => entry.solvents.map((solvent) => solvent.id).join("+");

/** The first entry of a binder, in the solvent system named if one is. */
export function entryOf(answer: Advice, binder: string, system?: string): Ranked {
  const found = answer.ranking.find(
    (entry) => binderOf(entry) === binder && (system === undefined || systemOf(entry) === system),
  );
  if (!found) throw new Error(`${binder} ${system ?? ""} is not ranked`);
  return found;
}

/** Binders in the order of their best entry. */
export const binderOrder = (answer: Advice): string[] => [...new Set(answer.ranking.map(binderOf))];

export const guidanceOf = (entry: Ranked, quantity: string) =>
  entry.guidance.filter((line) => line.quantity.toLowerCase().includes(quantity.toLowerCase()));

export const exclusionsOf = (answer: Advice, binder: string): string =>
  answer.excluded
    .filter((entry) => entry.binder?.id === binder)
    .flatMap((entry) => entry.findings.map((finding) => finding.message))
    .join(" ");
export { knowledge };
