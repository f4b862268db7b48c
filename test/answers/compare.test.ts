import { describe, expect, it } from "vitest";
import { entryName } from "../../src/answer/candidate-name.js";
import { compare } from "../../src/answer/compare.js";
import { exactScore } from "../../src/answer/contrast.js";
import { ProblemError } from "../../src/errors.js";
import type { CriterionId } from "../../src/model/rule.js";
import { ask, binderOrder, knowledge } from "./ask.js";

const QUESTIONS = [
  { component: "cathode", process: "dry" },
  { component: "cathode", process: "wet", aim: "rate-capability" },
  { component: "anode", process: "wet", anode: "silicon" },
  { component: "sheet", process: "wet" },
];

describe("binders side by side", () => {
  it("every flip, applied, puts the second level with the first; a step beyond puts it ahead", () => {
    let flips = 0;
    for (const question of QUESTIONS) {
      const names = binderOrder(ask(question, { robustness: false })).slice(0, 20);
      const { entries, pairs } = compare(names, question, knowledge);
      const byName = new Map(entries.map((entry) => [entryName(entry), entry]));
      for (const pair of pairs) {
        const [first, second] = [byName.get(pair.first)!, byName.get(pair.second)!];
        const lead = (
          of: (id: CriterionId, weight: number) => number,
          lift: Partial<Record<CriterionId, number>> = {},
        ) =>
          (Object.keys(first.criteria) as CriterionId[]).reduce((sum, id) => {
            const value = lift[id] ?? second.criteria[id].value;
            return sum + of(id, first.criteria[id].weight) * (first.criteria[id].value - value);
          }, 0);
        const asIs = (_: CriterionId, weight: number) => weight;
        expect(lead(asIs)).toBeCloseTo(exactScore(first) - exactScore(second), 9);
        for (const { criterion, weight, value } of pair.flips) {
          flips += 1;
          const own = first.criteria[criterion].weight;
          const moved = (to: number) => (id: CriterionId, now: number) =>
            id === criterion ? to : (now / (100 - own)) * (100 - to);
          if (weight !== null && weight.at > 1 && weight.at < 99) {
            const beyond = weight.at + (weight.wins === "above" ? 1 : -1);
            expect(lead(moved(beyond)), `${pair.second} ${criterion}`).toBeLessThan(0);
            expect(Math.abs(lead(moved(weight.at)))).toBeLessThan(0.05);
          }
          if (value !== null) expect(lead(asIs, { [criterion]: value.at + 0.01 })).toBeLessThanOrEqual(0.001);
        }
      }
    }
    expect(flips).toBeGreaterThan(100);
  });
  it("each stands as it stands in the ranking, best first", () => {
    const question = QUESTIONS[0]!;
    const order = binderOrder(ask(question, { robustness: false }));
    const { entries } = compare([...order].reverse(), question, knowledge);
    const verdictScores = entries.map(({ verdict, score }) => `${verdict} ${score}`);
    const whole = ask(question, { robustness: false }).ranking.map(
      ({ verdict, score }) => `${verdict} ${score}`,
    );
    expect(verdictScores).toEqual(whole);
  });
  it("a dominated candidate is better on nothing that counts", () => {
    const { entries, pairs } = compare(["ptfe", "pfsa-ionomer", "nafion-li"], QUESTIONS[0]!, knowledge);
    for (const { second, dominates, first } of pairs) {
      const [a, b] = [first, second].map((name) => entries.find((entry) => entryName(entry) === name)!);
      const better = (Object.keys(a!.criteria) as CriterionId[]).some(
        (id) => a!.criteria[id].weight > 0 && b!.criteria[id].value > a!.criteria[id].value,
      );
      expect(dominates && better).toBe(false);
    }
  });
  it("one binder from two solvents, and one that is out with the reason", () => {
    const { entries, excluded } = compare(
      ["nbr@anisole", "nbr@toluene", "nbr@n-methyl-2-pyrrolidone"],
      { component: "cathode", process: "wet" },
      knowledge,
    );
    expect(entries.map(entryName)).toEqual(expect.arrayContaining(["nbr@anisole", "nbr@toluene"]));
    expect(excluded[0]).toMatchObject({ name: "nbr@n-methyl-2-pyrrolidone" });
    expect(excluded[0]!.messages.join(" ")).toMatch(/sulfide/);
  });
  it("what both are made of lifts both: of one binder from two solvents only a grade that prefers the other does", () => {
    const layer = { component: "anode", anode: "silicon", process: "wet", stack_pressure_MPa: 2 };
    const flipsOf = (...names: string[]) => compare(names, layer, knowledge).pairs[0]!.record_flips;
    expect(flipsOf("nbr@anisole", "nbr@toluene").map(({ property }) => property)).toEqual(["hansen"]);
    expect(flipsOf("nbr@toluene", "sbs@toluene").filter(({ of }) => of === "solvent")).toEqual([]);
  });
  it("one name is no comparison, and a wrong one is named", () => {
    expect(() => compare(["nbr"], QUESTIONS[0]!, knowledge)).toThrow(ProblemError);
    expect(() => compare(["nbrr", "ptfe"], QUESTIONS[0]!, knowledge)).toThrow(/did you mean nbr/);
  });
});
