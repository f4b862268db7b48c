import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { isCasValid } from "../../src/check/check-names.js";
import { checkOverlays } from "../../src/check/check-overlays.js";
import { readBundle } from "../../src/load/bundle.js";
import type { Binder } from "../../src/model/binder.js";

const root = mkdtempSync(join(tmpdir(), "faults-"));
afterAll(() => rmSync(root, { recursive: true }));
const ours = readBundle();
let folders = 0;

function faultsOf(kind: "data" | "rules", file: string, text: string) {
  const folder = join(root, String(folders++));
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
  return checkOverlays(ours, { [kind]: [folder] });
}

const solvent = (over: Record<string, string> = {}) => {
  const lines: Record<string, string> = {
    id: "my-solvent",
    name: "my solvent",
    cas: "108-88-3",
    inchikey: "null",
    smiles: "null",
    class: "aromatic",
    is_protic: "false",
    molar_mass_g_mol: "92.14",
    sulfide:
      "[{ verdict: compatible, evidence: class, basis: plain hydrocarbon, method: judged, confirmed: false, source: curator }]",
    hazards: "[]",
    hansen:
      "[{ value: { delta_d: 18.0, delta_p: 1.4, delta_h: 2.0 }, method: compiled, confirmed: true, source: rios2022 }]",
    ...over,
  };
  return `- ${Object.entries(lines)
    .map(([key, value]) => `${key}: ${value}`)
    .join("\n  ")}\n`;
};
const unique = { cas: "null" };

const rule = (over: Record<string, string> = {}) => {
  const parts: Record<string, string> = {
    id: "my-pattern",
    title: "A pattern of ours",
    status: "reviewed",
    since: "0.1.0",
    effect: "warn",
    severity: "low",
    when: "{ fact: binder.glass_transition_C, above: 25 }",
    message: "It is glassy at {binder.glass_transition_C} °C.",
    rationale: "Glass does not follow strain.",
    evidence: "[{ claim: C056, refs: [52] }]",
    wrong_when: "[The layer runs hot.]",
    cases: `
  fires: [{ name: glassy, facts: { binder.glass_transition_C: 80 } }]
  silent: [{ name: on the limit, facts: { binder.glass_transition_C: 25 } }]
  unknown: [{ name: not recorded, facts: {} }]`,
    ...over,
  };
  return Object.entries(parts)
    .filter(([, value]) => value !== "")
    .map(([key, value]) => `${key}: ${value}\n`)
    .join("");
};

describe("a sound overlay has no fault", () => {
  it("of data", () => expect(faultsOf("data", "solvents/mine.yaml", solvent(unique))).toEqual([]));
  it("of rules", () => expect(faultsOf("rules", "mine/my-pattern.yaml", rule())).toEqual([]));
});

describe("each planted fault in data is found, with its place", () => {
  const table: [string, string, string, RegExp][] = [
    [
      "an unsourced number",
      solvent({ ...unique, boiling_point_C: "[{ value: 110, method: compiled, confirmed: true }]" }),
      "bad-shape",
      /source/,
    ],
    [
      "an unknown source",
      solvent({
        ...unique,
        boiling_point_C: "[{ value: 110, method: compiled, confirmed: true, source: nobody-2020 }]",
      }),
      "unknown-reference",
      /nobody-2020/,
    ],
    [
      "an unknown reference number",
      solvent({
        ...unique,
        boiling_point_C: "[{ value: 110, method: compiled, confirmed: true, source: review, refs: [129] }]",
      }),
      "unknown-reference",
      /129/,
    ],
    [
      "a decimal slip",
      solvent({
        ...unique,
        hansen:
          "[{ value: { delta_d: 18.0, delta_p: 54.0, delta_h: 2.0 }, method: compiled, confirmed: true, source: rios2022 }]",
      }),
      "impossible-value",
      /delta_p 54/,
    ],
    [
      "a slip in a boiling point",
      solvent({
        ...unique,
        boiling_point_C: "[{ value: 1106, method: compiled, confirmed: true, source: crc }]",
      }),
      "impossible-value",
      /boiling_point_C 1106/,
    ],
    ["a bad CAS digit", solvent({ cas: "999-88-4" }), "bad-cas", /999-88-4/],
    ["a CAS number that is taken", solvent(), "duplicate-id", /108-88-3/],
    ["an alias that is taken", solvent({ ...unique, aliases: "[DCH]" }), "duplicate-id", /DCH/],
    [
      "a derived volume that is not",
      solvent({
        ...unique,
        density_g_mL: "[{ value: 0.87, method: compiled, confirmed: true, source: crc }]",
        molar_volume_cm3_mol: "[{ value: 206, method: derived, confirmed: true, source: derived }]",
      }),
      "sources-disagree",
      /105\.9/,
    ],
    [
      "a misspelt key",
      solvent({ ...unique, boiling_piont_C: "[]" }),
      "unknown-key",
      /Did you mean boiling_point_C/,
    ],
    [
      "a misspelt word",
      solvent({
        ...unique,
        sulfide:
          "[{ verdict: compatable, evidence: class, basis: x, method: judged, confirmed: false, source: curator }]",
      }),
      "bad-shape",
      /Did you mean compatible/,
    ],
    ["a record taken away without a reason", "- { id: toluene, retire: true }\n", "bad-shape", /reason/],
  ];
  it.each(table)("%s", (_, text, code, message) => {
    const faults = faultsOf("data", "solvents/mine.yaml", text);
    const found = faults.find((fault) => fault.code === code);
    expect(faults.map((fault) => `${fault.code} ${fault.message}`)).toContainEqual(
      expect.stringMatching(message),
    );
    expect(found?.place?.file).toMatch(/mine\.yaml$/);
    expect(found!.place!.line).toBeGreaterThan(0);
  });
});

describe("of a binder of ours", () => {
  const recordOf = (id: string) => structuredClone(ours.binders.find((one) => one.id === id)!);
  const faults = (binder: Binder) => faultsOf("data", "binders/mine.yaml", stringify([binder]));
  const table: [string, string, (binder: Binder) => void, string, RegExp][] = [
    [
      "a decimal slip in a radius",
      "polyisoprene",
      ({ hansen }) => {
        hansen[1]!.interaction_radius = 96.2;
      },
      "impossible-value",
      /interaction_radius 96\.2/,
    ],
    [
      "a density in kg/m³, whatever its note says",
      "nbr",
      ({ density_g_mL: [density] }) => Object.assign(density!, { min: 920, max: 1010, note: "920 to 1010" }),
      "impossible-value",
      /density_g_mL 920/,
    ],
    [
      "a glass transition in kelvin beside a note of something else",
      "nbr",
      ({ glass_transition_C: [glass] }) => Object.assign(glass!, { min: 229, max: 278 }),
      "unusual-value",
      /glass_transition_C 278/,
    ],
    [
      "a melting point in kelvin",
      "pcl",
      ({ melting_point_C: [melting] }) => Object.assign(melting!, { value: 333 }),
      "unusual-value",
      /melting point 333 °C of pcl does not go with its glass transition/,
    ],
    [
      "a conductivity in mS/cm",
      "peo",
      ({ ion_conduction }) => Object.assign(ion_conduction.conductivity_S_cm[0]!, { value: 0.84 }),
      "unusual-value",
      /conductivity_S_cm 0\.84/,
    ],
    [
      "a heat of fusion per mole",
      "ptfe",
      ({ heat_of_fusion_J_g: [heat] }) => Object.assign(heat!, { value: 4100 }),
      "impossible-value",
      /heat_of_fusion_J_g 4100/,
    ],
    [
      "a bad CAS digit in a solubility record",
      "nbr",
      ({ solubility: [entry] }) => Object.assign(entry!, { cas: "100-66-4" }),
      "bad-cas",
      /100-66-4/,
    ],
  ];
  it.each(table)("%s is found, with its place", (_, id, plant, code, message) => {
    const sound = recordOf(id);
    expect(faults(sound)).toEqual([]);
    plant(sound);
    const found = faults(sound);
    expect(found.map((fault) => `${fault.code} ${fault.message}`)).toContainEqual(
      expect.stringMatching(new RegExp(`^${code} .*${message.source}`)),
    );
    expect(found.every(({ place }) => place!.line > 1)).toBe(true);
  });

  it("an unusual value that its note names is taken", () => {
    const binder = recordOf("nbr");
    Object.assign(binder.glass_transition_C[0]!, {
      min: 229,
      max: 278,
      note: "229 to 278 °C, a filled ladder",
    });
    expect(faults(binder)).toEqual([]);
  });
});

describe("each planted fault in a rule is found, with its place", () => {
  const table: [string, string, string, RegExp][] = [
    ["an unknown fact", rule({ when: "{ fact: binder.colour, is: red }" }), "unknown-fact", /binder\.colour/],
    [
      "an unknown fact in the message",
      rule({ message: "It is {binder.colour}." }),
      "unknown-fact",
      /binder\.colour/,
    ],
    [
      "an unknown fact in the remedy",
      rule({ remedy: "Use another than {binder.colour}." }),
      "unknown-fact",
      /remedy prints binder\.colour/,
    ],
    [
      "braces that are no fact in the remedy",
      rule({ remedy: "Use {colour}." }),
      "unknown-fact",
      /remedy prints colour/,
    ],
    [
      "an operator that does not fit",
      rule({ when: "{ fact: binder.glass_transition_C, includes: x }" }),
      "wrong-fact-type",
      /"includes" cannot/,
    ],
    [
      "a word that never comes",
      rule({ when: "{ fact: query.process, is: damp }" }),
      "wrong-fact-type",
      /never "damp"/,
    ],
    [
      "a binder that no record has",
      rule({ when: "{ fact: binder.id, one_of: [nbr, ptffe] }" }),
      "unknown-link",
      /never "ptffe".*did you mean ptfe/,
    ],
    [
      "a solvent that no record has",
      rule({ when: "{ fact: solvent.ids, includes: tolune }" }),
      "unknown-link",
      /never "tolune".*did you mean toluene/,
    ],
    [
      "no silent case",
      rule({
        cases:
          "\n  fires: [{ name: a, facts: { binder.glass_transition_C: 80 } }]\n  silent: []\n  unknown: [{ name: b, facts: {} }]",
      }),
      "bad-shape",
      /silent/,
    ],
    [
      "a case that does not come out",
      rule({ when: "{ fact: binder.glass_transition_C, at_least: 25 }" }),
      "case-fails",
      /fires in the case "on the limit"/,
    ],
    [
      "a limit without a case on it",
      rule({ when: "{ fact: binder.glass_transition_C, above: 26 }" }),
      "missing-case",
      /exactly at 26/,
    ],
    ["no evidence", rule({ evidence: "[]" }), "bad-shape", /evidence/],
    ["a claim that does not exist", rule({ evidence: "[{ claim: C999 }]" }), "unknown-link", /C999/],
    ["a reference that does not exist", rule({ evidence: "[{ refs: [500] }]" }), "unknown-reference", /500/],
    [
      "a weigh rule that sees a candidate",
      rule({ effect: "weigh", severity: "", criterion: "adhesion", change: "more" }),
      "weigh-scope",
      /binder\.glass_transition_C/,
    ],
    ["a file of another name", rule({ id: "other-pattern" }), "wrong-file-name", /other-pattern/],
    ["an unknown effect", rule({ effect: "wran" }), "bad-shape", /effect/],
    [
      "a misspelt operator",
      rule({ when: "{ fact: binder.glass_transition_C, abov: 25 }" }),
      "unknown-key",
      /abov/,
    ],
    [
      "two operators",
      rule({ when: "{ fact: binder.glass_transition_C, above: 25, below: 90 }" }),
      "bad-shape",
      /takes one of/,
    ],
  ];
  it.each(table)("%s", (_, text, code, message) => {
    const faults = faultsOf("rules", "mine/my-pattern.yaml", text);
    expect(faults.map((fault) => `${fault.code} ${fault.message}`)).toContainEqual(
      expect.stringMatching(message),
    );
    expect(faults.map((fault) => fault.code)).toContain(code);
    expect(faults.every((fault) => fault.place!.file.endsWith("my-pattern.yaml"))).toBe(true);
  });

  it("five faults of one file are reported in one run, in order", () => {
    const faults = faultsOf(
      "rules",
      "mine/my-pattern.yaml",
      rule({
        message: "It is {binder.colour}.",
        when: "{ fact: binder.glass_transition_C, above: 26 }",
        evidence: "[{ claim: C999, refs: [500] }]",
        supersedes: "[gone]",
      }),
    );
    expect(faults.length).toBeGreaterThanOrEqual(5);
    const lines = faults.map((fault) => fault.place!.line);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
  });
});

it.each([
  ["10.1016/S0010-8545(00)82045-7", []],
  ["10.1016/S0010-8545(00", [expect.stringMatching(/not a whole DOI/)]],
  ["doi:10.1016/x", [expect.stringMatching(/not a whole DOI/)]],
])("the DOI %s of a source", (doi, messages) => {
  const source = `- { id: my-source, citation: "Mine, 2026", doi: "${doi}", opened: whole }\n`;
  const faults = faultsOf("data", "sources.yaml", source);
  expect(faults.map((fault) => fault.message)).toEqual(messages);
});

it.each([
  ["108-88-3", true],
  ["7732-18-5", true],
  ["7732-18-4", false],
  ["2163-00-0", true],
])("CAS %s: %s", (cas, valid) => {
  expect(isCasValid(cas)).toBe(valid);
});

it.each([
  [
    "data",
    "binders/mine.yaml",
    "- {id: nbrr, retire: true, reason: a slip}",
    /no nbrr to retire among the binders; did you mean nbr\?/,
  ],
  [
    "rules",
    "mine/x.yaml",
    "{id: ptfe-cathode-at-scal, retire: true, reason: a slip}",
    /did you mean ptfe-cathode-at-scale\?/,
  ],
] as const)("%s: what is not there cannot be retired", (kind, file, text, message) => {
  const faults = faultsOf(kind, file, `${text}\n`);
  expect(faults.map((fault) => fault.message).join(" ")).toMatch(message);
});
