import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KnownSolubilities } from "../../src/facts/known-solubilities.js";
import { loadKnowledge } from "../../src/index.js";
import { withParts } from "../../src/load/with-parts.js";
import type { Binder } from "../../src/model/binder.js";
import { allBinderUnits, singleBinder } from "../../src/solubility/binder-unit.js";
import { BlendLiquids, type SolventPair } from "../../src/solubility/blend-liquids.js";
import { FIGURE_KINDS } from "../../src/solubility/figure-kind.js";
import { SolubilityReader } from "../../src/solubility/figures.js";
import { LiquidMixer, ROOM_C } from "../../src/solubility/liquid.js";
import { type Liquids, SystemLiquids } from "../../src/solubility/liquids.js";
import { SolubilityColumns } from "../../src/solubility/solubility-columns.js";
import { singleSolvent } from "../../src/solubility/solvent-system.js";

const knowledge = await loadKnowledge();
const model = knowledge.solubility_model;
const known = KnownSolubilities.of(knowledge);
const units = allBinderUnits(knowledge);

const readAt = (columns: SolubilityColumns, index: number) => ({
  ...FIGURE_KINDS[columns.kind[index]!]!,
  red: Number.isNaN(columns.red[index]) ? null : columns.red[index],
});

function inColumns(reader: SolubilityReader, liquids: Liquids) {
  const columns = SolubilityColumns.ofSize(liquids.count);
  columns.read(reader, liquids);
  return Array.from({ length: liquids.count }, (_, index) => readAt(columns, index));
}

const oneByOne = (reader: SolubilityReader, liquids: Liquids) =>
  Array.from({ length: liquids.count }, (_, index) => {
    const { verdict, basis, isInsideMost, red } = liquids.read(reader, index);
    return { verdict, basis, isInsideMost, red };
  });

describe("solubility in columns", () => {
  it.each([
    ["as the build worked it out", known],
    ["worked out now", KnownSolubilities.of({ ...knowledge })],
  ])("is what every pair of the dataset comes to by itself, to the last bit: %s", (_, known) => {
    const { liquids } = known;
    for (const unit of units) {
      const columns = known.ofKnown(unit);
      const found = liquids.systems.map((_, index) => readAt(columns, index));
      expect(found, unit.id).toEqual(oneByOne(known.reader(unit), liquids));
    }
  });

  it("is worked out anew where a part of the knowledge is another", () => {
    expect(knowledge.figures?.binders).toHaveLength(units.length);
    expect({ ...knowledge }.figures).toBeUndefined();
    expect(withParts(knowledge, { binders: [] }).figures).toBeUndefined();
  });

  it("is kept for all that ask the same knowledge", () => {
    expect(KnownSolubilities.of(knowledge).ofKnown(units[0]!)).toBe(known.ofKnown(units[0]!));
    expect(KnownSolubilities.of({ ...knowledge })).not.toBe(known);
  });

  it("is that of blends at every ratio", () => {
    // with those that a record refutes for some binder, and what lies about them
    const refuted = ["ethanol", "mesitylene", "methyl-isobutyl-ketone", "toluene", "m-xylene", "n-heptane"];
    const solvents = [...knowledge.solvents]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .filter(({ id }, index) => index % 7 === 0 || refuted.includes(id));
    const pairs = solvents.flatMap((a, index) => solvents.slice(index + 1).map((b): SolventPair => [a, b]));
    const liquids = new BlendLiquids(pairs, model);
    const place = pairs.findIndex(([a, b]) => a.id === "n-heptane" && b.id === "toluene");
    liquids.mix(0.1);
    const tpu = known.reader(units.find(({ id }) => id === "tpu")!);
    expect(inColumns(tpu, liquids)[place]).toMatchObject({ verdict: null, isInsideMost: true });
    for (const share of [0.1, 0.25, 0.7]) {
      liquids.mix(share);
      for (const unit of units)
        expect(inColumns(known.reader(unit), liquids), unit.id).toEqual(
          oneByOne(known.reader(unit), liquids),
        );
    }
  });

  it("mixes as two liquids are mixed", () => {
    const pair: SolventPair = [knowledge.solvents[3]!, knowledge.solvents[7]!];
    const liquids = new BlendLiquids([pair], model);
    const mixer = LiquidMixer.of(pair, model.expansion.solvent, "preferred")!;
    liquids.mix(0.3);
    const { delta_d, delta_p, delta_h } = liquids.columns("preferred");
    expect({ delta_d: delta_d[0], delta_p: delta_p[0], delta_h: delta_h[0] }).toEqual(mixer.at(0.3).hansen);
  });
});

const parameter = fc.integer({ min: 0, max: 300 }).map((tenths) => tenths / 10);
const triplet = fc.record({ delta_d: parameter, delta_p: parameter, delta_h: parameter });
const record = (more: object) => ({ method: "compiled", source: "made-up", ...more });
const sphere = fc
  .record({
    value: triplet,
    radius: fc.integer({ min: 10, max: 200 }),
    kind: fc.constantFrom("own", "stand-in", "none"),
    error: fc.option(triplet),
  })
  .map(({ value, radius, kind, error }) =>
    record({
      value,
      ...(error === null ? {} : { error }),
      ...(kind === "none" ? {} : { interaction_radius: radius / 10 }),
      ...(kind === "stand-in" ? { stand_in: "made-up" } : {}),
    }),
  );
const number = (value: number) => [record({ value })];

/** Polymers of every sort, of which nothing but their own spheres decides. */
const polymer = fc
  .record({
    hansen: fc.array(sphere, { maxLength: 4 }),
    salt: fc.constantFrom(null, "LiTFSI"),
    is_polyelectrolyte: fc.boolean(),
    is_semicrystalline: fc.constantFrom(true, false, null),
    melting: fc.boolean(),
  })
  .map(({ melting, ...rest }) => ({
    ...knowledge.binders[0]!,
    solubility: [],
    dispersions: [],
    heat_of_fusion_J_g: melting ? number(100) : [],
    melting_point_C: melting ? number(60) : [],
    density_g_mL: number(1.1),
    ...rest,
  }));

/** As fitted, or as no fit would be. */
const soluble = fc
  .record({
    intercept: fc.double({ min: -2, max: 4, noNaN: true }),
    ln_red: fc.double({ min: -9, max: 1, noNaN: true }),
  })
  .map((constants) => ({ ...model.soluble, ...constants }));

it("columns and single readings agree on polymers, liquids and models that are made up", () => {
  fc.assert(
    fc.property(
      fc.array(polymer, { minLength: 1, maxLength: 2 }),
      fc.array(fc.option(triplet), { maxLength: 12 }),
      fc.option(soluble),
      (binders, liquids, constants) => {
        const systems = liquids.map((value) =>
          singleSolvent({
            ...knowledge.solvents[0]!,
            cas: null,
            hansen: value === null ? [] : [record({ value })],
          } as never),
        );
        const used = { ...model, soluble: constants ?? model.soluble };
        const unit = { id: "made-up", name: "made up", parts: binders as unknown as Binder[] };
        const reader = new SolubilityReader(unit, { model: used, temperature_C: ROOM_C });
        const side = new SystemLiquids(systems, used);
        expect(inColumns(reader, side)).toEqual(oneByOne(reader, side));
      },
    ),
    { numRuns: 300 },
  );
});

it("a liquid on the very limit is judged as by itself", () => {
  // RED at which a polymer with one sphere as likely as not dissolves
  const limit = Math.exp(-model.soluble.intercept / model.soluble.ln_red);
  const centre = { delta_d: 18, delta_p: 0, delta_h: 0 };
  const binder = {
    ...knowledge.binders[0]!,
    ...{ salt: null, is_polyelectrolyte: false, is_semicrystalline: false, solubility: [], dispersions: [] },
    hansen: [record({ value: centre, interaction_radius: 1 })],
  } as unknown as Binder;
  const near = [-3, -2, -1, 0, 1, 2, 3].map((ulps) => limit + ulps * 2 ** -52);
  const systems = near.map((delta_p) =>
    singleSolvent({
      ...knowledge.solvents[0]!,
      cas: null,
      hansen: [record({ value: { ...centre, delta_p } })],
    } as never),
  );
  const reader = new SolubilityReader(singleBinder(binder), { model });
  const side = new SystemLiquids(systems, model);
  const found = inColumns(reader, side);
  expect(found).toEqual(oneByOne(reader, side));
  expect(new Set(found.map(({ verdict }) => verdict)).size).toBe(2);
});
