import type { SolubilityModel } from "../model/solubility-model.js";

export type SolubleConstants = Pick<SolubilityModel["soluble"], "intercept" | "ln_red">;

/** Chance that an amorphous polymer dissolves, 0 to 1, from its mean RED. */
export const probabilityOf = (meanRed: number, { intercept, ln_red }: SolubleConstants): number =>
  1 / (1 + Math.exp(-intercept - ln_red * Math.log(meanRed)));

/** The mean RED at which the chance is so much, 0 to 1 without its ends. */
export const meanRedAt = (probability: number, { intercept, ln_red }: SolubleConstants): number =>
  Math.exp((Math.log(probability / (1 - probability)) - intercept) / ln_red);
