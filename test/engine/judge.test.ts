import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { interpolate } from "../../src/engine/criterion-base.js";
import { shift } from "../../src/engine/interval.js";
import { criterionSteps, type SteppingRule } from "../../src/engine/steps.js";

const words = { slightly: 0.05, clearly: 0.12, strongly: 0.2 };
const stepping = (id: string, over: Partial<SteppingRule>): SteppingRule =>
  ({
    id,
    effect: "favour",
    criterion: "adhesion",
    strength: "clearly",
    evidence: [{ claim: "C001" }],
    ...over,
  }) as SteppingRule;

describe("steps on a criterion", () => {
  it("sums rules of different studies", () => {
    const rules = [
      stepping("a", { evidence: [{ refs: [1] }] }),
      stepping("b", { evidence: [{ refs: [2] }], strength: "slightly" }),
    ];
    expect(criterionSteps("adhesion", rules, [], words).step).toBeCloseTo(0.17);
  });

  it("counts only the strongest of rules that share a study", () => {
    const rules = [
      stepping("a", { evidence: [{ refs: [80] }] }),
      stepping("b", { evidence: [{ refs: [80, 81] }], strength: "strongly" }),
    ];
    const steps = criterionSteps("adhesion", rules, [], words);
    expect(steps.step).toBeCloseTo(0.2);
    expect([...steps.uncounted]).toEqual(["a"]);
  });

  it("an avoid and a favour of one study both count", () => {
    const rules = [stepping("a", {}), stepping("b", { effect: "avoid", strength: "slightly" })];
    expect(criterionSteps("adhesion", rules, [], words).step).toBeCloseTo(0.07);
  });

  it("a rule that could not be checked widens and moves nothing", () => {
    const unknown = [stepping("a", {}), stepping("b", { effect: "avoid", strength: "strongly" })];
    expect(criterionSteps("adhesion", [], unknown, words)).toMatchObject({
      step: 0,
      couldRaise: 0.12,
      couldLower: 0.2,
    });
  });
});

describe("an unknown criterion", () => {
  const unknown = { low: 0, value: 0.3, high: 1 };
  it("is raised at low and value by a favour", () => {
    expect(shift(unknown, 0.2, 0, 0)).toEqual({ low: 0.2, value: 0.5, high: 1 });
  });
  it("is lowered at value and high by an avoid", () => {
    const moved = shift(unknown, -0.2, 0, 0);
    expect(moved.low).toBe(0);
    expect(moved.value).toBeCloseTo(0.1);
    expect(moved.high).toBeCloseTo(0.8);
  });
});

describe("resolving what is unknown never widens an interval", () => {
  const strength = fc.constantFrom("slightly", "clearly", "strongly") as fc.Arbitrary<
    SteppingRule["strength"]
  >;
  const effect = fc.constantFrom("favour", "avoid") as fc.Arbitrary<SteppingRule["effect"]>;
  const rules = fc
    .array(fc.record({ strength, effect, ref: fc.integer({ min: 1, max: 4 }) }), { maxLength: 6 })
    .map((list) =>
      list.map(({ strength, effect, ref }, index) =>
        stepping(`r${index}`, { strength, effect, evidence: [{ refs: [ref] }] }),
      ),
    );
  const base = fc
    .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([a, b]) => ({ low: Math.min(a, b), value: (a + b) / 2, high: Math.max(a, b) }));

  it("whether the rule turns out to hold or not", () => {
    fc.assert(
      fc.property(
        base,
        rules,
        rules,
        strength,
        effect,
        fc.boolean(),
        (interval, holding, open, s, e, fires) => {
          const asked = stepping("asked", { strength: s, effect: e, evidence: [{ refs: [1] }] });
          const width = (sure: SteppingRule[], unsure: SteppingRule[]) => {
            const { step, couldLower, couldRaise } = criterionSteps("adhesion", sure, unsure, words);
            const moved = shift(interval, step, couldLower, couldRaise);
            return moved.high - moved.low;
          };
          const before = width(holding, [...open, asked]);
          const after = width(fires ? [...holding, asked] : holding, open);
          expect(after).toBeLessThanOrEqual(before + 1e-9);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe("control points", () => {
  const points: [number, number][] = [
    [-1, 0],
    [0, 0.4],
    [1, 1],
  ];
  it.each([
    [-2, 0],
    [-1, 0],
    [-0.5, 0.2],
    [0, 0.4],
    [0.5, 0.7],
    [1, 1],
    [9, 1],
  ])("%d gives %d", (x, y) => {
    expect(interpolate(points, x)).toBeCloseTo(y);
  });
});
