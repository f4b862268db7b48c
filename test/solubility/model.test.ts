import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { blendReport } from "../../src/answer/blend.js";
import { solubilityReport } from "../../src/answer/solubility.js";
import { loadKnowledge } from "../../src/index.js";
import { readTraining } from "../../src/load/read-training.js";
import { binderUnit } from "../../src/solubility/binder-unit.js";
import { fitAbsoluteLine } from "../../src/solubility/calibration/absolute-line.js";
import { calibrate } from "../../src/solubility/calibration/calibration.js";
import { crossValidate } from "../../src/solubility/calibration/cross-validation.js";
import { fitLogistic } from "../../src/solubility/calibration/logistic.js";
import { crossings } from "../../src/solubility/crossings.js";
import { ratios } from "../../src/solubility/ratios.js";
import { solubilityOf } from "../../src/solubility/solubility.js";
import { blendOf, solventSystem } from "../../src/solubility/solvent-system.js";

const knowledge = await loadKnowledge();
const training = readTraining();
const model = knowledge.solubility_model;
const solvent = (id: string) => knowledge.solvents.find((entry) => entry.id === id)!;
const report = (binder: string, solvents: string[] = [], temperature_C = 25) =>
  solubilityReport(
    {
      binder: binderUnit(binder, knowledge)!,
      solvents: solvents.map((id) => solventSystem(id, knowledge)!),
      temperature_C,
    },
    knowledge,
  );
const verdicts = (binder: string, solvents: string[]) =>
  report(binder, solvents).results.map(({ verdict }) => verdict);

describe("the calibration", () => {
  it("is what its script makes of the training data", () => {
    const written = parse(readFileSync("datasets/solubility-model.yaml", "utf8"));
    expect(JSON.parse(JSON.stringify(calibrate(knowledge, training)))).toEqual(written);
  });
  it("tells polymers it has not seen better than each baseline, and χ not worse than the median", () => {
    const { solubility, chi } = crossValidate(knowledge, training);
    const [ours, ...baselines] = solubility.overall;
    for (const baseline of baselines) {
      expect(ours!.balanced_accuracy, baseline.method).toBeGreaterThan(baseline.balanced_accuracy);
      expect(ours!.brier, baseline.method).toBeLessThan(baseline.brier);
    }
    const error = (method: RegExp) =>
      chi.overall.find((entry) => method.test(entry.method))!.mean_absolute_error;
    expect(error(/^model/)).toBeLessThan(error(/uncorrected/));
    expect(error(/^model/)).toBeLessThanOrEqual(error(/median/));
  });
  it("counts every training row as used or not covered", () => {
    const { solubility, chi } = crossValidate(knowledge, training);
    const left = (part: typeof solubility | typeof chi) =>
      part.not_covered.solvent + part.not_covered.polymer;
    expect(solubility.overall[0]!.cases + left(solubility)).toBe(training.solubility.length);
    expect(chi.overall[0]!.cases + left(chi)).toBe(training.chi.length);
  });
});

describe("fitting", () => {
  it("a logistic regression finds the slope that made its labels", () => {
    const rows = Array.from({ length: 400 }, (_, i) => [1, i / 100 - 2]);
    const labels = rows.map(([, x], i) => (i * 0.618034) % 1 < 1 / (1 + Math.exp(-(0.5 - 2 * x!))));
    const [intercept, slope] = fitLogistic(rows, labels);
    expect(intercept).toBeCloseTo(0.5, 0);
    expect(slope).toBeCloseTo(-2, 0);
  });
  it("one wild point does not move the line of least absolute errors", () => {
    const points = [0, 1, 2, 3, 4].map((x) => ({ x, y: 1 + 2 * x }));
    expect(fitAbsoluteLine([...points, { x: 2, y: 100 }])).toEqual({ intercept: 1, slope: 2 });
  });
});

describe("what solvents do to a binder", () => {
  it("nbr: anisole stands above toluene, by a counted number of its own spheres", () => {
    const ids = report("nbr").results.map(({ solvent }) => solvent.id);
    expect(ids).toEqual(expect.arrayContaining(["anisole", "toluene"]));
    expect(ids.indexOf("anisole")).toBeLessThan(ids.indexOf("toluene"));
    const { order, results } = report("nbr", ["anisole", "toluene"]);
    const spheres = knowledge.binders
      .find(({ id }) => id === "nbr")!
      .hansen.filter((record) => record.interaction_radius && !record.set_aside && !record.stand_in);
    expect(results[0]!.red!.spheres).toBe(spheres.length);
    expect(order).toEqual([
      `anisole lies nearer than toluene in ${results[0]!.nearer_than_toluene} of 4 spheres.`,
    ]);
    expect(results[0]!.nearer_than_toluene).toBeGreaterThan(2);
  });
  it("ptfe: no solvent at room temperature, because its crystals do not melt", () => {
    const { results, notes } = report("ptfe");
    expect(results.filter(({ verdict }) => verdict === "soluble" || verdict === "swells")).toEqual([]);
    expect(notes.join(" ")).toMatch(/crystals have to melt/);
  });
  it("pvdf and pvdf-hfp differ on acetone", () => {
    expect(verdicts("pvdf", ["acetone"])).toEqual(["swells"]);
    expect(verdicts("pvdf-hfp", ["acetone"])).toEqual(["soluble"]);
  });
  it("pib dissolves in heptane and toluene, not in acetonitrile", () => {
    expect(verdicts("pib", ["n-heptane", "toluene", "acetonitrile"])).toEqual([
      "soluble",
      "soluble",
      "insoluble",
    ]);
  });
  it("polyethylene dissolves in hot toluene only, and a record of room temperature does not speak for hot solvent", () => {
    expect(verdicts("polyethylene", ["toluene"])).toEqual(["insoluble"]);
    const hot = (temperature_C: number) => report("polyethylene", ["toluene"], temperature_C).results[0]!;
    expect(hot(105)).toMatchObject({ verdict: "unknown", basis: "unknown" });
    expect(hot(105).notes.join(" ")).toMatch(/melt into this solvent at about 106 °C by Flory's formula/);
    expect(hot(107)).toMatchObject({ verdict: "soluble", basis: "predicted" });
  });
  it("no prediction outdoes a non-solvent on record that is nearer and of the same class", () => {
    const { results } = report("tpu", ["toluene", "m-xylene", "tetralin", "anisole"]);
    const byId = Object.fromEntries(results.map((result) => [result.solvent.id, result]));
    const meanRed = (id: string) => byId[id]!.red!.mean;
    expect(byId.toluene).toMatchObject({ verdict: "insoluble", basis: "measured" });
    expect(meanRed("m-xylene")).toBeGreaterThan(meanRed("toluene"));
    expect(byId["m-xylene"]).toMatchObject({ verdict: "unknown", basis: "unknown", probability: null });
    expect(byId["m-xylene"]!.notes.join(" ")).toMatch(/toluene, of the same class/);
    // nearer than the non-solvent, and of another class
    expect(meanRed("tetralin")).toBeLessThan(meanRed("toluene"));
    expect(byId.tetralin!.verdict).toBe("soluble");
    expect(byId.anisole!.verdict).toBe("soluble");
    expect(report("tpu", ["m-xylene"], 80).results[0]!.verdict).toBe("soluble");
  });
  it("a blend with such a part is not predicted to dissolve what its part does not, until it lies nearer", () => {
    const found = (ids: string[], fractions: number[]) => {
      const conditions = { model, solvents: knowledge.solvents };
      return solubilityOf(binderUnit("tpu", knowledge)!, blendOf(ids.map(solvent), fractions), conditions);
    };
    const far = found(["toluene", "n-heptane"], [0.9, 0.1]);
    expect(far.verdict).toBeNull();
    expect(far.note).toMatch(/toluene, of the class of a part and no farther away/);
    expect(found(["toluene", "anisole"], [0.5, 0.5]).verdict).toBe("soluble");
    expect(found(["anisole", "n-heptane"], [0.9, 0.1]).verdict).toBe("soluble");
  });
  it("a polyacid without a record is not known, whatever a sphere says", () => {
    expect(verdicts("paa", ["anisole"])).toEqual(["unknown"]);
  });
  it("a salt-doped binder without a record is not known", () => {
    expect(verdicts("nbr-lig3", ["anisole"])).toEqual(["unknown"]);
  });
  it("a latex is dispersed and has no chance of dissolving", () => {
    const [result] = report("sbr", ["water"]).results;
    expect(result).toMatchObject({ verdict: "dispersed", probability: null });
  });
  it("low ≤ value ≤ high for RED and χ of every binder and solvent", () => {
    for (const { id } of knowledge.binders) {
      for (const { red, chi, probability } of report(id).results) {
        if (red) expect(red.low <= red.value && red.value <= red.high).toBe(true);
        if (chi) expect(chi.low <= chi.value && chi.value <= chi.high).toBe(true);
        if (probability !== null) expect(probability >= 0 && probability <= 1).toBe(true);
      }
    }
  });
});

describe("blends", () => {
  const sweep = (binder: string, ids: string[]) =>
    blendReport(
      { binder: binderUnit(binder, knowledge)!, solvents: ids.map(solvent), query: null },
      knowledge,
    );
  it("more hexyl butyrate in dibromomethane takes NBR toward the edge of its sphere [57], and no ratio is reported", () => {
    const { points, notes, crossings: where } = sweep("nbr", ["dibromomethane", "n-hexyl-butyrate"]);
    const reds = points.map(({ red }) => red!);
    expect(reds).toEqual([...reds].sort((a, b) => a - b));
    expect(notes.join(" ")).toMatch(/\[57\]; the review reports no ratio/);
    expect(where).toHaveLength(4);
  });
  it("the first to leave has the higher vapour pressure, and what is left is richer in the other", () => {
    const { drying, drying_order } = sweep("nbr", ["dibromomethane", "n-hexyl-butyrate"]);
    expect(drying_order).toEqual(["dibromomethane", "n-hexyl-butyrate"]);
    const left = drying.map(({ volume_fractions }) => volume_fractions[1]!);
    expect(left).toEqual([...left].sort((a, b) => a - b));
  });
  it("what is left at the end is judged as that solvent alone is", () => {
    const { drying, points } = sweep("nbr", ["dibromomethane", "n-hexyl-butyrate"]);
    const alone = points.find(({ volume_fractions }) => volume_fractions[1] === 1)!;
    expect(alone.verdict).toBe("swells");
    expect(drying[drying.length - 1]!.verdict).toBe("swells");
  });
  it("a cosolvent is called poorer only where RED rises from end to end", () => {
    const trend = (binder: string, solvents: string[]) => sweep(binder, solvents).notes[0];
    expect(trend("nbr", ["dibromomethane", "n-hexyl-butyrate"])).toMatch(/^More n-hexyl butyrate takes RED/);
    expect(trend("emg", ["1,2-dichlorobenzene", "n-butyl-butyrate"])).toMatch(
      /^RED is lowest, 0\.3\d, at 5\d vol%/,
    );
  });
  it("solvents that may part from each other are told of", () => {
    const apart = (names: [string, string]) =>
      sweep("nbr", names).notes.filter((note) => /two layers/.test(note));
    expect(apart(["n-heptane", "acetonitrile"])).toEqual([expect.stringMatching(/Ra 19\.0 MPa\^0\.5/)]);
    expect(apart(["toluene", "n-heptane"])).toEqual([]);
  });
  it("ratios pass where no gate fails, whatever dissolves", () => {
    const { dissolving, passing, gates } = sweep("nbr", ["dichloromethane", "toluene"]);
    expect(gates.some(({ passes }) => passes === false)).toBe(true);
    expect(dissolving).not.toEqual([]);
    expect(passing).toEqual([]);
  });
  it("no crystals melt below absolute zero", () => {
    const { notes } = report("pvdf");
    expect(notes.join(" ")).toMatch(/semicrystalline/);
    expect(notes.join(" ")).not.toMatch(/-\d{3}/);
  });
  it("a solvent that attacks sulfide fails the gate of the whole blend", () => {
    const { gates, passing } = sweep("nbr", ["n-methyl-2-pyrrolidone", "toluene"]);
    expect(gates.find(({ gate }) => gate === "sulfide")!.passes).toBe(false);
    expect(passing).toEqual([]);
  });
  it("three solvents are swept over every ratio, and each ratio adds up to 1", () => {
    const { points } = sweep("nbr", ["toluene", "anisole", "n-heptane"]);
    expect(points).toHaveLength(66);
    for (const { volume_fractions } of points)
      expect(volume_fractions.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 2);
  });
  it("a blend of a solvent alone is that solvent, whatever the order of its parts", () => {
    const nbr = binderUnit("nbr", knowledge)!;
    const [a, b] = [solvent("toluene"), solvent("anisole")];
    const prediction = (fractions: number[], parts = [a, b]) =>
      solubilityOf(nbr, blendOf(parts, fractions), { model }).prediction!;
    expect(prediction([1, 0]).reds).toEqual(
      solubilityOf(nbr, solventSystem("toluene", knowledge)!, { model }).prediction!.reds,
    );
    expect(prediction([0.3, 0.7]).reds).toEqual(prediction([0.7, 0.3], [b, a]).reds);
  });
  it("ratios of n parts in steps number (steps + n − 1 choose n − 1)", () => {
    expect(ratios(2, 20)).toHaveLength(21);
    expect(ratios(3, 10)).toHaveLength(66);
  });
  it("at a crossing a sphere is touched exactly", () => {
    const component = fc.double({ min: 0, max: 25, noNaN: true });
    const triplet = fc.record({ delta_d: component, delta_p: component, delta_h: component });
    fc.assert(
      fc.property(
        triplet,
        triplet,
        triplet,
        fc.double({ min: 1, max: 20, noNaN: true }),
        (a, b, centre, radius) => {
          for (const x of crossings(a, b, { centre, radius })) {
            const at = (key: "delta_d" | "delta_p" | "delta_h") =>
              x * a[key] + (1 - x) * b[key] - centre[key];
            const distance = Math.hypot(2 * at("delta_d"), at("delta_p"), at("delta_h"));
            expect(distance).toBeCloseTo(radius, 4);
          }
        },
      ),
    );
  });
});
