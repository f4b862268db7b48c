import type { FactLookup } from "../engine/condition.js";
import type { Verdict } from "../model/advice.js";
import type { BriefEvaluation } from "../model/evaluation.js";
import type { AmountLimits } from "./amount-classes.js";

/** What is said in brief of a formulation, but for its name and place. */
export interface BriefOutcome extends Omit<BriefEvaluation, "name" | "accepted" | "place"> {
  /** what a threshold looks at: the verdict with accepted findings left aside */
  gravity: { verdict: Verdict; isWarnedHigh: boolean };
}

/**
 * Formulations that differ in their amounts alone. What their layer and materials settle is settled once; amounts of the same
 * class come to the same.
 */
export interface Frame extends AmountLimits {
  facts: FactLookup;
  /** what is said whatever the amounts are */
  base: BriefOutcome;
  /** by the class of the amounts */
  outcomes: Map<number, BriefOutcome>;
}
