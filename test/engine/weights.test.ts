import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contextWeights, wholePercents } from "../../src/engine/weights.js";
import type { Weights } from "../../src/model/criteria.js";
import type { CriterionId } from "../../src/model/rule.js";

const ids: CriterionId[] = ["ion-transport", "adhesion", "processability", "sulfide-compatibility"];
const raw = fc
  .array(fc.integer({ min: 0, max: 20 }), { minLength: 4, maxLength: 4 })
  .map((numbers) => numbers.map((number, index): [CriterionId, number] => [ids[index]!, number]));

describe("whole percents", () => {
  it("sum to 100 unless every weight is 0", () => {
    fc.assert(
      fc.property(raw, (weights) => {
        const sum = [...wholePercents(weights).values()].reduce((a, b) => a + b, 0);
        expect(sum).toBe(weights.some(([, weight]) => weight > 0) ? 100 : 0);
      }),
    );
  });

  it("do not change when every weight is scaled", () => {
    fc.assert(
      fc.property(raw, fc.integer({ min: 1, max: 1000 }), (weights, factor) => {
        const scaled = weights.map(([id, weight]): [CriterionId, number] => [id, weight * factor]);
        expect([...wholePercents(scaled)]).toEqual([...wholePercents(weights)]);
      }),
    );
  });
});

describe("weights of a query", () => {
  const weights = {
    words: { basis: "judgement", reason: "-", values: { low: 1, normal: 2, high: 3, decisive: 5 } },
    components: {
      cathode: ids.map((criterion) => ({ criterion, weight: "normal", reason: "-", claims: [] })),
      anode: [],
      sheet: [],
    },
    aims: {},
  } as unknown as Weights;

  it("moves by rungs, summed and limited once", () => {
    const moved = contextWeights(
      weights,
      "cathode",
      [
        { criterion: "adhesion", change: "much-more" },
        { criterion: "adhesion", change: "much-more" },
        { criterion: "adhesion", change: "less" },
      ],
      () => true,
    );
    // normal + 3 rungs is limited to decisive: 5 of 11 is 45.45 %, and the largest remainder rounds up
    expect(moved.get("adhesion")).toBe(46);
  });

  it("gives a criterion that does not apply no weight and rescales the rest", () => {
    const without = contextWeights(weights, "cathode", [], (id) => id !== "sulfide-compatibility");
    expect(without.get("sulfide-compatibility")).toBe(0);
    expect([...without.values()].reduce((a, b) => a + b, 0)).toBe(100);
  });
});
