import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  evaluateCondition,
  type FactLookup,
  factsOf,
  missingFacts,
  settle,
} from "../../src/engine/condition.js";
import type { Condition, FactValue } from "../../src/model/rule.js";
import { randomCondition } from "./random-condition.js";

const lookup =
  (facts: Record<string, FactValue>): FactLookup =>
  (name) =>
    facts[name] ?? null;

const known = lookup({ "a.number": 1, "a.word": "wet", "a.words": ["ester", "nitrile"], "a.flag": false });

describe("a test of one fact", () => {
  const table: [Condition, boolean | null][] = [
    [{ fact: "a.number", below: 1 }, false],
    [{ fact: "a.number", at_most: 1 }, true],
    [{ fact: "a.number", above: 1 }, false],
    [{ fact: "a.number", at_least: 1 }, true],
    [{ fact: "a.number", between: [1, 2] }, true],
    [{ fact: "a.number", between: [0, 0.999] }, false],
    [{ fact: "a.word", is: "wet" }, true],
    [{ fact: "a.word", is: "dry" }, false],
    [{ fact: "a.word", one_of: ["dry", "wet"] }, true],
    [{ fact: "a.words", includes: "nitrile" }, true],
    [{ fact: "a.words", includes: "urethane" }, false],
    [{ fact: "a.flag", is: false }, true],
    [{ fact: "a.absent", is: 1 }, null],
    [{ fact: "a.absent", known: false }, true],
    [{ fact: "a.absent", known: true }, false],
    [{ fact: "a.number", known: true }, true],
  ];
  it.each(table)("%j is %s", (condition, outcome) => {
    expect(evaluateCondition(condition, known)).toBe(outcome);
  });
});

describe("three-valued logic", () => {
  const yes: Condition = { fact: "a.number", is: 1 };
  const no: Condition = { fact: "a.number", is: 2 };
  const open: Condition = { fact: "a.absent", is: 1 };
  const table: [string, Condition, boolean | null][] = [
    ["false outweighs unknown in all", { all: [open, no] }, false],
    ["unknown outweighs true in all", { all: [yes, open] }, null],
    ["true outweighs unknown in any", { any: [open, yes] }, true],
    ["unknown outweighs false in any", { any: [no, open] }, null],
    ["not unknown is unknown", { not: open }, null],
  ];
  it.each(table)("%s", (_, condition, outcome) => {
    expect(evaluateCondition(condition, known)).toBe(outcome);
  });

  it("names only the unknown facts that could still decide", () => {
    expect(missingFacts({ all: [yes, open, { not: { fact: "b.absent", is: 1 } }] }, known)).toEqual([
      "a.absent",
      "b.absent",
    ]);
    expect(missingFacts({ all: [no, open] }, known)).toEqual([]);
  });
});

const names = ["q.a", "q.b", "c.a", "c.b"];
const leaf = fc.oneof(
  fc.record({ fact: fc.constantFrom(...names), is: fc.integer({ min: 0, max: 2 }) }),
  fc.record({ fact: fc.constantFrom(...names), above: fc.integer({ min: 0, max: 2 }) }),
  fc.record({ fact: fc.constantFrom(...names), known: fc.boolean() }),
) as fc.Arbitrary<Condition>;
const condition = randomCondition(leaf, { maxDepth: 4, maxLength: 3 });
const facts = fc.dictionary(fc.constantFrom(...names), fc.integer({ min: 0, max: 2 }));

describe("properties", () => {
  it("settling by the query first changes no outcome", () => {
    fc.assert(
      fc.property(condition, facts, (when, values) => {
        const value = lookup(values);
        const settled = settle(when, value, (name) => name.startsWith("q."));
        const after = typeof settled === "boolean" ? settled : evaluateCondition(settled, value);
        expect(after).toBe(evaluateCondition(when, value));
      }),
      { numRuns: 2000 },
    );
  });

  it("learning a fact never turns a settled outcome round, unless `known` asks for it", () => {
    fc.assert(
      fc.property(
        condition,
        facts,
        fc.constantFrom(...names),
        fc.integer({ min: 0, max: 2 }),
        (when, values, name, value) => {
          fc.pre(!JSON.stringify(when).includes('"known"') && values[name] === undefined);
          const before = evaluateCondition(when, lookup(values));
          if (before !== null)
            expect(evaluateCondition(when, lookup({ ...values, [name]: value }))).toBe(before);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("an outcome is unknown exactly when a missing fact is named", () => {
    fc.assert(
      fc.property(condition, facts, (when, values) => {
        const missing = missingFacts(when, lookup(values));
        expect(missing.length > 0).toBe(evaluateCondition(when, lookup(values)) === null);
        expect(missing.every((name) => factsOf(when).includes(name))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
