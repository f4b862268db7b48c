import { describe, expect, it } from "vitest";
import { at } from "../../src/engine/columns.js";
import { HOLDS, outcomeAt } from "../../src/engine/kleene.js";
import { askedBinders, openSolvents } from "../../src/facts/candidates.js";
import { PAIR_FACTS } from "../../src/facts/pair-facts.js";
import { KnownSolvent } from "../../src/facts/solvent-facts.js";
import { solventTieBreak } from "../../src/facts/tie-break.js";
import { type QueryInput, resolveQuery } from "../../src/index.js";
import { FACT_TABLE } from "../../src/judging/fact-slots.js";
import { LayerJudge } from "../../src/judging/layer-judge.js";
import { PairColumns, PairReading } from "../../src/judging/pair-columns.js";
import type { BinderUnit } from "../../src/solubility/binder-unit.js";
import { BlendLiquids, type SolventPair } from "../../src/solubility/blend-liquids.js";
import { type Liquids, SystemLiquids } from "../../src/solubility/liquids.js";
import { ask, knowledge } from "./ask.js";

const LAYERS: QueryInput[] = [
  { component: "cathode", process: "wet" },
  { component: "sheet", process: "wet" },
  { component: "anode", process: "wet", anode: "lithium-metal" },
  { component: "anode", process: "wet", anode: "graphite", electrolyte_free: true },
];
const SLOTS = Object.keys(PAIR_FACTS).map((name) => FACT_TABLE.slotOf(name));

/** The columns of a layer and what each row of them has to be. */
function layerOf(input: QueryInput) {
  const query = resolveQuery(input, knowledge);
  const { subjects } = new LayerJudge(query, knowledge);
  const reading = new PairReading(subjects, SLOTS, FACT_TABLE);
  const columnsOf = (liquids: Liquids, isKnown: boolean) => {
    const known = liquids.systems.map((system) => new KnownSolvent(system, query, knowledge));
    return new PairColumns(reading, liquids, Uint8Array.from(known, solventTieBreak), isKnown);
  };
  const oneByOne = (binder: BinderUnit, liquids: Liquids) =>
    liquids.systems.map((solvent, index) => {
      const parts = { binder, solvent, scaffold: null };
      const pair = {
        ...subjects.pair(parts),
        solubility: liquids.read(subjects.solubilities.reader(binder), index),
      };
      return {
        facts: Object.entries(PAIR_FACTS).map(([name, { value }]) =>
          FACT_TABLE.encode(FACT_TABLE.slotOf(name), value(pair) ?? null),
        ),
        isCapped: subjects.isCapped(parts, pair),
        tieBreak: subjects.tieBreak(parts),
      };
    });
  return { query, binders: askedBinders(query, knowledge), columnsOf, oneByOne };
}

const rowsOf = (columns: PairColumns, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    facts: SLOTS.map((slot) => at(columns.facts(slot), index)),
    isCapped: outcomeAt(columns.isCapped, index) === HOLDS,
    tieBreak: columns.tieBreakAt(index),
  }));

describe.each(LAYERS)("the pairs of $component $anode", (input) => {
  const { query, binders, columnsOf, oneByOne } = layerOf(input);
  const liquids = new SystemLiquids(openSolvents(query, knowledge), knowledge.solubility_model);

  it("are in columns what each is by itself", () => {
    const columns = columnsOf(liquids, true);
    for (const binder of binders) {
      columns.read(binder);
      expect(rowsOf(columns, liquids.count), binder.id).toEqual(oneByOne(binder, liquids));
    }
  });

  it("are the same where their solvents are not read already", () => {
    const [known, read] = [columnsOf(liquids, true), columnsOf(liquids, false)];
    for (const binder of binders) {
      known.read(binder);
      read.read(binder);
      expect(rowsOf(read, liquids.count), binder.id).toEqual(rowsOf(known, liquids.count));
    }
  });
});

it("blends are in columns what each is by itself", () => {
  const { binders, columnsOf, oneByOne } = layerOf(LAYERS[0]!);
  // reported pairs among them
  const ids = ["dibromomethane", "n-hexyl-butyrate", "toluene", "water"];
  const solvents = knowledge.solvents.filter(({ id }) => ids.includes(id));
  const pairs = solvents.flatMap((a, index) => solvents.slice(index + 1).map((b): SolventPair => [a, b]));
  const liquids = new BlendLiquids(pairs, knowledge.solubility_model);
  const columns = columnsOf(liquids, false);
  for (const share of [0.25, 0.9]) {
    liquids.mix(share);
    for (const binder of binders) {
      columns.read(binder);
      expect(rowsOf(columns, liquids.count), binder.id).toEqual(oneByOne(binder, liquids));
    }
  }
});

it("what is the same for all pairs of a binder is one number", () => {
  const { query, binders, columnsOf } = layerOf(LAYERS[0]!);
  const liquids = new SystemLiquids(openSolvents(query, knowledge), knowledge.solubility_model);
  const columns = columnsOf(liquids, true);
  const slot = FACT_TABLE.slotOf("pair.is_reported_in_component");
  for (const binder of binders) {
    columns.read(binder);
    expect(columns.facts(slot), binder.id).toBeTypeOf("number");
  }
});

it("a binder without spheres is out where every solvent is", () => {
  const asked: QueryInput = { ...LAYERS[0]!, binders: ["ag-pap", "nbr"], solvents: ["water"] };
  expect(ask(asked).counts).toMatchObject({ candidates: 2, excluded: 2 });
});
