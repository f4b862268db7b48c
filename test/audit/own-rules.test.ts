import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { diffRules } from "../../src/audit/diff.js";
import { ruleSkeleton } from "../../src/audit/skeleton.js";
import { advise, loadKnowledge, resolveQuery } from "../../src/index.js";
import { knowledge } from "../answers/ask.js";
import { cli } from "../cli/run-cli.js";

const root = mkdtempSync(join(tmpdir(), "own-rules-"));
afterAll(() => rmSync(root, { recursive: true }));
const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};
const rule = (cases: string) => `id: polyethylene-in-our-mill
title: Our mill draws polyethylene
status: reviewed
since: 0.1.0
effect: favour
criterion: processability
strength: strongly
when: { all: [{ fact: query.process, is: dry }, { fact: binder.id, is: polyethylene }] }
message: Our mill draws {binder.id} into fibres.
rationale: Trials of our own.
evidence: [{ claim: C014 }]
wrong_when: [Another mill is used.]
cases:
${cases}`;
const SOUND = `  fires: [{ name: ours, facts: { query.process: dry, binder.id: polyethylene }, says: Our mill draws polyethylene into fibres. }]
  silent: [{ name: wet, facts: { query.process: wet, binder.id: polyethylene } }]
  unknown: [{ name: no binder, facts: { query.process: dry } }]
`;

describe("two files of a user", () => {
  write("mine/polyethylene-in-our-mill.yaml", rule(SOUND));
  write(
    "mine/retired.yaml",
    "{ id: insulating-fibre-network, retire: true, reason: Not seen in our cells. }\n",
  );

  it("change the advice as written, and say where it comes from", async () => {
    const overlaid = await loadKnowledge({ rules: [join(root, "mine")] });
    const query = resolveQuery({ component: "cathode", process: "dry" }, knowledge);
    const entry = (with_: typeof knowledge, id: string) =>
      advise(query, with_, { top: 99 }).ranking.find((one) => one.binder?.id === id)!;
    expect(entry(overlaid, "polyethylene").criteria.processability!.value).toBeCloseTo(
      entry(knowledge, "polyethylene").criteria.processability!.value + 0.2,
    );
    expect(
      entry(overlaid, "polyethylene").findings.find((finding) => finding.rule === "polyethylene-in-our-mill")
        ?.origin,
    ).toBe(join(root, "mine"));
    expect(entry(overlaid, "ptfe").criteria["ion-transport"]!.value).toBeCloseTo(
      entry(knowledge, "ptfe").criteria["ion-transport"]!.value + 0.05,
    );
    const line = ["--component", "cathode", "--process", "dry", "--rules", join(root, "mine"), "--top", "20"];
    expect((await cli(line, { columns: 400 })).stdout).toContain("(your rule)");
  });

  it("are listed as yours", async () => {
    const { stdout } = await cli([
      "rules",
      "list",
      "--rules",
      join(root, "mine"),
      "--origin",
      "yours",
      "--json",
    ]);
    expect(JSON.parse(stdout).map((line: { id: string }) => line.id)).toEqual(["polyethylene-in-our-mill"]);
  });

  it("rules diff names exactly what moved and which rule moved it", async () => {
    const overlaid = await loadKnowledge({ rules: [join(root, "mine")] });
    const grid = [
      { name: "dry", query: resolveQuery({ component: "cathode", process: "dry" }, knowledge) },
      { name: "wet", query: resolveQuery({ component: "anode", process: "wet" }, knowledge) },
    ];
    const diff = diffRules(knowledge, overlaid, grid);
    expect([diff.added, diff.removed, diff.changed]).toEqual([
      ["polyethylene-in-our-mill"],
      ["insulating-fibre-network"],
      [],
    ]);
    const rows = (with_: typeof knowledge, index: number) => {
      const best = new Map<string, string>();
      for (const one of advise(grid[index]!.query, with_, { top: 9999 }).ranking) {
        if (!best.has(one.binder!.id))
          best.set(one.binder!.id, `${one.verdict} ${one.score} ${one.binder_rank}`);
      }
      return best;
    };
    const moved = grid.flatMap(({ name }, index) => {
      const [before, after] = [rows(knowledge, index), rows(overlaid, index)];
      return [...before.keys()].filter((id) => before.get(id) !== after.get(id)).map((id) => `${name} ${id}`);
    });
    expect(diff.moves.map((move) => `${move.query} ${move.candidate}`).sort()).toEqual(moved.sort());
    expect(moved.length).toBeGreaterThan(0);
    expect(diff.moves.find((move) => move.candidate === "polyethylene")?.moved_by).toEqual([
      "polyethylene-in-our-mill",
    ]);
    expect(diff.moves.find((move) => move.candidate === "ptfe")?.moved_by).toEqual([
      "insulating-fibre-network",
    ]);
  });

  it("diff of a set with itself is empty", async () => {
    const { stdout } = await cli(["rules", "diff", "ours", "ours"]);
    expect(stdout).toBe("The rules are the same.\n0 recommendations moved.\n");
  }, 120_000);
});

describe("rules test", () => {
  it("passes ours and a sound one of yours", async () => {
    expect((await cli(["rules", "test"])).status).toBe(0);
    expect((await cli(["rules", "test", join(root, "mine")])).stdout).toMatch(/^1 rules, 3 cases, 0 faults/);
  });
  it.each([
    ["noisy", SOUND.replace("{ query.process: wet,", "{ query.process: dry,")],
    [
      "missing",
      SOUND.replace(
        "{ query.process: dry, binder.id: polyethylene }, says",
        "{ query.process: wet, binder.id: polyethylene }, says",
      ),
    ],
    ["wrong text", SOUND.replace("says: Our mill", "says: The mill")],
  ])("says what is %s", async (word, cases) => {
    const folder = `broken-${word.replace(" ", "-")}`;
    write(`${folder}/polyethylene-in-our-mill.yaml`, rule(cases));
    const { status, stdout } = await cli(["rules", "test", join(root, folder)]);
    expect(stdout).toContain(`${word}: polyethylene-in-our-mill`);
    expect(stdout).toMatch(/polyethylene-in-our-mill\.yaml:\d+:\d+ case-fails/);
    expect(status).toBe(1);
  });
});

it("the skeleton of a new rule passes check", async () => {
  write("fresh/wax-binder-in-cathode.yaml", ruleSkeleton("wax-binder-in-cathode")!);
  expect((await cli(["rules", "test", join(root, "fresh")])).stdout).toMatch(/0 faults/);
  expect((await cli(["rules", "new", "No Rule"])).status).toBe(2);
});

it("explain prints the page of a rule with what it touches", async () => {
  const { stdout, status } = await cli(["explain", "ptfe-reduction-at-anode"]);
  expect(status).toBe(0);
  expect(stdout).toMatch(
    /Where it is wrong[\s\S]*Rests on[\s\S]*C151[\s\S]*Speaks against it[\s\S]*t3-76-lisi-hc-ptfe[\s\S]*it touches ptfe[\s\S]*\[111\]/,
  );
  expect((await cli(["explain", "ptfe-reduction-at-anod"])).stderr).toMatch(
    /did you mean ptfe-reduction-at-anode/,
  );
});
