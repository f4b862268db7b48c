import { allPairs, pairSums, rules } from "../engines/binder-advise.mjs";
import * as compiled from "../engines/compiled.mjs";
import { propertyName } from "../engines/plain-tests.mjs";
import { goal } from "../lib/goal.mjs";
import { loopsInTurn } from "../lib/loops.mjs";
import { ratios } from "../lib/summary.mjs";

export const title = "All pairs of the dataset, warm";

/** Every how many pairs the rules that hold are compared. */
const COMPARED = 7;

export async function measure({ rounds }) {
  const { records, judged, judgeAll } = allPairs();
  const named = records.map((facts) =>
    Object.fromEntries(Object.entries(facts).map(([name, value]) => [propertyName(name), value])),
  );
  const b = compiled.create(rules, named);
  await refuseOtherRules(b, judged);
  const count = records.length;
  const [compiledSeconds, own] = await loopsInTurn(
    [b, { run: (from, to) => from === 0 && to === count && judgeAll() }],
    { count, rounds, milliseconds: 500, isWhole: true },
  );
  return {
    about: `${count} pairs of a binder and a solvent system in three wet layers. (b) runs over facts objects that are ready; binder-advise
starts from the loaded dataset: it settles the rules for each layer, reads the facts of binders, solvents and pairs (Hansen
spheres and evidence among them), and comes to verdict, criteria and score of every pair. For every ${COMPARED}th pair both found the
same rules to hold.`,
    measures: [
      { what: "(b) over facts objects that are ready", seconds: compiledSeconds, per: "pair" },
      { what: "binder-advise, facts, rules, verdict and score", seconds: own, per: "pair" },
    ],
    goals: [
      goal("4", "all pairs of the dataset, speed against (b)", ratios(compiledSeconds, own), {
        atLeast: 2.5,
        stretch: 5,
      }),
    ],
  };
}

async function refuseOtherRules(b, judged) {
  await b.run(0, judged.length);
  const found = b.sums();
  const expected = pairSums(judged.filter((_, index) => index % COMPARED === 0));
  for (const [index, sum] of expected.entries())
    if (found[index * COMPARED] !== sum) throw new Error(`Pair ${index * COMPARED} has other rules in (b).`);
}
