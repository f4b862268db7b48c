import type { Judgement } from "../engine/judgement.js";
import { verdictRank } from "../engine/verdict.js";
import { dominates, type Standing } from "../judging/dominance.js";
import { rejudge } from "../judging/rejudge.js";
import type { Ranked } from "../model/advice.js";
import type { Flip, Pair } from "../model/comparison-report.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Query } from "../model/query.js";
import type { CriterionId } from "../model/rule.js";
import { entryName } from "./candidate-name.js";
import { recordFlips } from "./supposed/flips.js";

const standingOf = ({ verdict, criteria }: Ranked): Standing => ({
  verdict,
  criteria: new Map(Object.entries(criteria) as [CriterionId, Ranked["criteria"][CriterionId]][]),
});

/** Entries of one layer, so that both have the same weights. */
export const entryDominates = (first: Ranked, second: Ranked): boolean =>
  dominates(
    standingOf(first),
    standingOf(second),
    new Map(criteriaOf(first).map(([id, { weight }]) => [id, weight])),
  );

type Result = Pick<Judgement, "verdict" | "score">;

/** A better verdict, or the same with a higher score as it is printed. */
export const isAhead = ({ verdict, score }: Result, of: Result): boolean => {
  const step = verdictRank(of.verdict) - verdictRank(verdict);
  return step > 0 || (step === 0 && score > of.score);
};

const criteriaOf = (entry: Ranked): [CriterionId, { value: number; weight: number }][] =>
  (Object.entries(entry.criteria) as [CriterionId, { value: number; weight: number }][]).filter(
    ([, { weight }]) => weight > 0,
  );

/** Σ w · value before rounding, in points. */
export const exactScore = (entry: Ranked): number =>
  criteriaOf(entry).reduce((sum, [, { value, weight }]) => sum + value * weight, 0);

/** The first against the second: where it leads, and each change that would put the second ahead. */
export function pairOf(first: Ranked, second: Ranked, query: Query, knowledge: Knowledge): Pair {
  const gaps = criteriaOf(first).map(([criterion, { value, weight }]) => ({
    criterion,
    weight,
    gap: value - second.criteria[criterion].value,
  }));
  return {
    first: entryName(first),
    second: entryName(second),
    verdict_decides: first.verdict !== second.verdict,
    lead: gaps
      .map(({ criterion, weight, gap }) => ({ criterion, points: places(weight * gap) }))
      .filter(({ points }) => points !== 0)
      .sort((a, b) => Math.abs(b.points) - Math.abs(a.points)),
    dominates: entryDominates(first, second),
    flips: gaps
      .map(({ criterion }) => flipOf(criterion, gaps, second))
      .filter(({ weight, value }) => weight !== null || value !== null),
    record_flips: recordFlips(second, query, knowledge, (judgement, changed) =>
      // what both are made of lifts the first as well
      isAhead(judgement, rejudge(first, query, changed)),
    ),
  };
}

const places = (value: number): number => Number(value.toFixed(2));

interface Gap {
  criterion: CriterionId;
  weight: number;
  gap: number;
}

/** The lead is a straight line in one weight, the others in their present ratio, and in one value. */
function flipOf(criterion: CriterionId, gaps: readonly Gap[], second: Ranked): Flip {
  const own = gaps.find((entry) => entry.criterion === criterion)!;
  const others = gaps.filter((entry) => entry !== own);
  const sum = others.reduce((total, { weight }) => total + weight, 0);
  const rest = sum === 0 ? 0 : others.reduce((total, { weight, gap }) => total + weight * gap, 0) / sum;
  const at = own.gap === rest ? Number.NaN : (100 * rest) / (rest - own.gap);
  const lead = gaps.reduce((total, { weight, gap }) => total + weight * gap, 0);
  const now = second.criteria[criterion].value;
  const needed = now + lead / own.weight;
  return {
    criterion,
    weight:
      at > 0 && at < 100
        ? { now: own.weight, wins: own.gap < rest ? "above" : "below", at: places(at) }
        : null,
    value: needed <= 1 && needed > now ? { now, at: places(needed) } : null,
  };
}
