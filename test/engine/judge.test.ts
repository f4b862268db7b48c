import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { interpolate } from "../../src/engine/criterion-inputs.js";
import { isAboutQuery } from "../../src/engine/scope.js";
import { candidatesOf } from "../../src/facts/candidates.js";
import { loadKnowledge, resolveQuery } from "../../src/index.js";
import { LayerJudge } from "../../src/judging/layer-judge.js";
import type { Condition, Rule } from "../../src/model/rule.js";
import { CRITERIA, type Facts, judgeMadeUp, judgeSideBySide, WEIGHTS } from "./made-up-layer.js";
import { plainJudge } from "./plain-judge.js";
import { randomCondition, randomTest } from "./random-condition.js";

const always: Condition = { fact: "binder.word", known: true };
const open: Condition = { fact: "pair.number", above: 0 };
const stepping = (id: string, over: object = {}): Rule =>
  ({
    id,
    status: "reviewed",
    effect: "favour",
    criterion: "adhesion",
    strength: "clearly",
    when: always,
    evidence: [{ refs: [1] }],
    ...over,
  }) as unknown as Rule;
/** A word in the middle, so that steps are not cut off at either end. */
const MIDDLE: Facts = { "binder.word": "medium" };
const adhesion = (rules: Rule[], facts = MIDDLE) => judgeMadeUp(rules, facts).criteria!.adhesion!;

describe("steps on a criterion", () => {
  it("sums rules of different studies", () => {
    const rules = [stepping("a"), stepping("b", { evidence: [{ refs: [2] }], strength: "slightly" })];
    expect(adhesion(rules).value).toBe(0.67);
  });
  it("counts only the strongest of rules that share a study", () => {
    const rules = [stepping("a"), stepping("b", { evidence: [{ refs: [1, 2] }], strength: "strongly" })];
    expect(adhesion(rules).value).toBe(0.7);
    expect(judgeMadeUp(rules, MIDDLE).uncounted).toEqual(["a"]);
  });
  it("a rule left out leaves nobody else out", () => {
    const rules = [
      stepping("a", { strength: "strongly" }),
      stepping("b", { evidence: [{ refs: [1, 2] }] }),
      stepping("c", { evidence: [{ refs: [2] }], strength: "slightly" }),
    ];
    expect(adhesion(rules).value).toBe(0.75);
    expect(judgeMadeUp(rules, MIDDLE).uncounted).toEqual(["b"]);
  });
  it("an avoid and a favour of one study both count", () => {
    const rules = [stepping("a"), stepping("b", { effect: "avoid", strength: "slightly" })];
    expect(adhesion(rules).value).toBe(0.57);
  });
  it("what speaks against a rule is no study that it rests on", () => {
    const rules = [stepping("a"), stepping("b", { evidence: [{ refs: [1], speaks: "against" }] })];
    expect(adhesion(rules).value).toBe(0.74);
  });
  it("a rule that could not be checked widens and moves nothing", () => {
    const rules = [
      stepping("a", { when: open }),
      stepping("b", { when: open, effect: "avoid", strength: "strongly" }),
    ];
    expect(adhesion(rules)).toEqual({ low: 0.1, value: 0.5, high: 0.82 });
  });
});

describe("a criterion on which nothing is known", () => {
  const known: Condition = { fact: "solvent.word", known: true };
  const facts: Facts = { "solvent.word": "low" };
  it("is raised at low and value by a favour", () => {
    const rules = [stepping("a", { when: known, strength: "strongly" })];
    expect(adhesion(rules, facts)).toEqual({ low: 0.2, value: 0.5, high: 1 });
  });
  it("is lowered at value and high by an avoid", () => {
    const rules = [stepping("a", { when: known, effect: "avoid", strength: "strongly" })];
    expect(adhesion(rules, facts)).toEqual({ low: 0, value: 0.1, high: 0.8 });
  });
});

const word = fc.constantFrom("low", "medium", "high", "judged");
const number = fc.integer({ min: -2, max: 3 });
const leaf = fc.oneof(
  randomTest(["binder.number", "solvent.number", "pair.number"], {
    above: number,
    at_least: number,
    below: number,
    at_most: number,
    between: fc.tuple(number, number),
    known: fc.boolean(),
  }),
  randomTest(["query.word", "binder.word", "solvent.word", "pair.word"], {
    is: word,
    one_of: fc.array(word, { minLength: 1, maxLength: 3 }),
    known: fc.boolean(),
  }),
  randomTest(["query.flag"], { is: fc.boolean() }),
  randomTest(["binder.words"], { includes: word }),
) as fc.Arbitrary<Condition>;
const condition = randomCondition(leaf, { maxDepth: 3, maxLength: 3 });
const evidence = fc.array(fc.record({ refs: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }) }), {
  minLength: 1,
  maxLength: 2,
});
const effect = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ effect: "exclude" }) },
  {
    weight: 2,
    arbitrary: fc.record({ effect: fc.constant("warn"), severity: fc.constantFrom("medium", "high") }),
  },
  { weight: 1, arbitrary: fc.constant({ effect: "inform" }) },
  {
    weight: 8,
    arbitrary: fc.record({
      effect: fc.constantFrom("favour", "avoid"),
      criterion: fc.constantFrom("adhesion", "processability", "ion-transport"),
      strength: fc.constantFrom("slightly", "clearly", "strongly"),
    }),
  },
);
const status = fc.oneof({ weight: 9, arbitrary: fc.constant("reviewed") }, fc.constant("retired"));
const rules = fc.array(fc.tuple(condition, evidence, effect, status), { maxLength: 12 }).map((list) =>
  list.map(
    ([when, links, rest, state], index) =>
      ({
        id: `r${String(index).padStart(2, "0")}`,
        status: state,
        when,
        evidence: links,
        ...rest,
      }) as unknown as Rule,
  ),
);
const facts = fc.record(
  {
    "query.word": word,
    "query.flag": fc.boolean(),
    "binder.word": word,
    "binder.basis": word,
    "binder.number": number,
    "binder.words": fc.array(word, { maxLength: 2 }),
    "solvent.word": word,
    "solvent.number": number,
    "pair.word": word,
    "pair.number": number,
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Facts>;

describe("the engine", () => {
  it("comes to what a plain interpreter of the rules comes to", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(rules, facts, fc.boolean(), (book, values, isCapped) => {
        const active = book.filter((rule) => rule.status !== "retired");
        const value = (name: string) => values[name] ?? null;
        const setup = {
          rules: active.filter((rule) => !isAboutQuery(rule)),
          context: active.filter(
            (rule) =>
              isAboutQuery(rule) &&
              plainJudge({ rules: [rule], context: [], criteria: CRITERIA, weights: WEIGHTS }, value, false)
                .holding.length === 1,
          ),
          criteria: CRITERIA,
          weights: WEIGHTS,
        };
        const plain = plainJudge(setup, value, isCapped);
        seen.add(plain.verdict);
        expect(judgeMadeUp(book, values, isCapped)).toEqual(plain);
      }),
      { numRuns: 3000 },
    );
    expect([...seen].sort()).toEqual(["caution", "excluded", "recommended", "unknown", "viable"]);
  });

  it("says of candidates side by side what it says of each by itself", () => {
    fc.assert(
      fc.property(rules, facts, fc.array(facts, { minLength: 1, maxLength: 8 }), (book, layer, others) => {
        const of = (values: Facts, isOwn: (name: string) => boolean) =>
          Object.fromEntries(Object.entries(values).filter(([name]) => isOwn(name)));
        const isOfSolvent = (name: string) => name.startsWith("solvent.") || name.startsWith("pair.");
        const shared = of(layer, (name) => !isOfSolvent(name));
        const own = others.map((values) => of(values, isOfSolvent));
        const each = own.map((values) => {
          const { verdict, score, scoreLow, scoreHigh } = judgeMadeUp(book, { ...shared, ...values });
          return { verdict, score, scoreLow, scoreHigh };
        });
        expect(judgeSideBySide(book, shared, own)).toEqual(each);
      }),
      { numRuns: 2000 },
    );
  });

  it("resolving what is unknown never widens an interval", () => {
    fc.assert(
      fc.property(
        rules,
        facts,
        fc.constantFrom("pair.word", "pair.number"),
        word,
        number,
        (book, values, name, w, n) => {
          const sure = book.filter(
            (rule) => rule.effect !== "exclude" && !JSON.stringify(rule.when).includes('"known"'),
          );
          const { [name]: _, ...before } = values;
          const after = { ...before, [name]: name === "pair.word" ? w : n };
          const [wide, narrow] = [judgeMadeUp(sure, before).criteria!, judgeMadeUp(sure, after).criteria!];
          for (const [id, interval] of Object.entries(wide)) {
            // both ends are rounded to hundredths
            expect(narrow[id]!.high - narrow[id]!.low).toBeLessThanOrEqual(
              interval.high - interval.low + 0.011,
            );
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("real rules on real candidates", async () => {
  const knowledge = await loadKnowledge();
  it.each([
    { component: "cathode", process: "wet" },
    {
      component: "anode",
      process: "wet",
      anode: "silicon-graphite",
      stack_pressure_MPa: 2,
      aim: "cycle-life",
    },
    { component: "anode", process: "dry" },
    { component: "sheet", process: "scaffold" },
    { component: "cathode", process: "dry", cathode_potential_V: 4.3, temperature_C: 160 },
  ] as const)("$component $process: facts in slots say what facts by name say", (input) => {
    const query = resolveQuery(input, knowledge);
    const layer = new LayerJudge(query, knowledge);
    const { rules: settled, criteria, weights } = layer.context;
    const setup = {
      rules: settled.open.map(({ rule }) => rule),
      context: settled.context,
      criteria,
      weights,
    };
    const candidates = candidatesOf(query, knowledge);
    const every = Math.ceil(candidates.length / 700);
    for (const parts of candidates.filter((_, index) => index % every === 0)) {
      const judged = layer.judge(parts);
      const { facts, caps } = judged.subject;
      const plain = plainJudge(setup, facts.value, caps.length > 0);
      expect({
        verdict: judged.verdict,
        holding: judged.holding.map(({ id }) => id),
        unknown: judged.unknown.map(({ id }) => id),
        uncounted: [...judged.uncounted].sort(),
        criteria: judged.criteria.size === 0 ? null : Object.fromEntries(judged.criteria),
        score: judged.score,
        scoreLow: judged.scoreLow,
        scoreHigh: judged.scoreHigh,
      }).toEqual(plain);
    }
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
