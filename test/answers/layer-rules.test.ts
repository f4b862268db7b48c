import { describe, expect, it } from "vitest";
import { evaluateCondition } from "../../src/engine/condition.js";
import { isAboutFormulation, isAboutQuery } from "../../src/engine/scope.js";
import { askedBinders, openSolvents } from "../../src/facts/candidates.js";
import { resolveQuery } from "../../src/facts/resolve-query.js";
import { LayerJudge } from "../../src/judging/layer-judge.js";
import { LayerRules } from "../../src/judging/layer-rules.js";
import { knowledge } from "./ask.js";

const QUERIES = {
  "a wet cathode": { component: "cathode", process: "wet" },
  "a silicon anode at low pressure": {
    component: "anode",
    process: "wet",
    anode: "silicon-graphite",
    stack_pressure_MPa: 2,
  },
  "a sheet at lithium metal": { component: "sheet", process: "wet", anode: "lithium-metal" },
} as const;

/** Every how many pairs the interpreter is asked. */
const COMPARED = 13;

const rules = knowledge.rules.filter(
  (rule) => rule.status !== "retired" && !isAboutFormulation(rule) && !isAboutQuery(rule),
);

describe("the rules of all pairs at once", () => {
  it.each(Object.entries(QUERIES))("are what the interpreter says of each pair in %s", (_, input) => {
    const query = resolveQuery(input, knowledge);
    const layer = new LayerJudge(query, knowledge);
    const [binders, systems] = [askedBinders(query, knowledge), openSolvents(query, knowledge)];
    const told = new LayerRules(layer, binders, systems, knowledge);
    const outcomes = new Set<boolean | null>();
    for (const [place, binder] of binders.entries())
      for (const [index, { holding, unknown, uncounted }] of told.of(binder).entries()) {
        if ((place * systems.length + index) % COMPARED !== 0) continue;
        const { facts } = layer.subjects.subject({ binder, solvent: systems[index]!, scaffold: null });
        const plain = rules.map(({ when }) => evaluateCondition(when, facts.value));
        for (const outcome of plain) outcomes.add(outcome);
        const those = (wanted: boolean | null) =>
          rules.flatMap(({ id }, rule) => (plain[rule] === wanted ? [id] : []));
        const pair = `${binder.id} in ${systems[index]!.id}`;
        expect(
          holding.map(({ id }) => id),
          pair,
        ).toEqual(those(true));
        expect(
          unknown.map(({ id }) => id),
          pair,
        ).toEqual(those(null));
        expect(uncounted, pair).toEqual(layer.rulesOf(facts.value).uncounted);
      }
    expect(outcomes.size).toBe(3);
  });
});
