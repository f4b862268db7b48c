import type { Judgement } from "../engine/judgement.js";
import { verdictRank } from "../engine/verdict.js";
import type { Interval } from "../model/criteria.js";
import type { CriterionId } from "../model/rule.js";

/** What is compared: a verdict, and an interval on each criterion. */
export interface Standing {
  verdict: Judgement["verdict"];
  criteria: ReadonlyMap<CriterionId, Interval>;
}

/**
 * True where the first is at least as good in verdict and in low, value and high of every criterion that weighs, and better
 * in one: no weights put the second ahead.
 */
export function dominates(
  first: Standing,
  second: Standing,
  weights: ReadonlyMap<CriterionId, number>,
): boolean {
  const step = verdictRank(second.verdict) - verdictRank(first.verdict);
  if (step < 0) return false;
  let isBetter = step > 0;
  for (const [id, weight] of weights) {
    if (weight === 0) continue;
    const a = first.criteria.get(id)!;
    const b = second.criteria.get(id)!;
    if (a.low < b.low || a.value < b.value || a.high < b.high) return false;
    isBetter ||= a.low > b.low || a.value > b.value || a.high > b.high;
  }
  return isBetter;
}

/** The best of each row that nothing else dominates, best first. */
export function frontOf<T extends Judgement>(
  ranked: readonly T[],
  weights: ReadonlyMap<CriterionId, number>,
): T[] {
  const rows = new Set<string>();
  const leaders = ranked.filter(({ candidate }) => {
    if (rows.has(candidate.rowKey)) return false;
    rows.add(candidate.rowKey);
    return true;
  });
  return leaders.filter((leader) => !leaders.some((other) => dominates(other, leader, weights)));
}
