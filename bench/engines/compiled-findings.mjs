// (b) as the product has to answer: three-valued, and for each record the rules that hold and those that could not be checked.
import { holds, localsOf, mayHold } from "./compiled.mjs";
import { fingerprintsOf } from "./fingerprint.mjs";

export function create(rules, records) {
  const body = rules.map(
    ({ when }, index) => `if (${mayHold(when)}) (${holds(when)} ? holding : unknown).push(${index});`,
  );
  const run = new Function(
    "records, from, to, findings",
    `for (let at = from; at < to; at++) {
      const facts = records[at];
      ${localsOf(rules)}
      const holding = [];
      const unknown = [];
      ${body.join("\n")}
      findings[at] = { holding, unknown };
    }`,
  );
  const findings = new Array(records.length);
  const code = fingerprintsOf(rules);
  return {
    run: (from, to) => run(records, from, to, findings),
    sums: () =>
      Int32Array.from(findings, ({ holding }) => holding.reduce((sum, index) => (sum + code[index]) | 0, 0)),
  };
}
