import { Chalk } from "chalk";
import { describe, expect, it } from "vitest";
import { variantsOf } from "../../src/answer/variants.js";
import { bestOf, whyNot } from "../../src/answer/why-not.js";
import { ProblemError } from "../../src/errors.js";
import type { QueryInput } from "../../src/facts/resolve-query.js";
import { objectionsText } from "../../src/report/objections.js";
import { knowledge } from "./ask.js";

const VERDICTS = ["recommended", "viable", "caution", "unknown", "excluded"];
const QUESTIONS: QueryInput[] = [
  { component: "cathode", process: "dry" },
  { component: "cathode", process: "wet" },
  { component: "anode", process: "dry", anode: "silicon-graphite" },
  { component: "anode", process: "wet", anode: "graphite" },
  { component: "sheet", process: "wet", solvents: ["n-methyl-2-pyrrolidone"] },
];
const binders = ["ptfe", "nbr", "na-cmc", "pvdf", "tpu", "nafion-li", "peo", "sebs"];

describe("why not", () => {
  it("every flip, applied to the question, gives the better verdict it promises", {
    timeout: 120_000,
  }, () => {
    let flips = 0;
    for (const question of QUESTIONS) {
      for (const binder of binders) {
        const report = whyNot(binder, question, knowledge);
        const variants = variantsOf({ ...question, binders: [binder] }, report.query);
        for (const { option, value, verdict, score } of report.flips) {
          const variant = variants.find((entry) => entry.option === option && entry.value === value)!;
          const best = bestOf(variant.changed, knowledge)!;
          expect([best.verdict, best.score]).toEqual([verdict, score]);
          expect(VERDICTS.indexOf(verdict)).toBeLessThan(VERDICTS.indexOf(report.verdict));
          flips += 1;
        }
      }
    }
    expect(flips).toBeGreaterThan(10);
  });
  it("where no change helps, what is said to have been tried was tried, and nothing else", () => {
    const text = (question: QueryInput) =>
      objectionsText(whyNot("ptfe", question, knowledge), { width: 400, colour: new Chalk({ level: 0 }) });
    const anode = text({ component: "anode", process: "dry" });
    expect(anode).toContain(
      "no single change of --process, --anode, --electrolyte-free, --cell or --stack-pressure gives it a better verdict in this anode",
    );
    expect(anode).not.toMatch(/of component|or solvent/);
    const report = whyNot("nbr", { component: "sheet", process: "wet", solvents: ["water"] }, knowledge);
    expect(report.tried).toEqual(["--process", "--anode", "--cell", "--stack-pressure", "--solvent"]);
  });
  it("ptfe in a dry anode: the rule, the distance in volts, and the studies", () => {
    const { objections, verdict } = whyNot("ptfe", QUESTIONS[2]!, knowledge);
    expect(verdict).toBe("caution");
    const warning = objections.find(({ rule }) => rule === "ptfe-reduction-at-anode")!;
    expect(warning.distances).toMatchObject([
      { fact: "layer.min_potential_V", limit: 1, unit: "V vs. Li/Li+" },
    ]);
    const { value, distance } = warning.distances[0]!;
    expect(distance).toBeCloseTo(1 - value, 9);
    expect(warning.refs).toEqual(expect.arrayContaining([111, 112]));
  });
  it("what is out whatever the solvent is named first, and a change of process that lets it in", () => {
    const { objections, flips, verdict } = whyNot("nbr", QUESTIONS[0]!, knowledge);
    expect(verdict).toBe("excluded");
    expect(objections[0]).toMatchObject({
      effect: "exclude",
      rule: "binder-outside-dry-process",
      solvents: [],
    });
    expect(flips[0]).toMatchObject({ option: "--process", value: "wet", verdict: "recommended" });
  });
  it("a bad solvent: the nearest that passes is the same binder from another", () => {
    const { nearest } = whyNot("tpu", QUESTIONS[4]!, knowledge);
    expect(nearest).toMatchObject({ how: "another solvent", binder: "tpu" });
  });
  it("water-bound cellulose passes once the anode holds no sulfide", () => {
    const { flips } = whyNot("na-cmc", QUESTIONS[3]!, knowledge);
    expect(flips.some(({ option }) => option === "--electrolyte-free" || option === "--anode")).toBe(true);
  });
  it("what leads has its drawbacks said all the same", () => {
    const question = { component: "sheet", process: "dry" };
    const { objections, behind, verdict } = whyNot("ptfe", question, knowledge);
    expect([verdict, behind]).toEqual(["recommended", null]);
    expect(objections.map(({ rule }) => rule)).toContain("ptfe-sheet-beside-some-anode");
    const beside = whyNot("ptfe", { ...question, anode: "lithium-metal" }, knowledge);
    expect(beside.verdict).toBe("caution");
    expect(beside.objections.map(({ rule }) => rule)).toContain("ptfe-reduction-at-sheet-face");
  });
  it("a name that is not known is an error with the nearest", () => {
    expect(() => whyNot("nbrr", QUESTIONS[0]!, knowledge)).toThrow(ProblemError);
  });
});
