import { Engine } from "json-rules-engine";
import { fingerprintsOf } from "./fingerprint.mjs";
import { plainTests } from "./plain-tests.mjs";

/** @param records plain objects without the facts that are unknown */
export function create(rules, records) {
  const engine = engineOf(rules);
  const code = fingerprintsOf(rules);
  const sums = new Int32Array(records.length);
  return {
    run: async (from, to) => {
      for (let at = from; at < to; at++) {
        const { events } = await engine.run(records[at]);
        let sum = 0;
        for (const { params } of events) sum = (sum + code[params.index]) | 0;
        sums[at] = sum;
      }
    },
    sums: () => sums,
  };
}

/** One rule of the engine for each of ours; its event carries the index. */
export function engineOf(rules) {
  const engine = new Engine(
    rules.map(({ when }, index) => ({
      conditions: topOf(conditionOf(plainTests(when))),
      event: { type: "holds", params: { index } },
    })),
    { allowUndefinedFacts: true },
  );
  engine.addOperator("known", (value, isKnown) => (value !== undefined) === isKnown);
  return engine;
}

const topOf = (condition) => (condition.all || condition.any ? condition : { all: [condition] });

function conditionOf(tests) {
  if (tests.all) return { all: tests.all.map(conditionOf) };
  if (tests.any) return { any: tests.any.map(conditionOf) };
  const { name: fact, operator, operand, isNegated } = tests;
  const test = (name, value = operand) => ({ fact, operator: name, value });
  const known = test("known", true);
  switch (operator) {
    case "known":
      return test("known");
    case "is":
      return isNegated ? { all: [known, test("notEqual")] } : test("equal");
    case "one_of":
      return isNegated ? { all: [known, test("notIn")] } : test("in");
    case "includes":
      return test(isNegated ? "doesNotContain" : "contains");
    case "between":
      return isNegated
        ? { any: [test("lessThan", operand[0]), test("greaterThan", operand[1])] }
        : { all: [test("greaterThanInclusive", operand[0]), test("lessThanInclusive", operand[1])] };
    default:
      return test((isNegated ? OPPOSITE : NAME)[operator]);
  }
}

const NAME = {
  above: "greaterThan",
  at_least: "greaterThanInclusive",
  below: "lessThan",
  at_most: "lessThanInclusive",
};
const OPPOSITE = {
  above: "lessThanInclusive",
  at_least: "lessThan",
  below: "greaterThanInclusive",
  at_most: "greaterThan",
};
