import fc from "fast-check";
import { expect, it } from "vitest";
import { Evaluator } from "../../src/answer/evaluate.js";
import { NameIndex } from "../../src/formulation/names.js";
import { formulationOf } from "../../src/formulation/read-formulation.js";
import { readBundle } from "../../src/load/bundle.js";

const knowledge = readBundle();
const names = new NameIndex(knowledge);
const options = { today: "2026-01-01" };
/** Ratios and amounts between the same points stand for each other. */
const briefly = new Evaluator(knowledge, options);
/** Against a baseline every finding is looked at, so that nothing stands for anything else. */
const exactly = new Evaluator(knowledge, { ...options, baseline: new Set() });

const place = () => ({ file: "", line: 1, column: 1 });
const tenths = (least: number, most: number) =>
  fc.integer({ min: 10 * least, max: 10 * most }).map((number) => number / 10);
const wet = fc.record(
  {
    component: fc.constantFrom("cathode", "anode", "sheet"),
    process: fc.constant("wet"),
    binder: fc.constantFrom("nbr", "sbs", "hnbr", "tpu", "pvdf-hfp", "pmma"),
    solvents: fc.constantFrom(
      ["toluene", "anisole"],
      ["toluene", "tetrahydrofuran"],
      ["dibromomethane", "hexyl butyrate"],
      ["anisole", "heptane"],
    ),
    share: tenths(0, 100),
    binder_content: tenths(0, 12).map((number) => `${number} wt%`),
    loading: tenths(0, 60).map((number) => `${number} mg/cm2`),
    areal_capacity: tenths(0, 12).map((number) => `${number} mAh/cm2`),
    thickness: fc.integer({ min: 0, max: 300 }).map((number) => `${number} um`),
    drying_temperature: fc.integer({ min: 20, max: 400 }).map((number) => `${number} °C`),
    additive: fc.constantFrom("Super C", "LiPO2F2", "Super C + LiPO₂F₂"),
    anode: fc.constantFrom("silicon-graphite", "graphite"),
    stack_pressure: fc.constantFrom("2 MPa", "4 MPa", "30 MPa"),
    cell: fc.constantFrom("pouch", "torque"),
    aim: fc.constantFrom("balanced", "cycle-life"),
  },
  { requiredKeys: ["component", "process", "binder", "solvents", "share"] },
);

/** What may tell layers apart, be it for rules, for weights or for what is known of materials. */
const layers = fc.record(
  {
    component: fc.constantFrom("cathode", "anode", "sheet"),
    process: fc.constantFrom("wet", "dry", "scaffold"),
    binder: fc.constantFrom("nbr", "ptfe", "peo", "tpu"),
    anode: fc.constantFrom("graphite", "silicon", "silicon-graphite"),
    solid_electrolyte: fc.constantFrom("Li6PS5Cl", "Li3PS4"),
    cathode_potential: fc.constantFrom("3.8 V", "4.3 V", "5 V"),
    temperature: fc.constantFrom("25 °C", "60 °C", "450 °C"),
    cell: fc.constantFrom("pouch", "torque"),
    stack_pressure: fc.constantFrom("2 MPa", "5 MPa", "30 MPa", "100 MPa"),
    aim: fc.constantFrom("balanced", "energy-density", "cycle-life", "rate-capability", "scale-up"),
    loading: fc.constantFrom("2 mg/cm2", "40 mg/cm2"),
  },
  { requiredKeys: ["component", "process", "binder"] },
);
const solvents = fc.constantFrom("toluene", "heptane", "anisole", "tetrahydrofuran", undefined);

it("layers share what is said of materials only where it is the same", () => {
  fc.assert(
    fc.property(layers, solvents, (rest, solvent) => {
      const { anode, ...others } = rest;
      const formulation = formulationOf(
        {
          ...others,
          ...(rest.component === "anode" ? { anode } : {}),
          ...(rest.process === "dry" ? {} : { solvent }),
          ...(rest.process === "scaffold" ? { scaffold: "nylon" } : {}),
        },
        names,
      );
      const [brief, exact] = [briefly, exactly].map((by) => by.outcome(formulation, place, "verdict"));
      expect(brief!.evaluation).toEqual(exact!.evaluation);
      expect(brief!.gravity.isWarnedHigh).toBe(exact!.gravity.isWarnedHigh);
    }),
    { numRuns: 1500 },
  );
}, 120_000);

it("layers in which the same is said of any formulation are one", () => {
  const layerOf = (fields: object) =>
    briefly.briefly.layer(
      formulationOf({ component: "cathode", process: "wet", binder: "nbr", ...fields }, names).context,
    );
  const low = layerOf({ stack_pressure: "2 MPa" });
  expect(layerOf({ stack_pressure: "3 MPa" })).toBe(low);
  expect(layerOf({ stack_pressure: "5 MPa" })).not.toBe(low);
  expect(layerOf({ stack_pressure: "30 MPa" })).toBe(layerOf({ stack_pressure: "100 MPa" }));
  expect(layerOf({ aim: "cycle-life" })).not.toBe(layerOf({}));
  expect(layerOf({ component: "sheet" })).not.toBe(layerOf({}));
});

/** Grades on the limits of rules and to both sides of them, in the fields for them and in words. */
const graded = fc.record(
  {
    component: fc.constantFrom("cathode", "sheet"),
    process: fc.constantFrom("dry", "wet"),
    binder: fc.constantFrom("ptfe", "pib", "pvdf"),
    binder_molecular_weight: fc
      .constantFrom(1.2, 1.7999, 1.8, 1.8001, 3.1999, 3.2, 5)
      .map((m) => `${m}e6 g/mol`),
    binder_particle_size: fc
      .constantFrom(492.3, 87.74, 87.73, 87.72, 6.45, 6.44, 6.43)
      .map((um) => `${um} um`),
    binder_crystallinity: fc.constantFrom(18.8, 41.29, 41.3, 41.31, 88.09, 88.1, 95).map((pct) => `${pct} %`),
    binder_content: tenths(0, 12).map((number) => `${number} wt%`),
    loading: tenths(0, 60).map((number) => `${number} mg/cm2`),
  },
  { requiredKeys: ["component", "process", "binder"] },
);
const worded = fc.record({
  component: fc.constant("cathode"),
  process: fc.constant("dry"),
  binder: fc.constant("ptfe"),
  binder_grade: fc.constantFrom(
    "1.2 million g/mol",
    "Mw 3.2e6 g/mol",
    "492 µm",
    "18.8 % crystallinity",
    "F104",
  ),
});

it("grades are judged as they would be by themselves, and told apart", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.oneof({ weight: 4, arbitrary: graded }, worded), (record) => {
      const formulation = formulationOf(record, names);
      const [brief, exact] = [briefly, exactly].map((by) => by.outcome(formulation, place, "verdict"));
      expect(brief!.evaluation).toEqual(exact!.evaluation);
      const { findings } = brief!.evaluation as { findings: string[] };
      for (const rule of findings) seen.add(rule);
    }),
    { numRuns: 1500 },
  );
  const poor = ["short-chains-of-ptfe", "coarse-ptfe-in-dry-cathode", "amorphous-ptfe-in-dry-cathode"];
  expect([...seen]).toEqual(expect.arrayContaining(poor));
}, 120_000);

it("what stands for others of its kind is judged as it would be by itself", () => {
  fc.assert(
    fc.property(wet, ({ solvents: [first, second], share, ...rest }) => {
      const solvent = [
        { name: first, volume_fraction: `${share} vol%` },
        { name: second, volume_fraction: `${Number((100 - share).toFixed(1))} vol%` },
      ];
      const formulation = formulationOf({ ...rest, solvent }, names);
      const [brief, exact] = [briefly, exactly].map((by) => by.outcome(formulation, place, "verdict"));
      expect(brief!.evaluation).toEqual(exact!.evaluation);
      expect(brief!.gravity.isWarnedHigh).toBe(exact!.gravity.isWarnedHigh);
    }),
    { numRuns: 1500 },
  );
}, 120_000);
