import { describe, expect, it } from "vitest";
import { loadChemistry } from "../../src/estimate/chemistry.js";
import { estimateBinder, readUnits } from "../../src/estimate/estimate-binder.js";
import { estimateSolvent } from "../../src/estimate/estimate-solvent.js";
import { methodError } from "../../src/estimate/method-error.js";
import { withStructures } from "../../src/estimate/with-structures.js";
import { loadKnowledge } from "../../src/index.js";
import { readFunctionalGroups, readGroupContributions } from "../../src/load/read-group-contributions.js";
import type { Solvent } from "../../src/model/solvent.js";

const knowledge = await loadKnowledge();
const chemistry = await loadChemistry();
const tables = readGroupContributions();
const groups = readFunctionalGroups();
const binder = (text: string) => estimateBinder("estimated-binder", text, chemistry, tables, null);
const made = (text: string) => {
  const estimate = binder(text);
  if ("refusals" in estimate) throw new Error(estimate.refusals.join());
  return estimate;
};
const solvent = (smiles: string) =>
  estimateSolvent("estimated-solvent", smiles, chemistry, tables, groups, knowledge.solvents);

describe("a binder by its repeat unit", () => {
  it("a copolymer is written as units with mole fractions; colons inside a SMILES are left alone", () => {
    expect(readUnits("[*]CC[*]:0.3; [*]CC([*])C#N:0.7")).toEqual([
      { smiles: "[*]CC[*]", moleFraction: 0.3 },
      { smiles: "[*]CC([*])C#N", moleFraction: 0.7 },
    ]);
    expect(readUnits("[CH2:1]C")).toEqual([{ smiles: "[CH2:1]C", moleFraction: null }]);
  });
  it("a copolymer of a unit with itself is that unit", () => {
    const hansen = (text: string) => made(text).hansen[0]!.value;
    const [alone, twice] = [hansen("[*]CC([*])C#N"), hansen("[*]CC([*])C#N:0.4;[*]CC([*])C#N:0.6")];
    for (const part of ["delta_d", "delta_p", "delta_h"] as const)
      expect(twice[part], part).toBeCloseTo(alone[part], 6);
    expect(alone.delta_p).toBeGreaterThan(5);
  });
  it("carries no radius, its group sum, and nothing that was not given", () => {
    const { hansen, notes, sulfide } = made("[*]CC([*])C#N");
    expect(hansen[0]!.interaction_radius).toBeUndefined();
    expect(notes[0]).toMatch(/1 × -C#N, 1 × -CH2-, 1 × >CH-; V 39\.1/);
    expect(sulfide).toEqual([]);
  });
  it.each([
    ["[*]CC", /has 1 open ends/],
    ["C(C", /cannot be read as a SMILES/],
    ["", /open ends|cannot be read/],
    ["[*]C(F)(F)C(F)(F)[*]", /no polar or hydrogen-bonding part for -F/],
    ["[*][Na][*]", /covers Na2/],
    ["[*]CC([*])S(=O)(=O)[O-]", /S|Ionic/],
    ["[*]CC[*]:0.4;[*]CC([*])C:0.4", /add up to 0\.8/],
    ["[*]CC[*]:0.4;[*]CC([*])C", /needs its mole fraction/],
  ])("%s is refused, never filled with zero", (text, why) => {
    const made = binder(text);
    expect("refusals" in made && made.refusals.join(" ")).toMatch(why);
  });
  it("the error of the method is that of every tabulated homopolymer", () => {
    const error = methodError(knowledge.binders, chemistry, tables)!;
    expect(error.polymers).toBeGreaterThanOrEqual(10);
    expect(error.worst.delta_p).toBeGreaterThan(error.mean_absolute.delta_p);
  });
  it("is compared with solvents estimated the same way, and theirs stand last", async () => {
    const made = await withStructures(knowledge, { binders: ["[*]CC([*])C#N"], solvents: [] });
    const toluene = made.knowledge.solvents.find(({ id }) => id === "toluene")!;
    const before = knowledge.solvents.find(({ id }) => id === "toluene")!;
    expect(toluene.hansen[0]).toEqual(before.hansen[0]);
    expect(toluene.hansen.at(-1)!.source).toBe("vk2009");
    expect(made.knowledge.binders).toHaveLength(knowledge.binders.length + 1);
  });
});

describe("a solvent by its structure is gated by its groups", () => {
  const verdict = (smiles: string) => {
    const made = solvent(smiles);
    if ("refusals" in made) throw new Error(made.refusals.join());
    return made.sulfide[0]?.verdict ?? "unknown";
  };
  it.each([
    ["CCCCCCCC", "compatible"],
    ["CCc1ccccc1", "compatible"],
    ["CCCO", "incompatible"],
    ["CCCC(=O)O", "incompatible"],
    ["CCN(C)C(=O)CC", "incompatible"],
    ["CCCC#N", "caution"],
    ["CCCC(=O)CC", "incompatible"],
    ["CCCCOC(=O)CCC", "caution"],
    ["CCCCOCCC", "caution"],
    ["CCCCCl", "caution"],
    ["OCCOCC", "incompatible"],
    ["C1CCOC1", "caution"],
    ["CCCC(=O)Cl", "unknown"],
    ["CC(=O)OC(C)=O", "unknown"],
    ["O=C1CCC(=O)O1", "unknown"],
    ["CC(C)(C)OC(=O)OC(=O)OC(C)(C)C", "unknown"],
    ["CC(=O)OOC(C)=O", "unknown"],
    ["CC(=O)OOC(C)(C)C", "unknown"],
    ["CCOOCC", "unknown"],
    ["C1CO1", "unknown"],
    ["CCCCOCC1CO1", "unknown"],
    ["CC1CN1", "unknown"],
    ["O=C1CCO1", "unknown"],
  ])("%s: %s", (smiles, expected) => {
    expect(verdict(smiles)).toBe(expected);
  });
  it("what acylates, oxidises or alkylates is named so, and as no ester or ether", () => {
    const said = (smiles: string) => (solvent(smiles) as Solvent).notes[0];
    expect(said("CC(=O)OC(C)=O")).toMatch(/No recorded class covers it \(anhydride\)/);
    expect(said("CC(=O)OOC(C)=O")).toMatch(/\(peroxide\)/);
    expect(said("C1CO1")).toMatch(/\(epoxide, aziridine or thiirane\)/);
  });
  it("never better than caution unless it is a plain hydrocarbon", () => {
    for (const { smiles } of knowledge.solvents) {
      const made = smiles === null ? null : solvent(smiles);
      if (made === null || "refusals" in made) continue;
      if (/[^CHch0-9()=#@/\\[\]+-]/.test(smiles!))
        expect(made.sulfide[0]?.verdict, smiles!).not.toBe("compatible");
    }
  });
  it.each([
    ["[*]CC[*]", /open end/],
    ["not a smiles", /cannot be read/],
    ["CC(F)(F)F", /for -F/],
  ])("%s is refused", (smiles, why) => {
    const made = solvent(smiles);
    expect("refusals" in made && made.refusals.join(" ")).toMatch(why);
  });
});

describe("a structure that is recorded", () => {
  it.each([
    ["c1(OC)ccccc1", "anisole"],
    ["ClCCCCCCCl", "1,6-dichlorohexane"],
    ["CS(C)=O", "dimethyl-sulfoxide"],
    ["BrCBr", "dibromomethane"],
  ])("%s is %s, of which nothing is estimated", async (smiles, id) => {
    const found = await withStructures(knowledge, { binders: [], solvents: [smiles] });
    expect(found.solvents).toEqual([id]);
    expect(found.knowledge.solvents).toEqual(knowledge.solvents);
  });
  it("every recorded solvent is found by its own", async () => {
    const written = knowledge.solvents.flatMap(({ smiles }) => smiles ?? []);
    const found = await withStructures(knowledge, { binders: [], solvents: written });
    const recorded = knowledge.solvents.filter(({ smiles }) => smiles !== null).map(({ id }) => id);
    expect(found.solvents).toEqual(recorded);
  });
});
