import type { CandidateParts } from "../../facts/candidates.js";
import type { DryingHeat } from "../../facts/formulation-facts.js";
import type { Verdict } from "../../model/advice.js";
import type { BriefEvaluation } from "../../model/evaluation.js";
import type { SolubilityFigures } from "../../solubility/figures.js";

/** What is said in brief of a formulation, but for its name and place. */
export interface BriefOutcome extends Omit<BriefEvaluation, "name" | "accepted" | "place"> {
  /** what a threshold looks at: the verdict with accepted findings left aside */
  gravity: { verdict: Verdict; isWarnedHigh: boolean };
}

/** What formulations are made of, amounts aside; one object for all that no rule and no criterion tells apart. */
export interface Materials {
  parts: CandidateParts;
  /** how the binder dissolves; null where there is no binder or no solvent */
  figures: SolubilityFigures | null;
  /** what drying is held against */
  heat: DryingHeat;
  binder: string | null;
  /** of those that records tell of, which amounts are held against */
  additives: readonly string[];
  /** rules of notes on the file that warn */
  warnings: readonly string[];
}
