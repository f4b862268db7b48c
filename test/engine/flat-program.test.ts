import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ColumnCondition } from "../../src/engine/column-condition.js";
import { evaluateCondition } from "../../src/engine/condition.js";
import { FactTable } from "../../src/engine/fact-table.js";
import { FlatProgram } from "../../src/engine/flat-program.js";
import { FAILS, HOLDS, outcomeAt, UNKNOWN } from "../../src/engine/kleene.js";
import type { Condition, FactValue } from "../../src/model/rule.js";

const FACTS = [
  { name: "a.number", type: "number" },
  { name: "b.number", type: "number" },
  { name: "a.word", type: "word" },
  { name: "b.word", type: "word" },
  { name: "a.flag", type: "boolean" },
  { name: "a.words", type: "words" },
] as const;
const WORDS = ["wet", "dry", "scaffold", "other"];
const CODES = new Map<boolean | null, number>([
  [true, HOLDS],
  [false, FAILS],
  [null, UNKNOWN],
]);

const number = fc.integer({ min: -2, max: 2 });
const word = fc.constantFrom(...WORDS);
const test = (names: string[], operators: Record<string, fc.Arbitrary<unknown>>) =>
  fc.oneof(
    ...Object.entries(operators).map(([operator, operand]) =>
      fc.record({ fact: fc.constantFrom(...names), [operator]: operand }),
    ),
  );
const scalar = fc.oneof(number, word, fc.boolean());
const leaf = fc.oneof(
  test(["a.number", "b.number"], {
    is: scalar,
    one_of: fc.array(scalar, { minLength: 1, maxLength: 3 }),
    above: number,
    at_least: number,
    below: number,
    at_most: number,
    between: fc.tuple(number, number),
    known: fc.boolean(),
  }),
  test(["a.word", "b.word", "a.flag", "a.words"], {
    is: scalar,
    one_of: fc.array(scalar, { minLength: 1, maxLength: 3 }),
    includes: word,
    below: number,
    known: fc.boolean(),
  }),
) as fc.Arbitrary<Condition>;
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 5 },
    leaf,
    fc.record({ all: fc.array(tie("condition"), { minLength: 1, maxLength: 4 }) }),
    fc.record({ any: fc.array(tie("condition"), { minLength: 1, maxLength: 4 }) }),
    fc.record({ not: tie("condition") }),
  ) as fc.Arbitrary<Condition>,
}));
const facts = fc.record(
  {
    "a.number": number,
    "b.number": number,
    "a.word": fc.oneof(word, fc.constant("never asked for")),
    "b.word": word,
    "a.flag": fc.boolean(),
    "a.words": fc.array(word, { maxLength: 3 }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Record<string, FactValue>>;

describe("conditions over columns", () => {
  it("say of each of many candidates what the interpreter says, also where facts are the same for all", () => {
    const shared = fc.uniqueArray(fc.constantFrom(...FACTS.map(({ name }) => name)));
    fc.assert(
      fc.property(
        condition,
        fc.array(facts, { minLength: 1, maxLength: 9 }),
        shared,
        (when, candidates, sharedNames) => {
          const table = new FactTable(FACTS);
          const of = (name: string, index: number) =>
            candidates[sharedNames.includes(name as never) ? 0 : index]![name] ?? null;
          const columns = FACTS.map(({ name }, slot) =>
            sharedNames.includes(name)
              ? table.encode(slot, of(name, 0))
              : Float64Array.from(candidates, (_, index) => table.encode(slot, of(name, index))),
          );
          const outcomes = new ColumnCondition(when, table).outcomes((slot) => columns[slot]!);
          for (const index of candidates.keys())
            expect(outcomeAt(outcomes, index)).toBe(
              CODES.get(evaluateCondition(when, (name) => of(name, index))),
            );
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe("the flat program", () => {
  it("says of random rules and random facts what the interpreter says, in three values", () => {
    const seen = new Set<boolean | null>();
    fc.assert(
      fc.property(fc.array(condition, { minLength: 1, maxLength: 8 }), facts, (conditions, values) => {
        const table = new FactTable(FACTS);
        const program = new FlatProgram(conditions, table);
        const row = table.newRow();
        table.encodeAll(values, row);
        const outcomes = new Uint8Array(conditions.length);
        program.outcomes(row, outcomes);
        const plain = conditions.map((when) => evaluateCondition(when, (name) => values[name] ?? null));
        for (const outcome of plain) seen.add(outcome);
        expect([...outcomes]).toEqual(plain.map((outcome) => CODES.get(outcome)));
      }),
      { numRuns: 5000 },
    );
    expect(seen.size).toBe(3);
  });

  it("reads a row again with other facts in it", () => {
    const table = new FactTable(FACTS);
    const program = new FlatProgram([{ fact: "a.words", includes: "wet" }], table);
    const row = table.newRow();
    const outcomes = [{}, { "a.words": ["wet"] }, { "a.words": ["dry"] }, { "a.words": ["dry", "wet"] }].map(
      (values) => {
        table.encodeAll(values, row);
        return program.outcome(0, row);
      },
    );
    expect(outcomes).toEqual([UNKNOWN, HOLDS, FAILS, HOLDS]);
  });

  it("is of facts that exist", () => {
    const table = new FactTable(FACTS);
    expect(() => new FlatProgram([{ fact: "no.such", is: 1 }], table)).toThrow("There is no fact no.such.");
  });
});
