import type { Solvent } from "../model/solvent.js";
import { onceFor } from "./remember.js";

/** Sorts of hazard statements, by their codes. */
const SORTS = {
  isCarcinogenOrMutagen: /^H3[45]0/,
  isReprotoxic: /^H360/,
  isHigh: /^H(300|310|330|340|350)/,
  isMedium: /^H(301|311|314|331|341|351|360|361|37[0-3])/,
};

export type Hazards = Record<keyof typeof SORTS, boolean>;

/** Of carcinogens, mutagens and reproductive toxicants. */
export const isSevere = (code: string): boolean =>
  SORTS.isCarcinogenOrMutagen.test(code) || SORTS.isReprotoxic.test(code);

export const codesOf = ({ hazards }: Solvent): readonly string[] | null => hazards[0]?.h_codes ?? null;

/** The sorts of hazard statements that a solvent carries; null where none is recorded. A solvent stands in many blends. */
export const hazardsOf = onceFor((solvent: Solvent): Hazards | null => {
  const codes = codesOf(solvent);
  if (codes === null) return null;
  const carries = (sort: keyof Hazards) => codes.some((code) => SORTS[sort].test(code));
  return {
    isCarcinogenOrMutagen: carries("isCarcinogenOrMutagen"),
    isReprotoxic: carries("isReprotoxic"),
    isHigh: carries("isHigh"),
    isMedium: carries("isMedium"),
  };
});
