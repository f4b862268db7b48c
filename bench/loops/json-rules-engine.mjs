// The batch on a rule engine: lines parsed, facts as the product makes them, its rules run, one line written for each.
// Prints the seconds without the start of the process.
import { writeFileSync } from "node:fs";
import { factsOfFormulation, rules } from "../engines/binder-advise.mjs";
import { engineOf } from "../engines/json-rules-engine.mjs";
import { peerFacts } from "../engines/plain-tests.mjs";
import { eachLine } from "./lines-of.mjs";

const [input] = process.argv.slice(2);
const engine = engineOf(rules);
const begun = performance.now();
const lines = [];
eachLine(input, (line) => lines.push(line));
let written = "";
for (const line of lines) {
  const record = JSON.parse(line);
  const { events } = await engine.run(peerFacts(factsOfFormulation(record)));
  written += `${JSON.stringify({ name: record.name, rules: events.map(({ params }) => rules[params.index].id) })}\n`;
}
writeFileSync(`${input}.out`, written);
console.log(JSON.stringify({ seconds: (performance.now() - begun) / 1000 }));
