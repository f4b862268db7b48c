import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advise, resolveQuery } from "../../src/index.js";
import type { Advice } from "../../src/model/advice.js";
import { ask, knowledge } from "./ask.js";

const keyOf = (entry: Advice["ranking"][number]): string =>
  [entry.scaffold?.id, entry.binder?.id, ...entry.solvents.map((solvent) => solvent.id)].join(" ");
const binders = knowledge.binders
  .filter((binder) => binder.processes.includes("wet"))
  .map((binder) => binder.id);
const solvents = knowledge.solvents.map((solvent) => solvent.id);
const question = { component: "cathode", process: "wet" } as const;
const whole = ask(question);

/** A proposed blend stands beside its binder's best solvent, so it may go with it. */
const isNoProposal = ({ solvents }: Advice["ranking"][number]): boolean =>
  solvents.every(({ volume_fraction }) => volume_fraction === null || volume_fraction === 1);

describe("adding or removing a candidate", () => {
  it("leaves the order, verdicts and scores of the others", () => {
    fc.assert(
      fc.property(
        fc.subarray(binders, { minLength: 1, maxLength: 4 }),
        fc.subarray(solvents, { maxLength: 3 }),
        (barredBinders, barredSolvents) => {
          const fewer = ask({
            ...question,
            exclude_binders: barredBinders,
            exclude_solvents: barredSolvents,
          });
          const isLeft = (key: string) =>
            !key
              .split(" ")
              .some((part) =>
                part.split("+").some((id) => barredBinders.includes(id) || barredSolvents.includes(id)),
              );
          const short = (answer: Advice) =>
            answer.ranking
              .filter(isNoProposal)
              .map((entry) => [keyOf(entry), entry.verdict, entry.score].join("|"));
          expect(short(fewer)).toEqual(short(whole).filter((line) => isLeft(line.split("|")[0]!)));
        },
      ),
      { numRuns: 8 },
    );
  });
});

it("scaling every weight changes nothing", () => {
  const values = Object.fromEntries(
    Object.entries(knowledge.weights.words.values).map(([word, value]) => [word, value * 7]),
  );
  const scaled = {
    ...knowledge,
    weights: { ...knowledge.weights, words: { ...knowledge.weights.words, values } },
  } as typeof knowledge;
  const query = resolveQuery(question, knowledge);
  expect(advise(query, scaled, { top: 200 }).ranking).toEqual(advise(query, knowledge, { top: 200 }).ranking);
});

describe("every printed score", () => {
  it.each(
    whole.ranking
      .slice(0, 300)
      .filter((_, index) => index % 20 === 0)
      .map((entry) => [keyOf(entry), entry] as const),
  )("%s follows from its printed criteria and weights", (_, entry) => {
    const sum = (pick: "low" | "value" | "high") =>
      Math.round(
        Object.values(entry.criteria).reduce(
          (total, criterion) => total + criterion.weight * Math.round(criterion[pick] * 100),
          0,
        ) / 100,
      );
    expect([sum("low"), sum("value"), sum("high")]).toEqual([entry.score_low, entry.score, entry.score_high]);
    expect(Object.values(entry.criteria).reduce((total, criterion) => total + criterion.weight, 0)).toBe(100);
  });

  it("lies within its interval", () => {
    for (const entry of whole.ranking) {
      expect(entry.score_low).toBeLessThanOrEqual(entry.score);
      expect(entry.score).toBeLessThanOrEqual(entry.score_high);
    }
  });
});

it("verdicts come in their order, and scores fall within one verdict", () => {
  const order = ["recommended", "viable", "caution", "unknown"];
  for (const [index, entry] of whole.ranking.entries()) {
    const next = whole.ranking[index + 1];
    if (!next) continue;
    const step = order.indexOf(next.verdict) - order.indexOf(entry.verdict);
    expect(step).toBeGreaterThanOrEqual(0);
    if (step === 0) expect(next.score).toBeLessThanOrEqual(entry.score);
  }
});

it("learning what was unknown of a binder never widens its interval", () => {
  const width = (answer: Advice) => answer.ranking[0]!.score_high - answer.ranking[0]!.score_low;
  const query = resolveQuery(
    { component: "cathode", process: "dry", binders: ["fluorinated-copolymer"] },
    knowledge,
  );
  const before = width(advise(query, knowledge));
  for (const level of ["low", "medium", "high"] as const) {
    const record = {
      level,
      basis: "measured here",
      method: "measured" as const,
      confirmed: true,
      source: "review",
    };
    const learnt = knowledge.binders.map((binder) =>
      binder.id === "fluorinated-copolymer" ? { ...binder, elasticity: [record] } : binder,
    );
    expect(width(advise(query, { ...knowledge, binders: learnt }))).toBeLessThanOrEqual(before);
  }
});
