import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { overlaidWithPlaces } from "../../src/check/check-overlays.js";
import { withOverlays } from "../../src/check/with-overlays.js";
import { readBundle } from "../../src/load/bundle.js";
import { cli } from "../cli/run-cli.js";

const root = mkdtempSync(join(tmpdir(), "overlay-"));
afterAll(() => rmSync(root, { recursive: true }));
const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};
const rule = `id: house-ban-on-ptfe
title: Our plant uses no PTFE
status: reviewed
since: 0.1.0
effect: exclude
when: { fact: binder.id, is: ptfe }
message: Our plant uses no PTFE.
rationale: A decision of the plant.
evidence: [{ claim: C030 }]
wrong_when: [The decision is taken back.]
cases:
  fires: [{ name: PTFE, facts: { binder.id: ptfe } }]
  silent: [{ name: another, facts: { binder.id: nbr } }]
  unknown: [{ name: no binder, facts: {} }]
`;
write("rules/house-ban-on-ptfe.yaml", rule);
write("data/solvents/gone.yaml", "- { id: toluene, retire: true, reason: Not on our list. }\n");

it("a user's rule changes the advice and its hash", async () => {
  const line = ["--component", "cathode", "--process", "dry", "--json", "--all"];
  const [ours, theirs] = [await cli(line), await cli([...line, "--rules", join(root, "rules")])];
  const [before, after] = [JSON.parse(ours.stdout), JSON.parse(theirs.stdout)];
  const ids = (answer: { ranking: { binder: { id: string } }[] }) =>
    answer.ranking.map((entry) => entry.binder.id);
  expect(ids(before)).toContain("ptfe");
  expect(ids(after)).not.toContain("ptfe");
  expect(
    after.excluded.some(
      (entry: { findings: { rule: string }[] }) => entry.findings[0]?.rule === "house-ban-on-ptfe",
    ),
  ).toBe(true);
  expect(after.knowledge.rules).not.toBe(before.knowledge.rules);
  const left = ids(before).filter((id) => id !== "ptfe");
  expect(ids(after).slice(0, left.length)).toEqual(left);
});

it("a record can be taken away", async () => {
  const { stdout } = await cli([
    "--component",
    "cathode",
    "--process",
    "wet",
    "--json",
    "--top",
    "3000",
    "--data",
    join(root, "data"),
  ]);
  expect(stdout).not.toContain('"id": "toluene"');
});

it("each of our rules can be taken away", async () => {
  const ours = readBundle();
  for (const { id } of ours.rules) {
    write(`gone/${id}/x.yaml`, `{id: ${id}, retire: true, reason: ours differs}\n`);
    const { rules } = await withOverlays(ours, { rules: [join(root, "gone", id)] });
    expect(rules.length, id).toBe(ours.rules.length - 1);
  }
});

it("what our rules, tests and lists of claims name can be taken away", async () => {
  const ours = readBundle();
  const retired = (list: readonly { id: string }[]) =>
    list.map(({ id }) => `- {id: ${id}, retire: true, reason: ours differs}\n`).join("");
  write("none/evidence/claims.yaml", retired(ours.claims));
  write("none/evidence/comparisons.yaml", retired(ours.comparisons));
  const left = await withOverlays(ours, { data: [join(root, "none")] });
  expect([...left.claims, ...left.comparisons]).toEqual([]);
});

it("a mistake is shown with file, line, caret and help", async () => {
  write("broken/house-rule.yaml", "id: house-rule\ntitle: x\neffect: exclud\n");
  const { status, stderr } = await cli([
    "--component",
    "cathode",
    "--process",
    "dry",
    "--rules",
    join(root, "broken"),
  ]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/house-rule\.yaml:3:9 bad-shape/);
  expect(stderr).toMatch(/\| effect: exclud\n {2}\| {9}\^/);
  expect(stderr).toMatch(/help:/);
});

it("plain folders are read without places, others with, to the same knowledge", async () => {
  const below = readBundle();
  const plain = { rules: [join(root, "rules")], data: [join(root, "data")] };
  expect(await withOverlays(below, plain)).toEqual(overlaidWithPlaces(below, plain).knowledge);
  write("quoted/house-ban-on-ptfe.yaml", rule.replace("id: house", '"id": house'));
  const quoted = { rules: [join(root, "quoted")] };
  expect(await withOverlays(below, quoted)).toEqual(overlaidWithPlaces(below, quoted).knowledge);
});

it("an exclusion of a user's rule is said of what it is about, and as theirs", async () => {
  const house = rule
    .replace("house-ban-on-ptfe", "toluene-ban")
    .replace(/binder\.id, is: ptfe/, "solvent.ids, includes: toluene")
    .replace(/facts: \{ binder\.id: ptfe \}/, "facts: { solvent.ids: [toluene] }")
    .replace(/facts: \{ binder\.id: nbr \}/, "facts: { solvent.ids: [anisole] }")
    .replaceAll("PTFE", "such liquid");
  write("house/toluene-ban.yaml", house);
  const line = ["--component", "cathode", "--process", "wet", "--solvent", "toluene", "--rules"];
  const { stdout } = await cli([...line, join(root, "house")]);
  expect(stdout).toMatch(/Excluded\n {2}- toluene: Our plant uses no such liquid\. \[review\] \(your rule\)/);
});
