import { describe, expect, it } from "vitest";
import { explain } from "../../src/answer/explain.js";
import { advise, type QueryInput, resolveQuery } from "../../src/index.js";
import { explanationReport } from "../../src/report/explanation.js";
import { cli, words } from "../cli/run-cli.js";
import { knowledge } from "./ask.js";

const CANDIDATES: [string, QueryInput][] = [
  ["PTFE in a dry anode", { component: "anode", process: "dry", binders: ["ptfe"] }],
  [
    "NBR from anisole",
    {
      component: "anode",
      anode: "silicon-graphite",
      process: "wet",
      binders: ["nbr"],
      solvents: ["anisole"],
    },
  ],
  ["EMG in a sheet", { component: "sheet", process: "wet", binders: ["emg"] }],
];

describe.each(CANDIDATES)("the page of %s", (_, input) => {
  const query = resolveQuery(input, knowledge);
  const page = explain(query, knowledge);
  const entry = page.entry!;
  const narrow = {
    ...query,
    solvents: entry.solvents.length > 0 ? [entry.solvents.map(({ id }) => id).join("+")] : [],
  };

  it("gives each rule the share that removing it really makes", () => {
    const touching = new Set([...entry.findings, ...entry.unknown].map((finding) => finding.rule));
    for (const id of touching) {
      const without = advise(narrow, {
        ...knowledge,
        rules: knowledge.rules.filter((rule) => rule.id !== id),
      }).ranking[0]!;
      const share = page.shares.find((one) => one.rule === id) ?? {
        score_without: entry.score,
        verdict_without: entry.verdict,
      };
      expect([share.score_without, share.verdict_without], id).toEqual([without.score, without.verdict]);
    }
  });

  it.each([60, 80, 120])("fits %d columns and has no gaps", (width) => {
    const text = explanationReport(page, width);
    expect(text).not.toMatch(/undefined|NaN|\[object/);
    expect(text.split("\n").filter((line) => line.length > width && !line.includes("https://"))).toEqual([]);
  });
});

it("a warning is what keeps PTFE from better in an anode", () => {
  const page = explain(resolveQuery(CANDIDATES[0]![1], knowledge), knowledge);
  expect(page.shares.find((share) => share.rule === "ptfe-reduction-at-anode")?.verdict_without).not.toBe(
    "caution",
  );
});

it("what is excluded says why and ends with 1", async () => {
  const { status, stdout } = await cli(words("explain ptfe --component cathode --process wet"));
  expect(stdout).toBe(
    "Excluded in every way that was asked for:\n  - No study brings this binder into a layer from a slurry, by a wet process.\n",
  );
  expect(status).toBe(1);
});

it("a binder without a layer asks for it", async () => {
  const { status, stderr } = await cli(["explain", "nbr"]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/--component is missing/);
});
