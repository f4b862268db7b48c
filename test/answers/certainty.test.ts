import { describe, expect, it } from "vitest";
import { compareJudgements } from "../../src/engine/rank.js";
import { resolveQuery } from "../../src/index.js";
import { dominates } from "../../src/judging/dominance.js";
import { judgeQuery } from "../../src/judging/judge-query.js";
import type { Binder } from "../../src/model/binder.js";
import type { CriterionId } from "../../src/model/rule.js";
import { dominatedText, restsOnText } from "../../src/report/certainty.js";
import { ask, knowledge } from "./ask.js";

const QUESTIONS = [
  { component: "cathode", process: "dry" },
  { component: "anode", process: "wet", anode: "silicon-graphite" },
  { component: "sheet", process: "wet", aim: "rate-capability" },
];

describe.each(QUESTIONS)("dominance in %j", (question) => {
  const { context, judgements } = judgeQuery(resolveQuery(question, knowledge), knowledge);
  const { weights } = context;
  const ranked = judgements.filter(({ verdict }) => verdict !== "excluded").sort(compareJudgements);
  const score = (judgement: (typeof ranked)[number], by: ReadonlyMap<CriterionId, number>) =>
    [...by].reduce((sum, [id, weight]) => sum + weight * judgement.criteria.get(id)!.value, 0);

  it("whatever the weights, what dominates scores no less", () => {
    const [first, ...others] = ranked;
    const pairs = [first!, ...others.slice(0, 40)].flatMap((a) =>
      others.slice(0, 40).map((b) => [a, b] as const),
    );
    const dominated = pairs.filter(([a, b]) => dominates(a, b, weights));
    expect(dominated.length).toBeGreaterThan(0);
    for (const [a, b] of dominated)
      for (const only of weights.keys()) {
        const one = new Map(
          [...weights].map(([id, weight]) => [id, weight === 0 ? 0 : id === only ? 90 : 2]),
        );
        expect(score(a, one)).toBeGreaterThanOrEqual(score(b, one) - 1e-9);
      }
  });
  it("nothing dominates itself, nor what dominates it, and the leader of a ranking is dominated by none", () => {
    for (const a of ranked.slice(0, 30)) {
      expect(dominates(a, a, weights)).toBe(false);
      for (const b of ranked.slice(0, 30))
        expect(dominates(a, b, weights) && dominates(b, a, weights)).toBe(false);
    }
    const { ranking } = ask(question, { robustness: false });
    expect(ranking[0]!.dominated_by).toEqual([]);
    const named = ranking.find(({ dominated_by }) => dominated_by.length > 0)!;
    expect(dominatedText(named)).toMatch(/^dominated by [a-z]/);
  });
});

describe("what an answer rests on", () => {
  const leader = (binders: Binder[]) =>
    ask({ component: "cathode", process: "dry", binders: ["nafion-li"] }, {}, { ...knowledge, binders })
      .ranking[0]!;
  const changed = (change: Partial<Binder>) =>
    knowledge.binders.map((binder) => (binder.id === "nafion-li" ? { ...binder, ...change } : binder));

  it("names what is judged, and no longer where it was measured", () => {
    const before = leader(knowledge.binders);
    expect(restsOnText(before)).toBe("rests on adhesion, elasticity (judged, not measured)");
    const [adhesion] = knowledge.binders.find(({ id }) => id === "nafion-li")!.adhesion;
    const measured = leader(changed({ adhesion: [{ ...adhesion!, method: "measured", confirmed: true }] }));
    expect(measured.rests_on.map(({ property }) => property)).toEqual(["elasticity"]);
    const recalled = leader(changed({ adhesion: [{ ...adhesion!, method: "compiled", confirmed: false }] }));
    expect(restsOnText(recalled)).toMatch(/adhesion \(not confirmed\)/);
  });
  it("a value that nothing asks for here is not named", () => {
    const { rests_on } = leader(knowledge.binders);
    expect(rests_on.map(({ property }) => property)).not.toContain("hansen");
  });
  it("a pair whose solubility is predicted from estimated parameters says so", () => {
    const { ranking } = ask({ component: "anode", process: "wet", binders: ["sbs-cooh"] });
    const predicted = ranking.find(({ solubility }) => solubility?.basis === "predicted")!;
    expect(predicted.rests_on).toContainEqual(
      expect.objectContaining({ id: "sbs-cooh", property: "hansen", method: "estimated" }),
    );
  });
});
