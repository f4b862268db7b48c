import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { describe, expect, it } from "vitest";
import { hansenDistance } from "../../src/formulas/hansen.js";
import type { Trial } from "../../src/formulas/hansen-sphere.js";
import { loadKnowledge } from "../../src/index.js";
import { fitSphere } from "../../src/solubility/fit-sphere.js";

const knowledge = await loadKnowledge();
const liquids = knowledge.solvents.flatMap(({ hansen }) => hansen[0]?.value ?? []);
const truth = { centre: { delta_d: 18, delta_p: 8, delta_h: 7 }, radius: 7 };

/** 60 of the recorded solvents, with 5 % of the labels flipped. */
function synthetic(seed: number): Trial[] {
  const random = xoroshiro128plus(seed * 7919);
  const pool = [...liquids];
  const trials = Array.from({ length: 60 }, () => {
    const hansen = pool.splice(uniformInt(random, 0, pool.length - 1), 1)[0]!;
    return { hansen, isGood: hansenDistance(hansen, truth.centre) <= truth.radius };
  });
  for (let flip = 0; flip < 3; flip++) {
    const index = uniformInt(random, 0, 59);
    trials[index] = { ...trials[index]!, isGood: !trials[index]!.isGood };
  }
  return trials;
}

describe("a sphere from trials", () => {
  it("the truth lies in the 95 % intervals of most seeds", { timeout: 60_000 }, () => {
    const seeds = Array.from({ length: 10 }, (_, index) => index + 1);
    const held = seeds.flatMap((seed) => {
      const { intervals } = fitSphere(synthetic(seed), { seed, resamples: 100 });
      const { delta_d, delta_p, delta_h } = truth.centre;
      return [
        [delta_d, intervals.delta_d],
        [delta_p, intervals.delta_p],
        [delta_h, intervals.delta_h],
        [truth.radius, intervals.radius],
      ].map(([value, span]) => {
        const { low, high } = span as { low: number; high: number };
        return low <= (value as number) && (value as number) <= high;
      });
    });
    expect(held.filter(Boolean).length / held.length).toBeGreaterThanOrEqual(0.85);
  });
  it("the same trials and seed give the same fit", () => {
    const run = () => fitSphere(synthetic(3), { seed: 5, resamples: 20 });
    expect(run()).toEqual(run());
  });
  it("names what lies on the wrong side", () => {
    const trials = synthetic(1);
    const { sphere, wrongIn, wrongOut } = fitSphere(trials, { resamples: 5 });
    for (const index of wrongIn) {
      expect(trials[index]!.isGood).toBe(false);
      expect(hansenDistance(trials[index]!.hansen, sphere.centre)).toBeLessThanOrEqual(sphere.radius);
    }
    for (const index of wrongOut) {
      expect(trials[index]!.isGood).toBe(true);
      expect(hansenDistance(trials[index]!.hansen, sphere.centre)).toBeGreaterThan(sphere.radius);
    }
  });
  it("warns where the trials leave room: four solvents, or none that is bad", () => {
    const few = synthetic(1).slice(0, 4);
    const some = few.map((trial, index) => ({ ...trial, isGood: index < 2 }));
    expect(fitSphere(some, { resamples: 20 }).warnings.join(" ")).toMatch(
      /Only 2 solvents are good\. Only 2 solvents are bad/,
    );
    const allGood = synthetic(2).map((trial) => ({ ...trial, isGood: true }));
    expect(fitSphere(allGood, { resamples: 20 }).warnings.join(" ")).toMatch(/nothing bounds the sphere/);
  });
  it("without a good solvent there is no sphere", () => {
    expect(() => fitSphere(synthetic(2).map((trial) => ({ ...trial, isGood: false })))).toThrow(RangeError);
  });
});
