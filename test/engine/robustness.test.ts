import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rank } from "../../src/engine/rank.js";
import { type Drawn, robustnessOf } from "../../src/engine/robustness.js";
import { loadKnowledge, resolveQuery } from "../../src/index.js";
import { judgeQuery } from "../../src/judging/judge-query.js";
import { AHEAD, ROBUSTNESS } from "../../src/model/defaults.js";
import type { CriterionId } from "../../src/model/rule.js";

const knowledge = await loadKnowledge();
const QUESTIONS = [
  { component: "cathode", process: "dry" },
  { component: "cathode", process: "wet" },
  { component: "anode", process: "wet", anode: "silicon-graphite" },
  { component: "sheet", process: "wet", aim: "rate-capability" },
];
const judged = QUESTIONS.map((question) => {
  const { context, judgements } = judgeQuery(resolveQuery(question, knowledge), knowledge);
  return { weights: context.weights, ranked: rank(judgements).map(({ judgement }) => judgement) };
});

const CRITERIA = [...judged[0]!.weights.keys()];
const exactScore = ({ criteria }: Drawn, weights: ReadonlyMap<CriterionId, number>): number =>
  [...weights].reduce((sum, [id, weight]) => sum + weight * criteria.get(id)!.value, 0);

/** Weights in whole percents, and rows with hundredths as values, ranked by rounded score as a ranking is. */
const madeUp = fc
  .record({
    cuts: fc.array(fc.integer({ min: 0, max: 100 }), {
      minLength: CRITERIA.length - 1,
      maxLength: CRITERIA.length - 1,
    }),
    rows: fc.array(
      fc.array(fc.integer({ min: 40, max: 60 }), { minLength: CRITERIA.length, maxLength: CRITERIA.length }),
      { minLength: 2, maxLength: 5 },
    ),
  })
  .map(({ cuts, rows }) => {
    const ends = [0, ...cuts.sort((a, b) => a - b), 100];
    const weights = new Map(CRITERIA.map((id, index) => [id, ends[index + 1]! - ends[index]!]));
    const ranked = rows.map((hundredths, row) => {
      const criteria = new Map(
        CRITERIA.map((id, index) => {
          const value = hundredths[index]! / 100;
          return [id, { low: 0, value, high: 1 }];
        }),
      );
      const candidate = { rowKey: `row-${row}` };
      return { candidate, verdict: "viable", scoreLow: 0, scoreHigh: 100, criteria } as unknown as Drawn;
    });
    const rounded = (row: Drawn) => Math.round(exactScore(row, weights));
    return { weights, ranked: ranked.sort((a, b) => rounded(b) - rounded(a)) };
  });

describe("how firm an order is", () => {
  it("the same seed gives the same shares, another seed the same leader within a few per cent", () => {
    for (const { ranked, weights } of judged) {
      const once = robustnessOf(ranked, weights, ROBUSTNESS)!;
      expect(robustnessOf(ranked, weights, ROBUSTNESS)).toEqual(once);
      const other = robustnessOf(ranked, weights, { ...ROBUSTNESS, seed: 99 })!;
      for (const [index, contender] of once.contenders.entries())
        expect(Math.abs(contender.first - other.contenders[index]!.first)).toBeLessThan(0.08);
    }
  });
  it("shares of first add up to 1, and what is tied is what the leader is not ahead of", () => {
    for (const { ranked, weights } of judged) {
      const { contenders, tied } = robustnessOf(ranked, weights, ROBUSTNESS)!;
      expect(contenders.reduce((sum, { first }) => sum + first, 0)).toBeCloseTo(1, 9);
      for (const { judgement, aheadOfLeader, first, topThree } of contenders.slice(1)) {
        expect(topThree).toBeGreaterThanOrEqual(first);
        expect(tied.includes(judgement)).toBe(1 - aheadOfLeader < AHEAD);
      }
      expect(tied[0]).toBe(contenders[0]!.judgement);
    }
  });
  it("weights drawn ever closer to ours, and no unknowns, leave the leader in front", () => {
    for (const { ranked, weights } of judged) {
      const sure = ranked.map(({ candidate, verdict, scoreLow, scoreHigh, criteria }) => ({
        candidate,
        verdict,
        scoreLow,
        scoreHigh,
        criteria: new Map([...criteria].map(([id, { value }]) => [id, { low: value, value, high: value }])),
      }));
      const { contenders } = robustnessOf(sure, weights, { ...ROBUSTNESS, concentration: 1e7, draws: 50 })!;
      const exact = (judgement: (typeof sure)[number]) =>
        [...weights].reduce((sum, [id, weight]) => sum + weight * judgement.criteria.get(id)!.value, 0);
      const best = contenders.reduce((a, b) =>
        exact(b.judgement as never) > exact(a.judgement as never) ? b : a,
      );
      expect(best.first).toBeGreaterThan(0.5);
    }
  });
  it("inside a weight range the leader stays first, just outside it does not", () => {
    for (const { ranked, weights } of judged) {
      const { contenders, weightRanges } = robustnessOf(ranked, weights, { ...ROBUSTNESS, draws: 1 })!;
      const leads = (criterion: CriterionId, percent: number) => {
        const rest = [...weights].reduce((sum, [id, weight]) => sum + (id === criterion ? 0 : weight), 0);
        const score = ({ criteria }: Drawn) =>
          [...weights].reduce(
            (sum, [id, weight]) =>
              sum +
              criteria.get(id)!.value * (id === criterion ? percent : (weight / rest) * (100 - percent)),
            0,
          );
        const [first, ...others] = contenders.map(({ judgement }) => score(judgement));
        return others.every((other) => first! >= other - 1e-9);
      };
      for (const { criterion, from, to } of weightRanges) {
        expect(leads(criterion, from) && leads(criterion, to), criterion).toBe(true);
        if (from > 0) expect(leads(criterion, from - 1), criterion).toBe(false);
        if (to < 100) expect(leads(criterion, to + 1), criterion).toBe(false);
      }
    }
  });
  it("every range holds the present weight, and there is none where a rival has more before rounding", () => {
    fc.assert(
      fc.property(madeUp, ({ weights, ranked }) => {
        const { contenders, weightRanges } = robustnessOf(ranked, weights, { ...ROBUSTNESS, draws: 1 })!;
        const [leader, ...rivals] = contenders.map(({ judgement }) => exactScore(judgement, weights));
        const isAhead = rivals.every((rival) => rival <= leader! + 1e-9);
        expect(weightRanges.length > 0).toBe(isAhead);
        for (const { weight, from, to } of weightRanges) {
          expect(from).toBeLessThanOrEqual(weight);
          expect(to).toBeGreaterThanOrEqual(weight);
        }
      }),
    );
  });
  it("nothing ranked is nothing to draw", () => {
    expect(robustnessOf([], new Map(), ROBUSTNESS)).toBeNull();
  });
});
