import type { Criterion, Weights, WeightWord } from "../model/criteria.js";
import type { CriterionId, WeightChange } from "../model/rule.js";

const LADDER: WeightWord[] = ["low", "normal", "high", "decisive"];
const RUNGS: Record<WeightChange, number> = { "much-less": -2, less: -1, more: 1, "much-more": 2 };

export interface WeightMove {
  criterion: CriterionId;
  change: WeightChange;
}

/**
 * Whole percents per criterion for one query. Moves are summed in rungs and limited once, so their order
 * never matters; a criterion that does not apply weighs 0 and the rest is rescaled.
 */
export function contextWeights(
  weights: Weights,
  component: keyof Weights["components"],
  moves: readonly WeightMove[],
  applicable: (criterion: CriterionId) => boolean,
): Map<CriterionId, number> {
  const raw = weights.components[component].map(({ criterion, weight }): [CriterionId, number] => {
    const rungs = moves.filter((move) => move.criterion === criterion).map((move) => RUNGS[move.change]);
    const word = climb(
      weight,
      rungs.reduce((sum, rung) => sum + rung, 0),
    );
    return [criterion, applicable(criterion) ? weights.words.values[word] : 0];
  });
  return wholePercents(raw);
}

function climb(word: WeightWord, rungs: number): WeightWord {
  const rung = LADDER.indexOf(word) + rungs;
  return LADDER[Math.min(LADDER.length - 1, Math.max(0, rung))]!;
}

/** Largest remainders; equal remainders go to the earlier criterion. Scaling every weight changes nothing. */
export function wholePercents(raw: [CriterionId, number][]): Map<CriterionId, number> {
  const total = raw.reduce((sum, [, weight]) => sum + weight, 0);
  if (total === 0) return new Map(raw.map(([id]) => [id, 0]));
  const exact = raw.map(([id, weight]) => ({ id, share: (weight / total) * 100 }));
  const percents = new Map(exact.map(({ id, share }) => [id, Math.floor(share + 1e-9)]));
  const left = 100 - [...percents.values()].reduce((sum, percent) => sum + percent, 0);
  const remainder = ({ id, share }: { id: CriterionId; share: number }) =>
    Math.round((share - percents.get(id)!) * 1e9);
  const byRemainder = [...exact].sort((a, b) => remainder(b) - remainder(a));
  for (const { id } of byRemainder.slice(0, left)) percents.set(id, percents.get(id)! + 1);
  return percents;
}

export const isApplicable = (
  criterion: Criterion,
  holds: (criterion: Criterion) => boolean | null,
): boolean => criterion.applies_when === undefined || holds(criterion) !== false;
