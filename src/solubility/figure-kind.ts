import {
  SOLUBILITY_BASES,
  SOLUBILITY_VERDICTS,
  type SolubilityBasis,
  type SolubilityVerdict,
} from "./decision.js";
import type { SolubilityFigures } from "./figures.js";

/** What figures say in words of closed lists. */
export type FigureKind = Pick<SolubilityFigures, "verdict" | "basis" | "isInsideMost">;

const VERDICTS: readonly (SolubilityVerdict | null)[] = [...SOLUBILITY_VERDICTS, null];
const BASES: readonly (SolubilityBasis | null)[] = [...SOLUBILITY_BASES, null];
const INSIDE = [false, true, null] as const;

/** Every kind there is; its place stands for it in a column of bytes. */
export const FIGURE_KINDS: readonly FigureKind[] = VERDICTS.flatMap((verdict) =>
  BASES.flatMap((basis) => INSIDE.map((isInsideMost) => ({ verdict, basis, isInsideMost }))),
);

/** The place of a kind in `FIGURE_KINDS`. */
export const kindOf = ({ verdict, basis, isInsideMost }: FigureKind): number =>
  (VERDICTS.indexOf(verdict) * BASES.length + BASES.indexOf(basis)) * INSIDE.length +
  INSIDE.indexOf(isInsideMost);
