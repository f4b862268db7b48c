import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkKnowledge } from "../src/check/check-knowledge.js";
import { ourRoots } from "../src/check/check-package.js";
import { readKnowledge } from "../src/load/read-knowledge.js";
import { VERSION } from "../src/version.js";

const read = readKnowledge(ourRoots);
const knowledge = read.knowledge!;

it("our own knowledge has no fault", () => {
  expect(read.problems).toEqual([]);
  expect(checkKnowledge(read)).toEqual([]);
});

describe("all of it is there", () => {
  it.each([
    ["references", 128],
    ["records", 73],
    ["quantities", 16],
    ["comparisons", 74],
    ["claims", 210],
    ["solvents", 93],
    ["binders", 61],
  ] as const)("%s: %d", (list, count) => {
    expect(knowledge[list]).toHaveLength(count);
  });

  it("every binder of a record has a record of its own", () => {
    const ids = new Set(knowledge.binders.map((binder) => binder.id));
    const named = knowledge.records.flatMap((record) => record.binder?.split("+") ?? []);
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
  });

  it("a list of solvents of a polymer settles nothing of it with a salt", () => {
    const salted = knowledge.binders.filter(({ salt }) => salt !== null);
    const settling = salted.flatMap(({ id, solubility }) =>
      solubility
        .filter(({ verdict, method, stand_in }) => verdict === "good" && method === "compiled" && !stand_in)
        .map(({ solvent }) => `${id} in ${solvent}`),
    );
    expect(settling).toEqual([]);
  });

  it("rules of every effect stand, each with its own file", () => {
    const effects = new Set(knowledge.rules.map((rule) => rule.effect));
    expect(effects).toEqual(new Set(["exclude", "warn", "favour", "avoid", "weigh", "inform"]));
    expect(knowledge.rules.length).toBeGreaterThanOrEqual(55);
  });
});

describe("numbers as the sources print them", () => {
  const solvent = (id: string) => knowledge.solvents.find((entry) => entry.id === id)!;
  const record = (id: string) => knowledge.records.find((entry) => entry.id === id)!;
  it("PTFE sheets: 8.4 mS/cm at 25 °C and 30 µm [109]", () => {
    expect(record("t4-109-ptfe")).toMatchObject({
      conductivity_mS_cm: 8.4,
      temperature_C: 25,
      thickness_um: 30,
      refs: [109],
    });
  });
  it("PTFE of 3.2 million g/mol keeps 97.4 % after 300 cycles [40]", () => {
    expect(record("t1-40-ptfe-3p2m").retention).toEqual({ value: 97.4, unit: "%", cycles: 300 });
  });
  it("n-butyl butyrate is doubtful and says what was measured", () => {
    expect(solvent("n-butyl-butyrate").sulfide[0]).toMatchObject({ verdict: "caution", evidence: "direct" });
    expect(solvent("n-butyl-butyrate").sulfide[0]!.basis).toContain("1.87 to 0.53 mS/cm");
  });
  it("blank stays unknown", () => {
    expect(solvent("n-hexyl-butyrate").hazards).toEqual([]);
    expect(solvent("n-hexyl-butyrate").relative_permittivity).toEqual([]);
  });
});

it("the version is that of package.json", () => {
  const packageJson = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  expect(packageJson.version).toBe(VERSION);
});
