import { Chalk } from "chalk";
import { describe, expect, it } from "vitest";
import { explain } from "../../src/answer/explain.js";
import { advise, type QueryInput, resolveQuery } from "../../src/index.js";
import { Explanation } from "../../src/model/explanation.js";
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

  it("names each record it is made of with its source, and the layers that come nearest with what they reached", () => {
    expect(page.values.length).toBeGreaterThan(3);
    const unsure = page.values.filter(({ confirmed, method }) => !confirmed || method === "estimated");
    for (const { of, id, property } of unsure)
      expect(entry.rests_on).toContainEqual(expect.objectContaining({ of, id, property }));
    expect(page.nearest.map(({ record }) => record).sort()).toEqual([...entry.evidence.records].sort());
    expect(page.nearest.some(({ reached }) => reached.length > 0)).toBe(true);
    const text = explanationReport(page, { width: 100, colour: new Chalk({ level: 0 }) });
    expect(text).toMatch(/^ {2}- content: /m);
  });

  it("cites what it lists and lists what it cites", () => {
    const text = explanationReport(page, { width: 10_000, colour: new Chalk({ level: 0 }) });
    const [body, list] = text.split("\nReferences\n");
    for (const { id } of page.references) {
      expect(list).toContain(`[${id}] `);
      expect(body!.match(/\[[^\]]*\]/g)!.flatMap(idsIn), String(id)).toContain(String(id));
    }
  });

  it.each([60, 80, 120])("fits %d columns and has no gaps", (width) => {
    const text = explanationReport(page, { width, colour: new Chalk({ level: 0 }) });
    expect(text).not.toMatch(/undefined|NaN|\[object/);
    expect(text.split("\n").filter((line) => line.length > width && !line.includes("https://"))).toEqual([]);
  });
});

/** `[37–40, review]` as the ids it stands for. */
const idsIn = (cited: string): string[] =>
  cited
    .slice(1, -1)
    .split(", ")
    .flatMap((part) => {
      const [from, to] = part.split("–").map(Number);
      return to === undefined
        ? [part]
        : Array.from({ length: to - from! + 1 }, (_, index) => String(from! + index));
    });

it("what is missing is named as a fact, with what would make it known", async () => {
  const { stdout } = await cli(
    words("explain tpu@1,6-dichlorohexane --component anode --process wet --anode silicon-graphite --json"),
  );
  const { missing } = Explanation.parse(JSON.parse(stdout));
  const addOf = (fact: string) => missing.find((entry) => entry.fact === fact)?.add;
  expect(addOf("binder.decomposition_margin_C")).toBe("--temperature");
  expect(addOf("solvent.is_reprotoxic")).toBe("hazards of solvent 1,6-dichlorohexane");
  expect(addOf("binder.electrochemical_margin_V")).toBe(
    "reduction_limit_V or oxidation_limit_V of binder tpu",
  );
});

it("a frame has its page too", async () => {
  const { stdout, status } = await cli(words("explain nylon --component sheet --process scaffold"));
  expect([status, stdout]).toEqual([0, expect.stringMatching(/Nearest reported layers\n {2}- t4-/)]);
});

it("a warning is what keeps PTFE from better in an anode", () => {
  const page = explain(resolveQuery(CANDIDATES[0]![1], knowledge), knowledge);
  expect(page.shares.find((share) => share.rule === "ptfe-reduction-at-anode")?.verdict_without).not.toBe(
    "caution",
  );
});

it("what is excluded says why and ends with 1", async () => {
  const { status, stdout } = await cli(words("explain ptfe --component cathode --process wet"));
  expect(stdout).toMatch(
    /^Excluded in every way that was asked for\n {2}- No study brings this binder into a layer from a slurry, by a wet process\.\s+\[review\]/,
  );
  expect(status).toBe(1);
});

it("a binder without a layer asks for it", async () => {
  const { status, stderr } = await cli(["explain", "nbr"]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/--component is missing/);
});

it("a rule's page says what fills its words, and names what it looks at", async () => {
  const { status, stdout } = await cli(["explain", "protic-solvent-beside-lithium"]);
  expect(stdout).toMatch(
    /Says: \{solvent\.names\} is protic[\s\S]*\n {2}\{solvent\.names\}: Names of the solvents/,
  );
  expect(stdout).toMatch(/it touches 1-butanol; 2-ethylhexanol; [^@]* more\./);
  expect(status).toBe(0);
});
