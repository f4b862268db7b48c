import type { Verdict } from "../model/advice.js";
import type { Interval } from "../model/criteria.js";
import type { CriterionId, Rule } from "../model/rule.js";
import type { FactLookup } from "./condition.js";

/** A candidate as the engine sees it: facts by name, and keys under which parts of it repeat. */
export interface Candidate {
  /** unique; the last word in every order */
  key: string;
  /** candidates that share it are one row of the table */
  rowKey: string;
  binderKey: string;
  solventKey: string;
  facts: FactLookup;
  /** compared after the score; smaller is better */
  tieBreak: number;
}

/** Verdict first, then the score: both from the same outcomes of the same rules. What is excluded has no score. */
export interface Judgement {
  candidate: Candidate;
  verdict: Verdict;
  /** place of the verdict among all, the best 0 */
  verdictRank: number;
  score: number;
  scoreLow: number;
  scoreHigh: number;
  criteria: ReadonlyMap<CriterionId, Interval>;
  holding: readonly Rule[];
  /** rules that could not be checked */
  unknown: readonly Rule[];
  /** ids of favour and avoid rules that hold but are not counted */
  uncounted: ReadonlySet<string>;
  /** whole percent of the weight that stands on criteria nothing is known of */
  unknownWeight: number;
}
