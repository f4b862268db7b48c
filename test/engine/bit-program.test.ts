import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BitProgram } from "../../src/engine/bit-program.js";
import { evaluateCondition } from "../../src/engine/condition.js";
import { type FactRow, FactTable } from "../../src/engine/fact-table.js";
import { FAILS, HOLDS, UNKNOWN } from "../../src/engine/kleene.js";
import type { NamedFacts } from "../../src/engine/named-facts.js";
import type { Condition, FactValue } from "../../src/model/rule.js";
import { randomCondition, randomTest } from "./random-condition.js";

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
const scalar = fc.oneof(number, word, fc.boolean());
const leaf = fc.oneof(
  randomTest(["a.number", "b.number"], {
    is: scalar,
    one_of: fc.array(scalar, { minLength: 1, maxLength: 3 }),
    above: number,
    at_least: number,
    below: number,
    at_most: number,
    between: fc.tuple(number, number),
    known: fc.boolean(),
  }),
  randomTest(["a.word", "b.word", "a.flag", "a.words"], {
    is: scalar,
    one_of: fc.array(scalar, { minLength: 1, maxLength: 3 }),
    includes: word,
    below: number,
    known: fc.boolean(),
  }),
) as fc.Arbitrary<Condition>;
const condition = randomCondition(leaf, { maxDepth: 5, maxLength: 4 });
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

function rowOf(table: FactTable, values: NamedFacts): FactRow {
  const row = table.newRow();
  for (const [slot, { name }] of FACTS.entries()) row[slot] = table.encode(slot, values[name] ?? null);
  return row;
}

describe("the program of bits", () => {
  it("says of random rules and random facts what the interpreter says, in three values", () => {
    const seen = new Set<boolean | null>();
    fc.assert(
      fc.property(fc.array(condition, { minLength: 1, maxLength: 8 }), facts, (conditions, values) => {
        const table = new FactTable(FACTS);
        const program = new BitProgram(conditions, table);
        const row = rowOf(table, values);
        const words = program.newWords();
        program.run(row, words);
        const outcomes = conditions.map((_, index) => program.outcome(index, words));
        const plain = conditions.map((when) => evaluateCondition(when, (name) => values[name] ?? null));
        for (const outcome of plain) seen.add(outcome);
        expect(outcomes).toEqual(plain.map((outcome) => CODES.get(outcome)));
        const atOnce = new Uint8Array(conditions.length);
        program.outcomes(words, atOnce);
        expect([...atOnce]).toEqual(outcomes);
      }),
      { numRuns: 5000 },
    );
    expect(seen.size).toBe(3);
  });

  it("reads a row again with other facts in it", () => {
    const table = new FactTable(FACTS);
    const program = new BitProgram([{ fact: "a.words", includes: "wet" }], table);
    const words = program.newWords();
    const outcomes = [{}, { "a.words": ["wet"] }, { "a.words": ["dry"] }, { "a.words": ["dry", "wet"] }].map(
      (values) => {
        program.run(rowOf(table, values), words);
        return program.outcome(0, words);
      },
    );
    expect(outcomes).toEqual([UNKNOWN, HOLDS, FAILS, HOLDS]);
  });

  it("reads facts by name as it reads them from slots, whatever else an object holds", () => {
    const hostile = fc.dictionary(
      fc.constantFrom(...FACTS.map(({ name }) => name), "no.fact", "toString"),
      fc.oneof(scalar, fc.array(fc.oneof(word, fc.constant("never asked for"))), fc.constant(null)),
    ) as fc.Arbitrary<Record<string, FactValue>>;
    fc.assert(
      fc.property(
        fc.array(condition, { minLength: 1, maxLength: 8 }),
        fc.array(fc.oneof(facts, hostile), { minLength: 1, maxLength: 4 }),
        (conditions, candidates) => {
          const table = new FactTable(FACTS);
          const program = new BitProgram(conditions, table);
          const [slots, named] = [program.newWords(), program.newWords()];
          for (const values of candidates) {
            program.run(rowOf(table, values), slots);
            program.runNamed(values, named);
            expect(named).toEqual(slots);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("reads names and words as they are, be they JavaScript", () => {
    const name = 'a"]; throw 1; //';
    const is = '\\u2028" + (() => { throw 2; })() + "';
    const program = new BitProgram([{ fact: name, is }], new FactTable([{ name, type: "word" }]));
    const outcomes = [is, "other"].map((value) => {
      const words = program.newWords();
      program.runNamed({ [name]: value }, words);
      return program.outcome(0, words);
    });
    expect(outcomes).toEqual([HOLDS, FAILS]);
  });

  it("takes the facts of a candidate one by one, in any order", () => {
    fc.assert(
      fc.property(
        fc.array(condition, { minLength: 1, maxLength: 8 }),
        facts,
        fc.shuffledSubarray([...FACTS.keys()], { minLength: FACTS.length }),
        (conditions, values, slots) => {
          const table = new FactTable(FACTS);
          const program = new BitProgram(conditions, table);
          const row = rowOf(table, values);
          const [whole, piece] = [program.newWords(), program.newWords()];
          program.run(row, whole);
          for (const slot of slots) program.narrow(slot, row[slot]!, piece);
          program.settle(piece);
          expect(piece).toEqual(whole);
        },
      ),
    );
  });

  it("joins one thing with others side by side as each pair alone", () => {
    const [ofOne, ofOthers, ofPairs] = [0, 1, 2].map((part) =>
      [...FACTS.keys()].filter((slot) => slot % 3 === part),
    );
    fc.assert(
      fc.property(
        fc.array(condition, { minLength: 1, maxLength: 8 }),
        fc.array(facts, { minLength: 1, maxLength: 6 }),
        (conditions, candidates) => {
          const table = new FactTable(FACTS);
          const program = new BitProgram(conditions, table);
          const rows = candidates.map((values) => rowOf(table, values));
          for (const row of rows) for (const slot of ofOne!) row[slot] = rows[0]![slot]!;
          const alone = new Int32Array(program.width * rows.length);
          for (const [index, row] of rows.entries()) program.run(row, alone, program.width * index);
          const columnOf = (slot: number) => {
            const column = Float64Array.from(rows, (row) => row[slot]!);
            // what is the same for all is one number
            return { slot, column: column.every((code) => Object.is(code, column[0])) ? column[0]! : column };
          };
          const open = program.newWords();
          const one = program.narrowed(open, ofOne!.map(columnOf), 1);
          const others = program.narrowed(open, ofOthers!.map(columnOf), rows.length);
          const joined = new Int32Array(alone.length);
          program.join(one, others, ofPairs!.map(columnOf), joined);
          expect(joined).toEqual(alone);
        },
      ),
    );
  });

  it("says of conditions taken together what becomes of the best of them", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(condition, fc.boolean()), { minLength: 1, maxLength: 12 }),
        facts,
        (conditions, values) => {
          const table = new FactTable(FACTS);
          const program = new BitProgram(
            conditions.map(([own]) => own),
            table,
          );
          const words = program.newWords();
          program.run(rowOf(table, values), words);
          const taken = conditions.flatMap(([, isTaken], index) => (isTaken ? [index] : []));
          const best = Math.max(FAILS, ...taken.map((index) => program.outcome(index, words)));
          expect(program.outcomeOfAny(program.maskOf(taken), words)).toBe(best);
        },
      ),
    );
  });

  it("has room for an any of many facts, many times over within an all", () => {
    const table = new FactTable(FACTS);
    const either = (limit: number): Condition => ({
      any: [
        { fact: "a.number", above: limit },
        { fact: "b.number", above: limit },
      ],
    });
    const all = Array.from({ length: 40 }, (_, limit) => either(limit));
    const program = new BitProgram([{ all }], table);
    const words = program.newWords();
    const outcomes = [{ "a.number": 40 }, { "a.number": 39 }, { "b.number": 39 }].map((values) => {
      const row = rowOf(table, values);
      program.run(row, words);
      return program.outcome(0, words);
    });
    expect(outcomes).toEqual([HOLDS, UNKNOWN, UNKNOWN]);
  });

  it("is of facts that exist", () => {
    const table = new FactTable(FACTS);
    expect(() => new BitProgram([{ fact: "no.such", is: 1 }], table)).toThrow("There is no fact no.such.");
  });
});
