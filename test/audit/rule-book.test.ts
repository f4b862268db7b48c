import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { coverageOf } from "../../src/audit/coverage.js";
import { readGrid } from "../../src/audit/grid.js";
import { hygieneProblems } from "../../src/audit/hygiene.js";
import { putToTest } from "../../src/audit/put-to-test.js";
import { reportedLayers } from "../../src/audit/reported-layers.js";
import { survey } from "../../src/audit/survey.js";
import { generatedPages } from "../../src/audit/write-pages.js";
import { resolveQuery } from "../../src/facts/resolve-query.js";
import type { RulePage } from "../../src/model/rule-page.js";
import { rulePageReport } from "../../src/report/rule-page.js";
import { knowledge } from "../answers/ask.js";

describe("over the grid", () => {
  const grid = readGrid(knowledge);
  const surveyed = survey(knowledge, grid);
  const coverage = coverageOf(knowledge, surveyed);

  it("covers about two hundred queries", () => {
    expect(grid.length).toBeGreaterThanOrEqual(200);
  });
  it("every claim is carried or set aside with a reason", () => {
    expect(coverage.counts).toMatchObject({ claims: 210, uncarried: 0, unnamed_records: 0 });
    const aside = coverage.claims
      .filter((claim) => claim.standing === "stands aside")
      .map((claim) => claim.id);
    expect(knowledge.not_rules.map((entry) => entry.claim)).toEqual(aside);
  });
  it("what a claim says of a named binder or solvent reaches it", () => {
    expect(coverage.untouched_claims).toEqual([]);
    const without = {
      ...knowledge,
      rules: knowledge.rules.filter(
        (rule) => rule.id !== "route-to-lithium-cellulose" && rule.id !== "lithium-exchanged-cellulose",
      ),
    };
    expect(coverageOf(without, surveyed).untouched_claims).toContain("C092");
  });
  it("no rule moves only what is full already", () => {
    expect(coverage.idle_rules).toEqual([]);
  });
  it("every rule holds somewhere, every query is steered, no rules clash", () => {
    expect(hygieneProblems(knowledge, surveyed, coverage)).toEqual([]);
  });
  it("nothing that nobody reports leads above something reported without a high warning", () => {
    expect(surveyed.flatMap((query) => query.misplaced ?? [])).toEqual([]);
  });
  it("finds a rule that nothing reaches, a gap, a claim nobody carries, and rules that clash", () => {
    const some = knowledge.rules.find((rule) => rule.id === "localised-emg-in-cathode")!;
    const twin = { ...some, id: "twin-of-it", effect: "avoid" as const };
    const faulty = { ...knowledge, rules: [...knowledge.rules, twin as typeof some], not_rules: [] };
    const problems = hygieneProblems(
      faulty,
      [
        {
          name: "empty",
          holding: new Set(),
          steering: new Set(),
          moves: new Map(),
          touched: new Map(),
          indiscriminate: ["some-rule"],
          misplaced: null,
        },
      ],
      coverageOf(faulty, []),
    );
    const codes = new Set(problems.map((problem) => problem.code));
    expect([...codes].sort()).toEqual([
      "contradicting-rules",
      "grid-gap",
      "indiscriminate-rule",
      "uncarried-claim",
      "unreached-rule",
    ]);
  });
});

it("a rule that moves only what is full already is found", () => {
  const rules = knowledge.rules.map((rule) =>
    rule.id === "uniform-cured-sheet" ? { ...rule, criterion: "processability" as const } : rule,
  );
  const faulty = { ...knowledge, rules: rules as typeof knowledge.rules };
  const surveyed = survey(faulty, [
    { name: "a wet sheet", query: resolveQuery({ component: "sheet", process: "wet" }, faulty) },
  ]);
  expect(coverageOf(faulty, surveyed).idle_rules).toContain("uniform-cured-sheet");
});

describe("comparisons of the review", () => {
  const outcomes = putToTest(knowledge);
  it("are all listed, stated and implied", () => {
    expect(outcomes).toHaveLength(74);
    expect(outcomes.filter((outcome) => outcome.basis === "stated")).toHaveLength(41);
  });
  it.each(
    outcomes
      .filter((outcome) => outcome.outcome !== "not a choice of binder")
      .map((outcome) => [outcome.comparison, outcome] as const),
  )("%s holds", (_, outcome) => {
    expect(outcome.outcome, outcome.how).toBe("concordant");
  });
  it("whose rule or whose own record was taken away are left aside", () => {
    const comparison_tests = knowledge.comparison_tests.filter(({ rule }) => rule !== undefined);
    const [, second, ...others] = comparison_tests.map(({ comparison }) => comparison);
    const rules = knowledge.rules.filter(({ id }) => id !== comparison_tests[0]!.rule);
    const comparisons = knowledge.comparisons.filter(({ id }) => id !== second);
    const left = putToTest({ ...knowledge, comparison_tests, rules, comparisons });
    expect(left.map(({ comparison }) => comparison)).toEqual(others);
    expect(left.every(({ outcome }) => outcome === "concordant")).toBe(true);
  });
});

it("no reported layer comes out excluded", () => {
  expect(reportedLayers(knowledge).filter((layer) => layer.verdict === "excluded")).toEqual([]);
});

it("the worked example of docs/method.md adds up from its printed numbers alone", () => {
  const page = readFileSync("docs/method.md", "utf8");
  const rows = [
    ...page.matchAll(/^\| [a-z-]+ \| (\d+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|$/gm),
  ].map((match) => match.slice(1).map(Number) as [number, number, number, number, number]);
  expect(rows).toHaveLength(7);
  expect(rows.reduce((sum, [weight]) => sum + weight, 0)).toBe(100);
  for (const [weight, , value, , product] of rows) expect(product).toBeCloseTo(weight * value, 2);
  const [, sum, score, low, high] = /adds up to ([\d.]+), so the score is (\d+);.* from (\d+) to (\d+)/
    .exec(page)!
    .map(Number);
  const total = (column: 1 | 2 | 3) => rows.reduce((all, row) => all + row[0] * row[column], 0);
  expect(total(2)).toBeCloseTo(sum!, 6);
  expect([total(1), total(2), total(3)].map(Math.round)).toEqual([low, score, high]);
});

it("generated pages are fresh", async () => {
  for (const [path, text] of await generatedPages(knowledge))
    expect(readFileSync(path, "utf8"), path).toBe(text);
});

const PAGE = {
  schema: "binder-advise/rule-page@1",
  tool: { name: "binder-advise", version: "0.1.0" },
  knowledge: knowledge.hashes,
  origin: "binder-advise",
  worded_facts: [{ fact: "pair.red", meaning: "Relative energy difference.", unit: null }],
  claims: [],
  references: [],
  example: null,
} as const satisfies Omit<RulePage, "rule">;

it.each(knowledge.rules.map((rule) => [rule.id, rule] as const))(
  "the page of %s reads without gaps at 80 columns",
  (_, rule) => {
    const page = rulePageReport({ ...PAGE, rule }, 80);
    expect(page).not.toMatch(/undefined|\[object|NaN/);
    expect(Math.max(...page.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  },
);
