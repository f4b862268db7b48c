import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readDocuments } from "../batch/documents.js";
import { countsText } from "../batch/evaluation-report.js";
import { addTotals, noTotals } from "../batch/run.js";
import { Session } from "../batch/session.js";
import type { Evaluation } from "../model/evaluation.js";
import type { Knowledge } from "../model/knowledge.js";
import { table } from "./generated-pages.js";

/** Any day between those that the examples name. */
const TODAY = "2026-01-01";

/** The examples judged: their summary, and a line for each that shows a finding. */
export function examplesTable(root: string, knowledge: Knowledge): string {
  const options = {
    detail: "full",
    output: null,
    show: "all",
    failOn: null,
    today: TODAY,
    accept: [],
    baseline: null,
  } as const;
  const session = new Session(knowledge, options);
  const totals = noTotals();
  const shown: Evaluation[] = [];
  for (const name of readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(yaml|json)$/.test(file))
    .sort()) {
    const text = readFileSync(join(root, name), "utf8");
    const result = session.records(readDocuments(text, name, name.endsWith(".json") ? "json" : "yaml"));
    addTotals(totals, result);
    for (const outcome of result.outcomes)
      if ("evaluation" in outcome && "layer" in outcome.evaluation && name.startsWith("findings"))
        shown.push(outcome.evaluation);
  }
  const rows = shown.map(({ name, verdict, score, findings, unknown }) => [
    name ?? "",
    verdict,
    score === null ? "–" : String(score),
    [
      ...findings.filter(({ effect }) => effect === "exclude" || effect === "warn").map(({ rule }) => rule),
      ...(verdict === "unknown"
        ? unknown.filter(({ effect }) => effect === "exclude").map(({ rule }) => `${rule}?`)
        : []),
    ].join(", "),
  ]);
  return `${countsText(totals.counts)}\n\n${table(["example", "verdict", "score", "excludes, warns, could not check?"], rows)}`;
}
