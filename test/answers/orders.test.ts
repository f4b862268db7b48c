import { describe, expect, it } from "vitest";
import type { QueryInput } from "../../src/index.js";
import { ask, binderOrder, entryOf, systemOf } from "./ask.js";

const standsAbove = (input: QueryInput, better: string, worse: string) => {
  const order = binderOrder(ask(input));
  expect(order).toEqual(expect.arrayContaining([better, worse]));
  expect(order.indexOf(better), `${better} above ${worse}`).toBeLessThan(order.indexOf(worse));
};

describe("the polymer electrolyte that replaced the solvate ionic liquid stands above it [54]", () => {
  it.each<Omit<QueryInput, "component" | "process">>([
    {},
    { stack_pressure_MPa: 2 },
    { aim: "energy-density" },
    { aim: "energy-density", stack_pressure_MPa: 2 },
    { aim: "rate-capability" },
    { aim: "cycle-life" },
    { aim: "cycle-life", stack_pressure_MPa: 2 },
    { aim: "scale-up" },
    { temperature_C: 70 },
  ])("in a wet cathode, %o", (asked) => {
    standsAbove({ component: "cathode", process: "wet", ...asked }, "pba-litfsi", "nbr-lig3");
  });
});

describe("making much of dry PTFE is called unsolved, and counts against it where that is the aim", () => {
  it.each(["cathode", "sheet"] as const)("in a %s", (component) => {
    const scoreFor = (aim: QueryInput["aim"]) =>
      entryOf(ask({ component, process: "dry", aim }), "ptfe").score;
    expect(scoreFor("scale-up")).toBeLessThan(scoreFor("balanced"));
    expect(scoreFor("energy-density")).toBeGreaterThanOrEqual(scoreFor("balanced"));
  });
});

describe("EMG in a sheet stands first in the pair of solvents that its study cast it from [115]", () => {
  it.each<Omit<QueryInput, "component" | "process">>([
    {},
    { aim: "energy-density" },
    { aim: "cycle-life" },
    { stack_pressure_MPa: 2 },
  ])("%o", (asked) => {
    const first = entryOf(ask({ component: "sheet", process: "wet", ...asked }), "emg");
    expect(systemOf(first)).toBe("1,2-dichlorobenzene+n-butyl-butyrate");
    expect(first.evidence.grade).toBe("reported");
  });
});

describe("PIB in a sheet", () => {
  const sheet = ask({ component: "sheet", process: "wet", binders: ["pib"] }, { all: true });

  it("stands first in the toluene that its study cast it from [116]", () => {
    expect(systemOf(entryOf(sheet, "pib"))).toBe("toluene");
  });
  it.each(["ethyl-acetate", "1,4-dioxane", "anisole"])("is not recommended from %s", (solvent) => {
    const judged = sheet.ranking.filter((entry) => systemOf(entry) === solvent);
    expect(judged.map(({ verdict }) => verdict)).not.toContain("recommended");
  });
});

it("what holds a layer together weighs as much as compliance in an anode-less cell, and less beside lithium metal", () => {
  const leadOfCompliance = (anode: string) => {
    const { criteria } = ask({ component: "anode", process: "wet", anode }).ranking[0]!;
    return criteria["mechanical-compliance"]!.weight - criteria.adhesion!.weight;
  };
  expect(Math.abs(leadOfCompliance("anode-less"))).toBeLessThanOrEqual(1);
  expect(leadOfCompliance("lithium-metal")).toBeGreaterThan(5);
});
