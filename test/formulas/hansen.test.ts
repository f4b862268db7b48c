import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blendHansen, blendMolarVolume } from "../../src/formulas/blend.js";
import { hansenDistance, relativeEnergyDifference } from "../../src/formulas/hansen.js";

const component = fc.double({ min: 0, max: 30, noNaN: true });
const triplet = fc.record({ delta_d: component, delta_p: component, delta_h: component });
const share = fc.double({ min: 0.01, max: 1, noNaN: true });

describe("Hansen distance", () => {
  it("counts dispersion twice: 1 MPa^0.5 apart in δD is 2 away, in δP or δH 1 (Hansen 2007, eq. 1.9)", () => {
    const origin = { delta_d: 18, delta_p: 5, delta_h: 5 };
    expect(hansenDistance(origin, { ...origin, delta_d: 19 })).toBe(2);
    expect(hansenDistance(origin, { ...origin, delta_p: 6 })).toBe(1);
    expect(hansenDistance(origin, { ...origin, delta_h: 8 })).toBe(3);
  });
  it("is symmetric and zero only at itself", () => {
    fc.assert(
      fc.property(triplet, triplet, (a, b) => {
        expect(hansenDistance(a, b)).toBe(hansenDistance(b, a));
        expect(hansenDistance(a, a)).toBe(0);
        const isSame = a.delta_d === b.delta_d && a.delta_p === b.delta_p && a.delta_h === b.delta_h;
        expect(hansenDistance(a, b) === 0).toBe(isSame);
      }),
    );
  });
  it("a point on the sphere has RED 1", () => {
    fc.assert(
      fc.property(triplet, triplet, (a, b) => {
        const distance = hansenDistance(a, b);
        fc.pre(distance > 1e-6);
        expect(relativeEnergyDifference(distance, distance)).toBe(1);
      }),
    );
  });
});

describe("a blend of solvents", () => {
  it("of a solvent with itself is that solvent", () => {
    fc.assert(
      fc.property(triplet, share, share, (a, x, y) => {
        const blend = blendHansen([
          { hansen: a, volume_fraction: x },
          { hansen: a, volume_fraction: y },
        ]);
        expect(hansenDistance(blend, a)).toBeCloseTo(0, 9);
      }),
    );
  });
  it("is never farther from a polymer than the farther of its parts", () => {
    fc.assert(
      fc.property(triplet, triplet, triplet, share, share, (a, b, polymer, x, y) => {
        const blend = blendHansen([
          { hansen: a, volume_fraction: x },
          { hansen: b, volume_fraction: y },
        ]);
        const farther = Math.max(hansenDistance(a, polymer), hansenDistance(b, polymer));
        expect(hansenDistance(blend, polymer)).toBeLessThanOrEqual(farther + 1e-9);
      }),
    );
  });
  it("of two liquids on opposite sides of a polymer can dissolve what neither does", () => {
    const polymer = { delta_d: 18, delta_p: 8, delta_h: 8 };
    const [a, b] = [
      { ...polymer, delta_p: 0 },
      { ...polymer, delta_p: 16 },
    ];
    const red = (liquid: typeof a) => relativeEnergyDifference(hansenDistance(liquid, polymer), 5);
    expect([red(a), red(b)].every((value) => value > 1)).toBe(true);
    expect(
      red(
        blendHansen([
          { hansen: a, volume_fraction: 0.5 },
          { hansen: b, volume_fraction: 0.5 },
        ]),
      ),
    ).toBe(0);
  });
  it("has a molar volume between those of its parts", () => {
    const volume = blendMolarVolume([
      { molar_volume_cm3_mol: 100, volume_fraction: 0.5 },
      { molar_volume_cm3_mol: 200, volume_fraction: 0.5 },
    ]);
    expect(volume).toBeCloseTo(400 / 3, 9);
  });
  it("of nothing is refused", () => {
    expect(() =>
      blendHansen([{ hansen: { delta_d: 1, delta_p: 1, delta_h: 1 }, volume_fraction: 0 }]),
    ).toThrow(RangeError);
  });
});
