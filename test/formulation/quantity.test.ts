import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Dimension, readQuantity, UNITS } from "../../src/formulation/quantity.js";

describe("a quantity is read in the unit its dimension is held in", () => {
  it.each<[string, Dimension, number]>([
    ["2 wt%", "mass_fraction", 0.02],
    ["2wt%", "mass_fraction", 0.02],
    ["2 wt %", "mass_fraction", 0.02],
    ["0.02 1", "mass_fraction", 0.02],
    ["20 mg/g", "mass_fraction", 0.02],
    ["40 vol%", "volume_fraction", 0.4],
    ["3 MPa", "pressure", 3],
    ["30 bar", "pressure", 3],
    ["3e6 Pa", "pressure", 3],
    ["80 °C", "temperature", 80],
    ["353.15 K", "temperature", 80],
    ["176 °F", "temperature", 80],
    ["5.2 mAh/cm2", "areal_capacity", 5.2],
    ["52 Ah/m2", "areal_capacity", 5.2],
    ["16 mg cm-2", "loading", 16],
    ["160 g/m²", "loading", 16],
    ["0.03 mm", "length", 30],
    ["30 µm", "length", 30],
    ["4300 mV", "potential", 4.3],
    ["4.3 V vs. Li/Li+", "potential", 4.3],
    ["4.3 V vs Li+/Li", "potential", 4.3],
    ["−10 °C", "temperature", -10],
    ["60 ºC", "temperature", 60],
    ["16 mg cm⁻²", "loading", 16],
    ["16 mg·cm−2", "loading", 16],
    ["160 g m-2", "loading", 16],
    ["3 mA·h/cm²", "areal_capacity", 3],
    ["3 N/mm^2", "pressure", 3],
    ["2.5 wt.-%", "mass_fraction", 0.025],
    ["2.5 mass-%", "mass_fraction", 0.025],
    ["2.5 % (w/w)", "mass_fraction", 0.025],
    ["4.3 V (vs. Li/Li⁺)", "potential", 4.3],
    ["1.2 million g/mol", "molar_mass", 1_200_000],
    ["1.2×10^6 g/mol", "molar_mass", 1_200_000],
    ["1.2 × 10⁶ g mol⁻¹", "molar_mass", 1_200_000],
    ["3.2e6 g·mol-1", "molar_mass", 3_200_000],
    ["1200 kg/mol", "molar_mass", 1_200_000],
    ["500 kDa", "molar_mass", 500_000],
    ["18.8 %", "crystallinity", 18.8],
    ["0.188 1", "crystallinity", 18.8],
  ])("%s as %s is %d", (text, dimension, expected) => {
    expect(readQuantity(text, dimension)).toEqual({ value: expected });
  });
});

describe("what cannot be read says what it could have meant", () => {
  it.each<[string, Dimension, RegExp]>([
    ["2", "mass_fraction", /2 wt%, or the fraction 2/],
    ["0.02", "mass_fraction", /0\.02 wt%, or the fraction 0\.02/],
    ["3", "pressure", /3 MPa, or 3 bar/],
    ["3 mPa", "pressure", /thousandth of a pascal; write MPa/],
    ["3 mpa", "pressure", /did you mean MPa/],
    ["2,5 wt%", "mass_fraction", /write 2\.5 wt%/],
    ["1,000 um", "length", /write 1000 um, or 1\.000 um where/],
    ["0,500 MPa", "pressure", /a decimal comma; write 0\.500 MPa/],
    ["1−2 MPa", "pressure", /is a range/],
    ["12,500,000 nm", "length", /write 12500000 nm\.$/],
    ["500 GPa", "pressure", /beyond the 2000 MPa that are taken/],
    ["43 V", "potential", /beyond the 10 V/],
    ["10000 °C", "temperature", /beyond the 1000 °C/],
    ["5 kg/cm2", "loading", /"kg\/cm2" is not one of loading/],
    ["5000 mg/cm2", "loading", /beyond the 1000 mg\/cm2/],
    ["900 mAh/cm2", "areal_capacity", /beyond the 100 mAh\/cm2/],
    ["3 m", "length", /beyond the 100000 um/],
    ["60 wt%", "volume_fraction", /by volume, not wt%: divide each mass by its density/],
    ["40 vol%", "mass_fraction", /"vol%" is not one of mass fraction/],
    ["2-5 wt%", "mass_fraction", /a range/],
    ["2–5 wt%", "mass_fraction", /a range/],
    ["150 wt%", "mass_fraction", /more than the whole/],
    ["2 1", "mass_fraction", /more than the whole/],
    ["-3 MPa", "pressure", /below zero/],
    ["-300 °C", "temperature", /below absolute zero/],
    ["1e309 MPa", "pressure", /beyond what can be held/],
    ["NaN MPa", "pressure", /not a number with a unit/],
    ["Infinity MPa", "pressure", /not a number with a unit/],
    ["1.2 x 106 g/mol", "molar_mass", /"x 106 g\/mol" is not one of molar mass/],
    ["1200000", "molar_mass", /1200000 g\/mol, or 1200000 kg\/mol\? Write the unit/],
    ["188 %", "crystallinity", /beyond the 100 %/],
    ["88.1", "crystallinity", /88\.1 %, or the fraction 88\.1/],
    ["much", "pressure", /not a number with a unit/],
    ["3 furlong", "length", /"furlong" is not one of length/],
    ["3 constructor", "length", /"constructor" is not one of length/],
    ["", "length", /not a number with a unit/],
  ])("%s as %s", (text, dimension, message) => {
    const found = readQuantity(text, dimension);
    expect("problem" in found ? found.problem : found.value).toMatch(message);
  });
});

it("a unit in the key stands for one that is not written, and must agree with one that is", () => {
  expect(readQuantity("2", "mass_fraction", "wt%")).toEqual({ value: 0.02 });
  expect(readQuantity("2 wt%", "mass_fraction", "wt%")).toEqual({ value: 0.02 });
  expect(readQuantity("2 mg/g", "mass_fraction", "wt%")).toHaveProperty("problem");
});

it("whatever text it is given, it answers", () => {
  const dimensions = Object.keys(UNITS) as Dimension[];
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.constantFrom(...dimensions), (text, dimension) => {
      const found = readQuantity(text, dimension);
      expect("value" in found ? Number.isFinite(found.value) : found.problem.length > 0).toBe(true);
    }),
  );
});
