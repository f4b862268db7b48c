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
    stack_pressure: fc.constantFrom("2 MPa", "4 MPa", "30 MPa"),
    aim: fc.constantFrom("balanced", "cycle-life"),
  },
  { requiredKeys: ["component", "process", "binder", "solvents", "share"] },
);

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
