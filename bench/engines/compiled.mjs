// (b): all rules as one generated function over a plain object of facts; an unknown fact is `undefined`.
import { fingerprintsOf } from "./fingerprint.mjs";
import { plainTests } from "./plain-tests.mjs";

/** @param records plain objects, all with the same properties */
export function create(rules, records) {
  const code = fingerprintsOf(rules);
  const body = rules.map(({ when }, index) => `if (${holds(when)}) sum = (sum + ${code[index]}) | 0;`);
  const run = new Function(
    "records, from, to, sums",
    `for (let at = from; at < to; at++) {
      const facts = records[at];
      ${localsOf(rules)}
      let sum = 0;
      ${body.join("\n")}
      sums[at] = sum;
    }`,
  );
  const sums = new Int32Array(records.length);
  return { run: (from, to) => run(records, from, to, sums), sums: () => sums };
}

/** Each fact read once. */
export const localsOf = (rules) =>
  [...new Set(rules.flatMap(({ when }) => namesOf(plainTests(when))))]
    .map((name) => `const ${name} = facts.${name};`)
    .join("\n");

const namesOf = (tests) => {
  const parts = tests.all ?? tests.any;
  return parts ? parts.flatMap(namesOf) : [tests.name];
};

/** JavaScript for "this condition holds for sure". */
export const holds = (when) => expression(plainTests(when), testHolds);

/** JavaScript for "this condition holds, or may". */
export const mayHold = (when) => expression(plainTests(when), testMayHold);

function expression(tests, write) {
  if (tests.all) return `(${tests.all.map((part) => expression(part, write)).join(" && ")})`;
  if (tests.any) return `(${tests.any.map((part) => expression(part, write)).join(" || ")})`;
  return write(tests);
}

function testMayHold(test) {
  return test.operator === "known" ? testHolds(test) : `(${test.name} === undefined || ${testHolds(test)})`;
}

/** Comparing `undefined` with a number is false either way; only what is negated has to ask. */
function testHolds({ name, operator, operand, isNegated }) {
  const value = JSON.stringify(operand);
  switch (operator) {
    case "known":
      return `${name} ${operand ? "!==" : "==="} undefined`;
    case "is":
      return isNegated ? `(${name} !== undefined && ${name} !== ${value})` : `${name} === ${value}`;
    case "one_of":
      return isNegated
        ? `(${name} !== undefined && ${operand.map((word) => `${name} !== ${JSON.stringify(word)}`).join(" && ")})`
        : `(${operand.map((word) => `${name} === ${JSON.stringify(word)}`).join(" || ")})`;
    case "includes":
      return `(${name} !== undefined && ${isNegated ? "!" : ""}${name}.includes(${value}))`;
    case "between":
      return isNegated
        ? `(${name} < ${operand[0]} || ${name} > ${operand[1]})`
        : `(${name} >= ${operand[0]} && ${name} <= ${operand[1]})`;
    default:
      return `${name} ${(isNegated ? OPPOSITE : SIGN)[operator]} ${value}`;
  }
}

const SIGN = { above: ">", at_least: ">=", below: "<", at_most: "<=" };
const OPPOSITE = { above: "<=", at_least: "<", below: ">=", at_most: ">" };
