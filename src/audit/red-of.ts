import type { Knowledge } from "../model/knowledge.js";
import type { Side } from "../model/rule-book.js";
import { binderUnit } from "../solubility/binder-unit.js";
import { solubilityOf } from "../solubility/solubility.js";
import { solventSystem } from "../solubility/solvent-system.js";

/** RED of a side that names binder and solvent; without a solvent, in toluene, the usual one. Null: not calculable. */
export function redOf({ binder, solvent }: Side, knowledge: Knowledge): number | null {
  const unit = binder === undefined ? null : binderUnit(binder, knowledge);
  const system = solventSystem(solvent ?? "toluene", knowledge);
  return unit && system
    ? (solubilityOf(unit, system, { model: knowledge.solubility_model }).prediction?.red.value ?? null)
    : null;
}
