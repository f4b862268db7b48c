import { Chalk } from "chalk";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { Advice } from "../../src/model/advice.js";
import { csvReport } from "../../src/report/csv.js";
import { jsonlReport, jsonReport } from "../../src/report/json.js";
import { markdownReport } from "../../src/report/markdown.js";
import { tableReport } from "../../src/report/table.js";
import { ask } from "../answers/ask.js";

const QUESTIONS = (["cathode", "anode", "sheet"] as const).flatMap((component) =>
  (["dry", "wet", "scaffold"] as const).map((process) => ({ component, process })),
);
const plain = new Chalk({ level: 0 });
const coloured = new Chalk({ level: 1 });

describe.each(QUESTIONS)("$component $process", (question) => {
  const advice = ask(question, { binders: 10, all: question.process === "dry" });

  it.each([60, 72, 80, 100, 120, 200])("the table fits %d columns", (width) => {
    for (const pairs of [false, true]) {
      const text = tableReport(advice, { width, colour: plain, pairs, top: 10 });
      const tooWide = text
        .split("\n")
        .filter((line) => stringWidth(line) > width && line.trim().includes(" "));
      expect(tooWide.filter((line) => !line.includes("https://"))).toEqual([]);
      expect(text).not.toMatch(/undefined|NaN|\bnull\b|\[object|…$/m);
      expect(text.endsWith("\n")).toBe(true);
    }
  });

  it("colour changes nothing but colour", () => {
    const options = { width: 100, pairs: false, top: 10 };
    const bare = tableReport(advice, { ...options, colour: plain });
    const bright = tableReport(advice, { ...options, colour: coloured });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is taken out
    expect(bright.replace(/\u001b\[\d+m/g, "")).toBe(bare);
  });

  it("markdown rows have as many cells as the head", () => {
    const text = markdownReport(advice, { width: 80, colour: plain, pairs: false, top: 10 });
    const rows = text.split("\n").filter((line) => line.startsWith("|"));
    expect(new Set(rows.map((row) => row.split(/(?<!\\)\|/).length)).size).toBeLessThanOrEqual(1);
    expect(text).not.toMatch(/undefined|NaN|\bnull\b/);
  });

  it("every reference cited in the answer is in its list, and each once", () => {
    const ids = advice.references.map((reference) => reference.id);
    expect(new Set(ids).size).toBe(ids.length);
    const cited = advice.ranking.flatMap((entry) =>
      [...entry.findings, ...entry.guidance].flatMap((one) => one.refs),
    );
    expect(cited.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("is what its published schema says", () => {
    expect(Advice.safeParse(JSON.parse(jsonReport(advice))).error?.issues ?? []).toEqual([]);
  });

  it("json, jsonl and csv hold every entry", () => {
    expect(JSON.parse(jsonReport(advice))).toEqual(JSON.parse(JSON.stringify(advice)));
    expect(jsonlReport(advice).trimEnd().split("\n").filter(Boolean)).toHaveLength(advice.ranking.length);
    expect(csvReport(advice).split("\n")[0]).toContain("binder_rank");
  });
});
