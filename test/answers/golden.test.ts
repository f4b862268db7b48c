import { Chalk } from "chalk";
import { describe, expect, it } from "vitest";
import type { QueryInput } from "../../src/index.js";
import { csvReport } from "../../src/report/csv.js";
import { jsonlReport } from "../../src/report/json.js";
import { markdownReport } from "../../src/report/markdown.js";
import { tableReport } from "../../src/report/table.js";
import { ask } from "./ask.js";

const folder = "../fixtures/golden";
const QUESTIONS: [string, QueryInput][] = [
  ["dry-cathode", { component: "cathode", process: "dry" }],
  [
    "wet-silicon-graphite-anode",
    { component: "anode", anode: "silicon-graphite", process: "wet", stack_pressure_MPa: 2 },
  ],
  ["scaffold-sheet", { component: "sheet", process: "scaffold" }],
];

/** The version and hashes change with every correction of a number; what they lead to is what is held here. */
const answerOf = (input: QueryInput) => {
  const { tool: _tool, knowledge: _knowledge, ...answer } = ask(input, { top: 5 });
  return answer;
};

describe("whole answers to questions from the review", () => {
  it.each(QUESTIONS)("%s", async (name, input) => {
    await expect(`${JSON.stringify(answerOf(input), null, 2)}\n`).toMatchFileSnapshot(
      `${folder}/${name}.json`,
    );
  });
});

describe("one answer in each format", () => {
  const advice = ask(QUESTIONS[1]![1], { binders: 3 });
  const options = { width: 100, colour: new Chalk({ level: 0 }), pairs: false, top: 3 };
  it.each([
    ["txt", tableReport(advice, options)],
    ["md", markdownReport(advice, options)],
    ["csv", csvReport(advice)],
    ["jsonl", jsonlReport(advice)],
  ])("%s", async (ending, text) => {
    await expect(text).toMatchFileSnapshot(`${folder}/wet-silicon-graphite-anode.${ending}`);
  });
});
