import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blendHansen } from "../../src/formulas/blend.js";
import { kelvin } from "../../src/formulas/constants.js";
import { compositionAfterEvaporation, relativeVolatility } from "../../src/formulas/evaporation.js";
import {
  chiFromHansenDistance,
  chiFromRelativeEnergyDifference,
  chiFromTotalDifference,
  criticalChi,
  mixingFreeEnergy,
} from "../../src/formulas/flory-huggins.js";
import { hansenDistance, relativeEnergyDifference } from "../../src/formulas/hansen.js";
import { desirability, isMisplaced } from "../../src/formulas/hansen-sphere.js";
import { hansenAtTemperature } from "../../src/formulas/hansen-temperature.js";
import { hildebrandFromVaporisation, totalSolubilityParameter } from "../../src/formulas/hildebrand.js";
import { meltingPointInSolvent } from "../../src/formulas/melting-point.js";
import { antoinePressure, pressureBetween, pressureByTrouton } from "../../src/formulas/vapour-pressure.js";

const component = fc.double({ min: 0, max: 30, noNaN: true });
const triplet = fc.record({ delta_d: component, delta_p: component, delta_h: component });

describe("Flory–Huggins", () => {
  it("the critical χ is 2 for two small molecules, ½ for an endless chain, 0.605 at N = 100 (Flory 1953, ch. XIII)", () => {
    expect(criticalChi(1)).toBe(2);
    expect(criticalChi(Number.POSITIVE_INFINITY)).toBe(0.5);
    expect(criticalChi(100)).toBeCloseTo(0.605, 3);
  });
  it("χ from the Hansen distance equals V Δδ²/RT where only δD differs (Lindvig 2002, α = 1)", () => {
    const a = { delta_d: 18, delta_p: 0, delta_h: 0 };
    const distance = hansenDistance(a, { ...a, delta_d: 16 });
    expect(chiFromHansenDistance(distance, 100, 298.15, 1)).toBeCloseTo(
      (100 * 4) / (8.314462618 * 298.15),
      12,
    );
    expect(chiFromHansenDistance(distance, 100, 298.15, 0.6)).toBeCloseTo(0.6 * 0.16136, 4);
  });
  it("χ of equal total parameters is the entropy part, 0.34 (Blanks and Prausnitz 1964)", () => {
    expect(chiFromTotalDifference(0, 100, 298.15)).toBe(0.34);
  });
  it("χ rises with RED and falls with temperature", () => {
    const fitted = { entropic: 0.2, slope: 0.3 };
    expect(chiFromRelativeEnergyDifference(1, 298.15, fitted)).toBeCloseTo(0.5, 12);
    expect(chiFromRelativeEnergyDifference(1, 350, fitted)).toBeLessThan(0.5);
  });
  it("ideal mixing of equal volumes lowers the free energy by ln 2", () => {
    expect(mixingFreeEnergy(0.5, 1, 0)).toBeCloseTo(-Math.LN2, 12);
    expect(mixingFreeEnergy(0, 1, 0.5)).toBe(0);
    expect(mixingFreeEnergy(1, 100, 0.5)).toBe(0);
  });
  it("above the critical χ a mixture has a hump in its free energy, below it has none", () => {
    const hasHump = (segments: number, chi: number) => {
      const at = Array.from({ length: 999 }, (_, k) => mixingFreeEnergy((k + 1) / 1000, segments, chi));
      return at.some((_, k) => k > 0 && k < 998 && at[k - 1]! + at[k + 1]! - 2 * at[k]! < -1e-12);
    };
    for (const segments of [1, 10, 100]) {
      expect(hasHump(segments, criticalChi(segments) * 1.02)).toBe(true);
      expect(hasHump(segments, criticalChi(segments) * 0.98)).toBe(false);
    }
  });
});

describe("total solubility parameters", () => {
  it("toluene 18.0, 1.4, 2.0 gives 18.2 (Hansen 2007, Table A.1)", () => {
    expect(totalSolubilityParameter({ delta_d: 18, delta_p: 1.4, delta_h: 2 })).toBeCloseTo(18.2, 1);
  });
  it("n-hexane with ΔHv 31.56 kJ/mol and 131.6 cm³/mol gives 14.9 (Hansen 2007, Table A.1)", () => {
    expect(hildebrandFromVaporisation(31560, 131.6, 298.15)).toBeCloseTo(14.9, 1);
  });
});

describe("Hansen parameters and temperature", () => {
  it("a round trip comes back", () => {
    fc.assert(
      fc.property(triplet, fc.double({ min: -50, max: 150, noNaN: true }), (hansen, rise) => {
        const back = hansenAtTemperature(hansenAtTemperature(hansen, rise, 1e-3), -rise, 1e-3);
        for (const key of ["delta_d", "delta_p", "delta_h"] as const)
          expect(back[key]).toBeCloseTo(hansen[key], 9);
      }),
    );
  });
  it("δH falls fastest: α 10⁻³ over 10 K takes 1.25, 0.5 and 1.7 % (Hansen 2007, eqs. 1.16–1.18)", () => {
    const warm = hansenAtTemperature({ delta_d: 10, delta_p: 10, delta_h: 10 }, 10, 1e-3);
    expect(warm.delta_d).toBeCloseTo(9.876, 3);
    expect(warm.delta_p).toBeCloseTo(9.95, 3);
    expect(warm.delta_h).toBeCloseTo(9.829, 3);
  });
});

describe("evaporation", () => {
  const water = { a: 8.07131, b: 1730.63, c: 233.426 };
  it("water boils at 100 °C and 760 mmHg with the constants of Dortmund Data Bank", () => {
    expect(antoinePressure(water, 100)).toBeCloseTo(760, 0);
  });
  it("between 25 °C and the boiling point water keeps to Antoine within 6 %", () => {
    for (const t of [25, 50, 75, 100]) {
      const between = pressureBetween({ pressure_kPa: 3.169, temperature_C: 25 }, 100, t);
      expect(Math.abs(between / (antoinePressure(water, t) * 0.133322) - 1)).toBeLessThan(0.06);
    }
  });
  it("Trouton's rule gives 1 atm at the boiling point and toluene's 3.8 kPa at 25 °C within a factor of 1.5", () => {
    expect(pressureByTrouton(110.6, 110.6)).toBeCloseTo(101.325, 6);
    expect(pressureByTrouton(110.6, 25) / 3.8).toBeGreaterThan(1 / 1.5);
    expect(pressureByTrouton(110.6, 25) / 3.8).toBeLessThan(1.5);
  });
  const part = (volume_fraction: number, vapour_pressure: number) => ({
    volume_fraction,
    vapour_pressure,
  });
  it("the less volatile liquid stays; equal ones keep their ratio", () => {
    const [fast, slow] = compositionAfterEvaporation([part(0.5, 10), part(0.5, 1)], 0.3) as [number, number];
    expect(slow).toBeGreaterThan(0.95);
    expect(fast + slow).toBeCloseTo(1, 12);
    const equal = compositionAfterEvaporation([part(0.3, 2), part(0.7, 2)], 0.1);
    expect(equal[0]).toBeCloseTo(0.3, 9);
  });
  it("Rayleigh: what is left obeys ln(n1/n1°) = (P1/P2) ln(n2/n2°)", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.double({ min: 0.1, max: 20, noNaN: true }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (share, pressure, remaining) => {
          const now = compositionAfterEvaporation([part(share, pressure), part(1 - share, 1)], remaining);
          const [n1, n2] = now.map((fraction) => fraction * remaining) as [number, number];
          expect(Math.log(n1 / share)).toBeCloseTo(
            relativeVolatility(pressure, 1) * Math.log(n2 / (1 - share)),
            5,
          );
        },
      ),
    );
  });
});

describe("melting in a solvent", () => {
  it("poly(ethylene oxide), 197 J/g, 1.21 g/cm³: crystals of 65 °C go below 30 °C in acetonitrile, not in toluene", () => {
    const melt = (volume: number, chi: number) =>
      meltingPointInSolvent(kelvin(65), 197 * 1.21, volume, chi) - 273.15;
    expect(melt(52.6, 0.3)).toBeLessThan(30);
    expect(melt(106.8, 0.5)).toBeGreaterThan(40);
  });
  it("without solvent it is the melting point, and a better or smaller solvent lowers it", () => {
    expect(meltingPointInSolvent(400, 250, 100, 0.3, 0)).toBeCloseTo(400, 9);
    expect(meltingPointInSolvent(400, 250, 100, 0)).toBeLessThan(meltingPointInSolvent(400, 250, 100, 0.4));
    expect(meltingPointInSolvent(400, 250, 50, 0.3)).toBeLessThan(meltingPointInSolvent(400, 250, 100, 0.3));
    expect(meltingPointInSolvent(400, 250, 100, 40)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("blends against a sphere", () => {
  it("a blend is never farther than the farther of its ends", () => {
    fc.assert(
      fc.property(
        triplet,
        triplet,
        triplet,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b, polymer, x) => {
          const blend = blendHansen([
            { hansen: a, volume_fraction: x },
            { hansen: b, volume_fraction: 1 - x },
          ]);
          const ends = Math.max(hansenDistance(a, polymer), hansenDistance(b, polymer));
          expect(hansenDistance(blend, polymer)).toBeLessThanOrEqual(ends + 1e-9);
        },
      ),
    );
  });
  it("two non-solvents on opposite sides dissolve together: Epikote 1001 (20.00, 10.32, 10.11, R0 10.02; Hansen 2007, Table A.2) in nitroethane and 1-butanol (Table A.1)", () => {
    const epoxy = { delta_d: 20, delta_p: 10.32, delta_h: 10.11 };
    const nitroethane = { delta_d: 16, delta_p: 15.5, delta_h: 4.5 };
    const butanol = { delta_d: 16, delta_p: 5.7, delta_h: 15.8 };
    const red = (hansen: typeof epoxy) => relativeEnergyDifference(hansenDistance(epoxy, hansen), 10.02);
    const half = blendHansen([
      { hansen: nitroethane, volume_fraction: 0.5 },
      { hansen: butanol, volume_fraction: 0.5 },
    ]);
    expect(red(nitroethane)).toBeCloseTo(1.1, 2);
    expect(red(butanol)).toBeCloseTo(1.08, 2);
    expect(red(half)).toBeCloseTo(0.8, 2);
  });
});

describe("the desirability of a sphere", () => {
  const centre = { delta_d: 18, delta_p: 5, delta_h: 5 };
  const at = (delta_p: number) => ({ ...centre, delta_p });
  it("is 1 where every solvent lies where it should, less by exp(−distance) for each that does not (Hansen 2007, ch. 1)", () => {
    const trials = [
      { hansen: at(6), isGood: true },
      { hansen: at(15), isGood: false },
    ];
    expect(desirability({ centre, radius: 4 }, trials)).toBe(1);
    const wrong = [...trials, { hansen: at(11), isGood: true }];
    expect(isMisplaced({ centre, radius: 4 }, wrong[2]!)).toBe(true);
    expect(desirability({ centre, radius: 4 }, wrong)).toBeCloseTo(Math.exp(-2 / 3), 12);
  });
});

it("a melting point in a solvent is never below zero kelvin, and rises with χ", () => {
  const chi = fc.double({ min: 0, max: 50, noNaN: true });
  fc.assert(
    fc.property(chi, chi, (a, b) => {
      const [low, high] = [a, b].sort((x, y) => x - y).map((x) => meltingPointInSolvent(450, 150, 80, x));
      expect(low).toBeGreaterThan(0);
      expect(high).toBeGreaterThanOrEqual(low!);
    }),
  );
});
