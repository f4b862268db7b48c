// All that is measured of the product from within: the only file here that knows its insides. They come from ./dist, which is
// the sources module by module; what is published is drawn together and lets only its API be reached.
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { loadKnowledge } from "../../dist/index.js";
import { FormulationJudge } from "../dist/answer/evaluation/formulation-judge.js";
import { readHeading } from "../dist/batch/csv-records.js";
import { Columns } from "../dist/batch/flat/columns.js";
import { FlatCsvReader } from "../dist/batch/flat/flat-csv.js";
import { FlatRecord } from "../dist/batch/flat/flat-record.js";
import { LineBytes } from "../dist/batch/flat/line-bytes.js";
import { BitProgram } from "../dist/engine/bit-program.js";
import { evaluateCondition } from "../dist/engine/condition.js";
import { HOLDS } from "../dist/engine/kleene.js";
import { isStepping, studyGroups } from "../dist/engine/study-groups.js";
import { askedBinders, candidatesOf, openSolvents } from "../dist/facts/candidates.js";
import { resolveQuery } from "../dist/facts/resolve-query.js";
import { NameIndex } from "../dist/formulation/names.js";
import { formulationOf } from "../dist/formulation/read-formulation.js";
import { BinderSingles } from "../dist/judging/binder-singles.js";
import { FACT_TABLE } from "../dist/judging/fact-slots.js";
import { LayerJudge } from "../dist/judging/layer-judge.js";
import { LayerRules } from "../dist/judging/layer-rules.js";
import { sweepQuery } from "../dist/judging/sweep.js";
import { LiquidMixer } from "../dist/solubility/liquid.js";
import { blendOf, systemKey } from "../dist/solubility/solvent-system.js";
import { randomFrom } from "../lib/random.mjs";
import { fingerprintsOf } from "./fingerprint.mjs";
import { propertyName } from "./plain-tests.mjs";

export const knowledge = await loadKnowledge();

export const rules = knowledge.rules.filter(({ status }) => status !== "retired");

const testedFacts = (condition) =>
  (condition.all ?? condition.any)?.flatMap(testedFacts) ??
  (condition.not ? testedFacts(condition.not) : [condition.fact]);

/** Names of the facts that rules test. */
export const factNames = [...new Set(rules.flatMap(({ when }) => testedFacts(when)))];

/**
 * Facts by name of candidates, each of a query of the grid drawn at random, so that a record is seldom like the one before.
 * A fact that is unknown is `undefined`, so that all have the same properties.
 */
export function candidateFacts(count, seed) {
  const random = randomFrom(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const layers = gridQueries().map((query) => ({
    candidates: candidatesOf(query, knowledge),
    judge: new LayerJudge(query, knowledge),
  }));
  return Array.from({ length: count }, () => {
    const { candidates, judge } = pick(layers);
    return factsOf(judge, pick(candidates));
  });
}

const GRID = new URL("../../test/grid.yaml", import.meta.url);
const gridQueries = () =>
  Object.values(parse(readFileSync(GRID, "utf8"))).map((query) => resolveQuery(query, knowledge));

const factsOf = (judge, parts) => factsIn(judge.subjects.subject(parts), factNames);

/** What the interpreter of conditions says, which everything measured has to agree with. */
export function interpreted(records) {
  const code = fingerprintsOf(rules);
  return Int32Array.from(records, (facts) =>
    rules.reduce(
      (sum, { when }, index) =>
        evaluateCondition(when, (name) => facts[name] ?? null) === true ? (sum + code[index]) | 0 : sum,
      0,
    ),
  );
}

/** The rules as the product runs them, from facts that stand in slots already; what holds and what is unknown is kept of each. */
export function fromSlots(records) {
  const { table, program, found, sums } = engine(records);
  const slots = factNames.map((name) => table.slotOf(name));
  const rows = records.map((facts) => {
    const row = table.newRow();
    for (const [index, slot] of slots.entries())
      row[slot] = table.encode(slot, facts[factNames[index]] ?? null);
    return row;
  });
  return {
    run: (from, to) => {
      for (let at = from; at < to; at++) program.run(rows[at], found, at * program.width);
    },
    sums,
  };
}

/** The same from plain objects. */
export function fromObjects(records) {
  const { program, found, sums } = engine(records);
  return {
    run: (from, to) => {
      for (let at = from; at < to; at++) program.runNamed(records[at], found, at * program.width);
    },
    sums,
  };
}

function engine(records) {
  const table = FACT_TABLE;
  const program = new BitProgram(
    rules.map(({ when }) => when),
    table,
  );
  const found = new Int32Array(records.length * program.width);
  const code = fingerprintsOf(rules);
  const outcomes = new Uint8Array(rules.length);
  const sums = () =>
    Int32Array.from(records, (_, at) => {
      program.outcomes(found, outcomes, at * program.width);
      return outcomes.reduce((sum, outcome, index) => (outcome === HOLDS ? (sum + code[index]) | 0 : sum), 0);
    });
  return { table, program, found, sums };
}

/** Wet layers of the grid, whose candidates are all pairs of the loaded dataset. */
const WET = [
  { component: "cathode", process: "wet" },
  { component: "anode", process: "wet", anode: "silicon-graphite", stack_pressure_MPa: 2 },
  { component: "sheet", process: "wet", aim: "rate-capability" },
];

/**
 * Every pair of the dataset in some layers. `judgeAll` starts from the loaded dataset; `joinAll` where query, binders and solvents
 * are settled and pairs are left, and keeps the rules that hold as bits.
 */
export function allPairs() {
  const queries = WET.map((query) => resolveQuery(query, knowledge));
  const judgeAll = () =>
    queries.map((query) => {
      const judge = new LayerJudge(query, knowledge);
      const systems = openSolvents(query, knowledge);
      const field = judge.field(systems);
      return askedBinders(query, knowledge).flatMap((binder) =>
        new BinderSingles(binder, judge.judgeOpen(binder, field), systems, judge).all(),
      );
    });
  const layers = queries.map(layerOfPairs);
  return {
    /** facts by name, for (b) */
    records: judgeAll()
      .flat()
      .map(({ subject }) => factsIn(subject, factNames)),
    /** by layer, what (b) judges as a whole, and what the product comes to */
    layers: judgeAll().map((judged, index) => judgedPairs(layers[index].judge, judged)),
    judgeAll,
    joinAll: () => {
      for (const { binders, rules, found } of layers)
        for (const [index, binder] of binders.entries()) found[index].set(rules.join(binder));
    },
    sums: () => layers.flatMap(sumsOfPairs),
  };
}

const factsIn = ({ facts }, names) =>
  Object.fromEntries(names.map((name) => [name, facts.value(name) ?? undefined]));

function layerOfPairs(query) {
  const judge = new LayerJudge(query, knowledge);
  const [binders, systems] = [askedBinders(query, knowledge), openSolvents(query, knowledge)];
  const rules = new LayerRules(judge, binders, systems, knowledge);
  // bits of one binder are written over by the next
  const found = binders.map((binder) => rules.join(binder).slice());
  return { judge, binders, rules, found };
}

function judgedPairs(judge, judged) {
  const named = ({ subject }) =>
    Object.fromEntries(
      judgedNames.map((name) => [propertyName(name), subject.facts.value(name) ?? undefined]),
    );
  return {
    layer: judgedBy(judge),
    facts: judged.map(named),
    isCapped: judged.map(({ parts }) => judge.subjects.isCapped(parts, judge.subjects.pair(parts))),
    expected: judged.map(({ verdict, score }) => ({ verdict, score })),
  };
}

/** Rules that hold for the pairs of a layer, by fingerprint; those about the query are among them. */
function sumsOfPairs({ judge, rules: told, found }) {
  const codes = fingerprintsOf(rules);
  const code = new Map(rules.map(({ id }, index) => [id, codes[index]]));
  const sumOf = (holding) => holding.reduce((sum, { id }) => (sum + code.get(id)) | 0, 0);
  const ofQuery = sumOf(judge.context.rules.context);
  return found.flatMap((words) => told.rulesOf(words).map(({ holding }) => (ofQuery + sumOf(holding)) | 0));
}

/** What the product keeps of a sweep of blends for a wet cathode, best first. */
export function keptBySweep(steps, kept) {
  const { judgements } = sweepQuery(wetCathode(), knowledge, { steps, kept, isKeptByBinder: false });
  return judgements.map(({ key, verdict, score }) => ({ key: key.trim(), verdict, score }));
}

const wetCathode = () => resolveQuery({ component: "cathode", process: "wet" }, knowledge);

/** Facts that rules or criteria look at. */
const judgedNames = [
  ...new Set([
    ...factNames,
    ...knowledge.criteria.criteria.flatMap(({ inputs }) =>
      inputs.flatMap(({ fact, judged_by, when }) => [
        fact,
        ...(judged_by ? [judged_by] : []),
        ...(when ? testedFacts(when) : []),
      ]),
    ),
  ]),
];

/** As PAIR_FACTS reads them, unknown as `undefined`. */
const PAIR_EXPRESSIONS = {
  "pair.solubility": "figures.verdict ?? undefined",
  "pair.solubility_basis": "figures.basis ?? undefined",
  "pair.red": "figures.red ?? undefined",
  "pair.is_reported_in_component": "pair.evidence.isInComponent ?? undefined",
  "pair.is_reported_in_component_and_process": "pair.evidence.isInComponentAndProcess ?? undefined",
};

/**
 * Every binder in every pair of solvents at every step of their ratio, for a wet cathode, row by row. What a judgement is made of
 * stands in `layer`; `each` calls back with a facts object, whether something caps the verdict, the tie-break and the key.
 */
export function blendSweep(steps) {
  const query = wetCathode();
  const judge = new LayerJudge(query, knowledge);
  const solvents = [...knowledge.solvents].sort(byId);
  const pairs = solvents.flatMap((first, index) =>
    solvents.slice(index + 1).map((second) => [first, second]),
  );
  const blends = pairs.map((pair) => blendFacts(judge, pair));
  return {
    layer: judgedBy(judge),
    each: (onCandidate) => {
      const ofQuery = queryNames(judge);
      for (const binder of [...askedBinders(query, knowledge)].sort(byId)) {
        const own = scopeFacts(judge, { binder, solvent: null, scaffold: null }, "binder.");
        const reader = judge.subjects.solubilities.reader(binder);
        for (const { pair, system, facts: ofSolvents, mixers } of blends) {
          const parts = { binder, solvent: system, scaffold: null };
          const known = { ...judge.subjects.pair(parts), solubility: reader.figures };
          const tieBreak = judge.subjects.tieBreak(parts);
          for (let step = 1; step < steps; step++) {
            const share = step / steps;
            const figures = reader.readMixed(system, ...mixers.map((mixer) => mixer?.at(share) ?? null));
            const facts = makeFacts(ofQuery, own, ofSolvents, known, figures);
            const isCapped = judge.subjects.isCapped(parts, known);
            onCandidate(facts, isCapped, tieBreak, () => `${binder.id} ${keyOf(pair, share)}`);
          }
        }
      }
    },
  };
}

const byId = (a, b) => (a.id < b.id ? -1 : 1);
const keyOf = (pair, share) => systemKey(blendOf(pair, [share, 1 - share]));

function judgedBy(judge) {
  const { weights, criteria } = judge.context;
  const { words } = criteria.steps;
  return {
    rules,
    groups: studyGroups(rules.filter(isStepping), words),
    criteria: criteria.criteria.map((criterion) => ({
      ...criterion,
      weight: weights.get(criterion.id) ?? 0,
    })),
    unknownValue: criteria.unknown.value,
    words,
    factNames: judgedNames,
  };
}

function blendFacts(judge, pair) {
  const system = blendOf(pair, [0.5, 0.5]);
  const { expansion } = knowledge.solubility_model;
  return {
    pair,
    system,
    facts: scopeFacts(judge, { binder: null, solvent: system, scaffold: null }, "solvent."),
    mixers: ["preferred", "group-sum"].map((basis) => LiquidMixer.of(pair, expansion.solvent, basis)),
  };
}

const namesIn = (...scopes) => judgedNames.filter((name) => scopes.some((scope) => name.startsWith(scope)));

function scopeFacts(judge, parts, scope) {
  const { facts } = judge.subjects.subject(parts);
  return Object.fromEntries(
    namesIn(scope).map((name) => [propertyName(name), facts.value(name) ?? undefined]),
  );
}

function queryNames(judge) {
  const { value } = judge.context;
  const names = namesIn("query.", "layer.").map((name) => [propertyName(name), value(name) ?? undefined]);
  return Object.fromEntries([...names, ["scaffold_filling", "none"]]);
}

/** Makes a facts object whose properties are always the same, in the same order. */
const makeFacts = factsMaker();
function factsMaker() {
  const read = judgedNames.map((name) => {
    const property = propertyName(name);
    if (name.startsWith("binder.")) return `${property}: binder.${property}`;
    if (name.startsWith("solvent.")) return `${property}: solvents.${property}`;
    if (name.startsWith("pair.")) return `${property}: ${PAIR_EXPRESSIONS[name] ?? "undefined"}`;
    return `${property}: query.${property}`;
  });
  return new Function("query", "binder", "solvents", "pair", "figures", `return { ${read.join(", ")} };`);
}

/** Facts of a formulation as the product makes them, for rules that look at amounts as well. */
export function factsOfFormulation(record) {
  const formulation = formulationOf(record, names);
  return factsIn(formulationJudge.judge(formulation).subject, factNames);
}
const names = new NameIndex(knowledge);
const formulationJudge = new FormulationJudge(knowledge);

const ROOM = 8;

/** Reads a CSV file as a batch does, up to what its lines say in codes and numbers; how many lines there were. */
export async function readCsv(path) {
  const file = readFileSync(path);
  // as in a batch, there is room behind the last line for a word
  const room = Buffer.alloc(file.length + ROOM);
  file.copy(room);
  const bytes = room.subarray(0, file.length);
  const headingEnd = bytes.indexOf(10) + 1;
  const heading = readHeading(bytes.toString("utf8", 0, headingEnd));
  const reader = new FlatCsvReader(heading, new Columns(names, false));
  const record = new FlatRecord();
  const block = new LineBytes(bytes);
  let lines = 0;
  for (let at = headingEnd; at < bytes.length; lines++) {
    at = reader.read(block, at, record);
    if (at < 0) throw new Error(`Line ${lines + 2} is not plain.`);
  }
  return lines;
}
