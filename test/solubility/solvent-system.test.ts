import { describe, expect, it } from "vitest";
import { pressureRegime } from "../../src/facts/query-facts.js";
import { solventPolarity } from "../../src/facts/solvent-facts.js";
import { systemId } from "../../src/solubility/solvent-system.js";
import { anyOf, extremeOf, worstWord } from "../../src/solubility/worst-word.js";

describe("a blend takes its worst part", () => {
  const order = ["compatible", "caution", "incompatible"];
  it.each([
    [["compatible", "caution"], "caution"],
    [["compatible", null], null],
    [["incompatible", null], "incompatible"],
    [["compatible"], "compatible"],
  ])("%j is %s", (words, worst) => {
    expect(worstWord(words, order)).toBe(worst);
  });
  it("is hazardous if any part is, and safe only if every part is known to be", () => {
    expect(anyOf([null, true])).toBe(true);
    expect(anyOf([null, false])).toBeNull();
    expect(anyOf([false, false])).toBe(false);
  });
  it("has no extreme where a part is unknown", () => {
    expect(extremeOf([1, null], Math.max)).toBeNull();
    expect(extremeOf([1, 7], Math.max)).toBe(7);
  });
});

describe("conventions on their limits", () => {
  it.each([
    [4.99, "low"],
    [5, "medium"],
    [14.9, "medium"],
    [15, "high"],
  ])("a relative permittivity of %d is %s polarity", (permittivity, word) => {
    expect(solventPolarity(permittivity)).toBe(word);
  });
  it.each([
    [0, "low"],
    [3.99, "low"],
    [4, "intermediate"],
    [9.99, "intermediate"],
    [10, "torque"],
    [70, "torque"],
    [70.1, "beyond"],
  ])("%d MPa is %s", (pressure, word) => {
    expect(pressureRegime(pressure)).toBe(word);
  });
});

it("a solvent system has one id however its parts are ordered", () => {
  expect(systemId(["toluene", "anisole"])).toBe("anisole+toluene");
});
