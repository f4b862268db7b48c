import { ZenDecisionContent, ZenEngine } from "@gorules/zen-engine";
import { fingerprintsOf } from "./fingerprint.mjs";
import { plainTests } from "./plain-tests.mjs";

/** Records a call: the engine is quickest with many, since each call crosses into native code. */
const A_CALL = 256;

/**
 * The rules as a decision table that collects every row that hits, in loop mode.
 * @param records plain objects without the facts that are unknown
 */
export function create(rules, records) {
  const decision = new ZenEngine().createDecision(new ZenDecisionContent(graphOf(rules)));
  const code = fingerprintsOf(rules);
  const sums = new Int32Array(records.length);
  const collect = (at, hits) => {
    let sum = 0;
    for (const { index } of hits) sum = (sum + code[index]) | 0;
    sums[at] = sum;
  };
  return {
    run: async (from, to) => {
      for (let start = from; start < to; start += A_CALL) {
        const { result } = await decision.evaluate({
          records: records.slice(start, Math.min(to, start + A_CALL)),
        });
        for (const [offset, hits] of result.hits.entries()) collect(start + offset, hits);
      }
    },
    sums: () => sums,
  };
}

function graphOf(rules) {
  const node = (id, type, x, rest = {}) => ({ id, type, name: id, position: { x, y: 0 }, ...rest });
  return {
    contentType: "application/vnd.gorules.decision",
    nodes: [
      node("request", "inputNode", 0),
      node("rules", "decisionTableNode", 1, { content: tableOf(rules) }),
      node("response", "outputNode", 2),
    ],
    edges: [
      { id: "in", sourceId: "request", targetId: "rules", type: "edge" },
      { id: "out", sourceId: "rules", targetId: "response", type: "edge" },
    ],
  };
}

const tableOf = (rules) => ({
  hitPolicy: "collect",
  inputs: [{ id: "when", name: "when" }],
  outputs: [{ id: "index", field: "index", name: "index" }],
  rules: rules.map(({ id, when }, index) => ({
    _id: id,
    when: expressionOf(plainTests(when)),
    index: String(index),
  })),
  passThrough: false,
  executionMode: "loop",
  inputField: "records",
  outputPath: "hits",
});

function expressionOf(tests) {
  if (tests.all) return `(${tests.all.map(expressionOf).join(" and ")})`;
  if (tests.any) return `(${tests.any.map(expressionOf).join(" or ")})`;
  const { name, operator, operand, isNegated } = tests;
  const value = JSON.stringify(operand);
  const known = `${name} != null`;
  switch (operator) {
    case "known":
      return operand ? `(${known})` : `(${name} == null)`;
    case "is":
      return isNegated ? `(${known} and ${name} != ${value})` : `(${name} == ${value})`;
    case "one_of":
      return `(${known} and ${name} ${isNegated ? "not in" : "in"} ${value})`;
    case "includes":
      return `(${known} and ${isNegated ? "not " : ""}contains(${name}, ${value}))`;
    case "between":
      return `(${known} and ${name} ${isNegated ? "not in" : "in"} [${operand[0]}..${operand[1]}])`;
    default:
      return `(${known} and ${name} ${(isNegated ? OPPOSITE : SIGN)[operator]} ${value})`;
  }
}

const SIGN = { above: ">", at_least: ">=", below: "<", at_most: "<=" };
const OPPOSITE = { above: "<=", at_least: "<", below: ">=", at_most: ">" };
