import { candidateFacts, fromObjects, fromSlots, interpreted, rules } from "../engines/binder-advise.mjs";
import * as compiled from "../engines/compiled.mjs";
import * as compiledFindings from "../engines/compiled-findings.mjs";
import * as jsonLogicEngine from "../engines/json-logic-engine.mjs";
import * as jsonRulesEngine from "../engines/json-rules-engine.mjs";
import { peerFacts, propertyName } from "../engines/plain-tests.mjs";
import * as zenEngine from "../engines/zen-engine.mjs";
import { goal } from "../lib/goal.mjs";
import { loopsInTurn } from "../lib/loops.mjs";
import { ratios } from "../lib/summary.mjs";

const RECORDS = 4096;

export const title = "Rules on one record";

export async function measure({ rounds }) {
  const records = candidateFacts(RECORDS, 1);
  const named = records.map(withPropertyNames);
  const sparse = records.map(peerFacts);
  const loops = {
    "(b): all rules as one generated function, no findings, two-valued": compiled.create(rules, named),
    "(b) with findings, three-valued": compiledFindings.create(rules, named),
    "binder-advise, facts in slots": fromSlots(records),
    "binder-advise, plain objects": fromObjects(records),
    "json-logic-engine, compiled": jsonLogicEngine.create(rules, sparse),
    "zen-engine, table in loop mode, 256 records a call": zenEngine.create(rules, sparse),
    "json-rules-engine": jsonRulesEngine.create(rules, sparse),
  };
  await refuseOtherResults(loops, records);
  const seconds = await loopsInTurn(Object.values(loops), {
    count: records.length,
    rounds,
    milliseconds: 300,
  });
  const [b, , slots, objects, logic, zen, jsonRules] = seconds;
  return {
    about: `${rules.length} rules on the facts of ${records.length} candidates drawn from the queries of \`test/grid.yaml\`. Before
anything was timed, every engine found the same set of rules to hold for every candidate as the interpreter of conditions
that the tests use. A test of an unknown fact fails in all of them; what could not be checked, only binder-advise (and the
second row) says besides.`,
    measures: Object.keys(loops).map((what, index) => ({ what, seconds: seconds[index], per: "record" })),
    goals: [
      goal("3", "one record from slots, speed against (b)", ratios(b, slots), { atLeast: 0.6, stretch: 0.8 }),
      goal("3", "one record from plain objects, speed against (b)", ratios(b, objects), {
        atLeast: 0.35,
        stretch: 0.5,
      }),
      goal(
        "3",
        "one record from plain objects, speed against json-rules-engine",
        ratios(jsonRules, objects),
        { atLeast: 400 },
      ),
      goal("3", "one record from plain objects, speed against zen-engine", ratios(zen, objects), {
        atLeast: 30,
      }),
      goal("3", "one record from plain objects, speed against json-logic-engine", ratios(logic, objects), {
        atLeast: 2,
      }),
    ],
  };
}

const withPropertyNames = (facts) =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [propertyName(name), value]));

async function refuseOtherResults(loops, records) {
  const expected = interpreted(records);
  for (const [what, { run, sums }] of Object.entries(loops)) {
    await run(0, records.length);
    const different = sums().findIndex((sum, at) => sum !== expected[at]);
    if (different !== -1)
      throw new Error(
        `${what} finds other rules to hold for candidate ${different} than the interpreter does.`,
      );
  }
}
