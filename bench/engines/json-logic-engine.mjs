import { LogicEngine } from "json-logic-engine";
import { fingerprintsOf } from "./fingerprint.mjs";
import { plainTests } from "./plain-tests.mjs";

/** Every rule compiled by the engine. @param records plain objects without the facts that are unknown */
export function create(rules, records) {
  const engine = new LogicEngine();
  const compiled = rules.map(({ when }) => engine.build(logicOf(plainTests(when))));
  const code = fingerprintsOf(rules);
  const sums = new Int32Array(records.length);
  return {
    run: (from, to) => {
      for (let at = from; at < to; at++) {
        let sum = 0;
        for (let index = 0; index < compiled.length; index++)
          if (compiled[index](records[at])) sum = (sum + code[index]) | 0;
        sums[at] = sum;
      }
    },
    sums: () => sums,
  };
}

function logicOf(tests) {
  if (tests.all) return { and: tests.all.map(logicOf) };
  if (tests.any) return { or: tests.any.map(logicOf) };
  const { name, operator, operand, isNegated } = tests;
  const value = { var: name };
  const known = { "!==": [value, null] };
  const signed = (test) => (isNegated ? { and: [known, { "!": test }] } : test);
  switch (operator) {
    case "known":
      return operand ? known : { "===": [value, null] };
    case "is":
      return isNegated ? { and: [known, { "!==": [value, operand] }] } : { "===": [value, operand] };
    case "one_of":
      return signed({ in: [value, operand] });
    case "includes":
      return { and: [known, isNegated ? { "!": { in: [operand, value] } } : { in: [operand, value] }] };
    case "between":
      return { and: [known, isNegated ? { "!": within(value, operand) } : within(value, operand)] };
    default:
      // null would count as 0
      return { and: [known, { [(isNegated ? OPPOSITE : SIGN)[operator]]: [value, operand] }] };
  }
}

const within = (value, [low, high]) => ({ "<=": [low, value, high] });
const SIGN = { above: ">", at_least: ">=", below: "<", at_most: "<=" };
const OPPOSITE = { above: "<=", at_least: "<", below: ">=", at_most: ">" };
