import type { SolubilityModel } from "../model/solubility-model.js";

export type SolubleConstants = Pick<SolubilityModel["soluble"], "intercept" | "ln_red">;

/** Chance that an amorphous polymer dissolves, 0 to 1, from its mean RED. */
export const probabilityOf = (meanRed: number, { intercept, ln_red }: SolubleConstants): number =>
  1 / (1 + Math.exp(-intercept - ln_red * Math.log(meanRed)));
