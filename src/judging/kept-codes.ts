import { onceFor, remember } from "../facts/remember.js";
import type { Knowledge } from "../model/knowledge.js";

/** Facts of a thing in codes, by slot, as far as no layer has a say in them. */
export type KeptCodes = Float64Array;

/** No fact has this code. */
export const NOT_READ = Number.POSITIVE_INFINITY;

type Scope = "binder" | "solvent";

const keptOf = onceFor(
  (_: Knowledge): Record<Scope, Map<string, KeptCodes>> => ({ binder: new Map(), solvent: new Map() }),
);

/** The codes of a binder or a solvent system, which all layers of the same knowledge share. */
export function keptCodes(knowledge: Knowledge, scope: Scope, id: string, slots: number): KeptCodes {
  return remember(keptOf(knowledge)[scope], id, () => new Float64Array(slots).fill(NOT_READ));
}
