import type { FactLookup } from "../../src/engine/condition.js";
import { settleInputs } from "../../src/engine/criterion-inputs.js";
import { FactTable } from "../../src/engine/fact-table.js";
import { FAILS, HOLDS } from "../../src/engine/kleene.js";
import { LayerProgram } from "../../src/engine/layer-program.js";
import { OpenRules } from "../../src/engine/open-rules.js";
import { type SettledRules, settleRules } from "../../src/engine/settle-rules.js";
import { EXCLUDED, VERDICTS } from "../../src/engine/verdict.js";
import type { Criteria } from "../../src/model/criteria.js";
import type { CriterionId, FactValue, Rule } from "../../src/model/rule.js";
import type { PlainJudgement } from "./plain-judge.js";

export type Facts = Record<string, FactValue>;

export const FACTS = [
  { name: "query.word", type: "word" },
  { name: "query.flag", type: "boolean" },
  { name: "binder.word", type: "word" },
  { name: "binder.basis", type: "word" },
  { name: "binder.number", type: "number" },
  { name: "binder.words", type: "words" },
  { name: "solvent.word", type: "word" },
  { name: "solvent.number", type: "number" },
  { name: "pair.word", type: "word" },
  { name: "pair.number", type: "number" },
] as const;

export const WEIGHTS = new Map<CriterionId, number>([
  ["adhesion", 40],
  ["processability", 35],
  ["ion-transport", 25],
]);

export const STEPS = { slightly: 0.05, clearly: 0.12, strongly: 0.2 };

const scored = { basis: "judgement", reason: "made up", claims: [] } as const;
const words = { low: 0.2, medium: { low: 0.3, value: 0.5, high: 0.7 }, high: 0.8 };

/** Three criteria of one, two and three inputs that lie in all scopes. */
export const CRITERIA = {
  unknown: { low: 0, value: 0.3, high: 1, reason: "made up" },
  steps: { basis: "judgement", reason: "made up", words: STEPS },
  criteria: [
    {
      id: "adhesion",
      title: "",
      short: "",
      meaning: "",
      combine: "mean",
      inputs: [
        {
          fact: "binder.word",
          words,
          judged_by: "binder.basis",
          judged_words: { low: { low: 0, value: 0.2, high: 0.4 } },
          ...scored,
        },
      ],
    },
    {
      id: "processability",
      title: "",
      short: "",
      meaning: "",
      combine: "worst",
      inputs: [
        { fact: "binder.word", words, ...scored },
        { fact: "solvent.word", words, when: { fact: "query.flag", is: true }, ...scored },
      ],
    },
    {
      id: "ion-transport",
      title: "",
      short: "",
      meaning: "",
      combine: "mean",
      inputs: [
        { fact: "pair.word", words, when: { fact: "solvent.number", at_least: 1 }, ...scored },
        {
          fact: "binder.number",
          points: [
            [-1, 0],
            [0, 0.4],
            [2, 1],
          ],
          ...scored,
        },
        { fact: "solvent.word", words, when: { fact: "binder.words", includes: "low" }, ...scored },
      ],
    },
  ],
} as unknown as Criteria;

function layerOf({ open: left, context }: SettledRules, queryFacts: FactLookup, table: FactTable) {
  const inputs = CRITERIA.criteria.map((criterion) => settleInputs(criterion.inputs, queryFacts));
  const open = new OpenRules({ rules: left, inputs, criteria: CRITERIA, table });
  return { open, program: new LayerProgram({ open, context, criteria: CRITERIA, weights: WEIGHTS }) };
}

/** What the engine makes of facts, in the shape of the plain interpreter. */
export function judgeMadeUp(rules: readonly Rule[], facts: Facts, isCapped = false): PlainJudgement {
  const table = new FactTable(FACTS);
  const value = (name: string) => facts[name] ?? null;
  const settled = settleRules(rules, value);
  const { open, program } = layerOf(settled, value, table);
  const columns = (scope: string) => (slot: number) => {
    const { name } = FACTS[slot]!;
    return name.startsWith(scope) ? table.encode(slot, value(name)) : Number.NaN;
  };
  const pairs = columns("pair.");
  const binder = open.part("binder", columns("binder."));
  const solvent = open.part("solvent", columns("solvent."));
  const reckoning = program.newReckoning(1);
  program.judge(binder, solvent, pairs, isCapped ? HOLDS : FAILS, reckoning);
  const verdict = reckoning.verdict[0]!;
  const isOut = verdict === EXCLUDED;
  const row = Float64Array.from(FACTS, ({ name }, slot) => table.encode(slot, value(name)));
  const found = program.rulesOf(row);
  const reckoned = reckoning.scoredAt(0);
  const at = (index: number) => reckoned.criteria[index]! / 100;
  return {
    verdict: VERDICTS[verdict]!,
    holding: found.holding.map(({ id }) => id),
    unknown: isOut ? [] : found.unknown.map(({ id }) => id),
    uncounted: isOut ? [] : [...found.uncounted].sort(),
    criteria: isOut
      ? null
      : Object.fromEntries(
          CRITERIA.criteria.map(({ id }, index) => [
            id,
            { low: at(3 * index), value: at(3 * index + 1), high: at(3 * index + 2) },
          ]),
        ),
    score: isOut ? 0 : reckoned.score,
    scoreLow: isOut ? 0 : reckoned.scoreLow,
    scoreHigh: isOut ? 0 : reckoned.scoreHigh,
  };
}

/** What the engine makes of one binder beside many solvents at once, each with facts of its pair: verdict and score. */
export function judgeSideBySide(
  rules: readonly Rule[],
  layer: Facts,
  others: readonly Facts[],
): { verdict: string; score: number; scoreLow: number; scoreHigh: number }[] {
  const table = new FactTable(FACTS);
  const settled = settleRules(rules, (name) => layer[name] ?? null);
  const { open, program } = layerOf(settled, (name) => layer[name] ?? null, table);
  const codes = (slot: number) =>
    Float64Array.from(others, (facts) => table.encode(slot, facts[FACTS[slot]!.name] ?? null));
  // what is the same for all is one number
  const column = (slot: number) => {
    const own = codes(slot);
    return own.every((code) => Object.is(code, own[0])) ? own[0]! : own;
  };
  const binder = open.part("binder", (slot) => table.encode(slot, layer[FACTS[slot]!.name] ?? null));
  const solvents = open.part("solvent", column, others.length);
  const reckoning = program.newReckoning(others.length);
  program.judge(binder, solvents, column, FAILS, reckoning);
  return others.map((_, index) => {
    const verdict = VERDICTS[reckoning.verdict[index]!]!;
    const { score, scoreLow, scoreHigh } = reckoning.scoredAt(index);
    return verdict === "excluded"
      ? { verdict, score: 0, scoreLow: 0, scoreHigh: 0 }
      : { verdict, score, scoreLow, scoreHigh };
  });
}
