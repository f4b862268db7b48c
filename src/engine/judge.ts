import type { Verdict } from "../model/advice.js";
import type { Criteria, Interval } from "../model/criteria.js";
import type { CriterionId, Rule } from "../model/rule.js";
import { criterionBase } from "./criterion-base.js";
import { rounded, shift } from "./interval.js";
import type { Candidate, Outcome, RuleProgram } from "./rule-program.js";
import { criterionSteps, isStepping } from "./steps.js";

export interface Judgement {
  candidate: Candidate;
  verdict: Verdict;
  criteria: Map<CriterionId, Interval>;
  score: number;
  scoreLow: number;
  scoreHigh: number;
  holding: Rule[];
  unknown: Rule[];
  /** ids of favour and avoid rules that hold but are not counted */
  uncounted: Set<string>;
  /** whole percent of the weight that stands on criteria nothing is known of */
  unknownWeight: number;
}

export interface JudgingContext {
  program: RuleProgram;
  criteria: Criteria;
  /** whole percents; 0 where a criterion does not apply */
  weights: Map<CriterionId, number>;
}

/** Verdict first, then the score: both from the same outcomes of the same rules. What is excluded has no score. */
export function judge(candidate: Candidate, context: JudgingContext): Judgement {
  const outcomes = context.program.outcomes(candidate);
  const having = (outcome: Outcome): Rule[] =>
    context.program.rules.filter((_, index) => outcomes[index] === outcome);
  const holding = having(true);
  if (holding.some((rule) => rule.effect === "exclude")) {
    return { ...NO_SCORE, candidate, holding, unknown: [], verdict: "excluded" };
  }
  const unknown = having(null);
  const scored = scoreCriteria(candidate, context, holding, unknown);
  return {
    candidate,
    ...scored,
    holding,
    unknown,
    verdict: verdictOf([...holding, ...context.program.context], unknown, candidate, scored.unknownWeight),
  };
}

const NO_SCORE = {
  criteria: new Map<CriterionId, Interval>(),
  uncounted: new Set<string>(),
  unknownWeight: 0,
  score: 0,
  scoreLow: 0,
  scoreHigh: 0,
};

function verdictOf(holding: Rule[], unknown: Rule[], candidate: Candidate, unknownWeight: number): Verdict {
  if (unknown.some((rule) => rule.effect === "exclude")) return "unknown";
  if (holding.some((rule) => rule.effect === "warn" && rule.severity === "high")) return "caution";
  return candidate.caps.length > 0 || unknownWeight > 50 ? "viable" : "recommended";
}

function scoreCriteria(candidate: Candidate, context: JudgingContext, holding: Rule[], unknown: Rule[]) {
  const criteria = new Map<CriterionId, Interval>();
  const uncounted = new Set<string>();
  let unknownWeight = 0;
  const [holdingSteps, unknownSteps] = [holding.filter(isStepping), unknown.filter(isStepping)];
  for (const criterion of context.criteria.criteria) {
    const base = criterionBase(criterion, context.criteria.unknown, candidate.facts);
    const moved = criterionSteps(criterion.id, holdingSteps, unknownSteps, context.criteria.steps.words);
    criteria.set(criterion.id, rounded(shift(base.interval, moved.step, moved.couldLower, moved.couldRaise)));
    for (const id of moved.uncounted) uncounted.add(id);
    if (base.isUnknown) unknownWeight += context.weights.get(criterion.id) ?? 0;
  }
  const score = (pick: (interval: Interval) => number) => weightedScore(criteria, context.weights, pick);
  return {
    criteria,
    uncounted,
    unknownWeight,
    score: score((i) => i.value),
    scoreLow: score((i) => i.low),
    scoreHigh: score((i) => i.high),
  };
}

/** Σ weight% · criterion, of the printed numbers, as a whole number of 0..100. */
function weightedScore(
  criteria: Map<CriterionId, Interval>,
  weights: Map<CriterionId, number>,
  pick: (interval: Interval) => number,
): number {
  let hundredths = 0;
  for (const [id, interval] of criteria) {
    hundredths += (weights.get(id) ?? 0) * Math.round(pick(interval) * 100);
  }
  return Math.round(hundredths / 100);
}
