import { allPairs, rules } from "../engines/binder-advise.mjs";
import * as compiled from "../engines/compiled.mjs";
import { judgeOf, VERDICTS } from "../engines/compiled-judge.mjs";
import { propertyName } from "../engines/plain-tests.mjs";
import { goal } from "../lib/goal.mjs";
import { loopsInTurn } from "../lib/loops.mjs";
import { ratios } from "../lib/summary.mjs";

export const title = "All pairs of the dataset, warm";

export async function measure({ rounds }) {
  const { records, layers, judgeAll, joinAll, sums } = allPairs();
  const named = records.map((facts) =>
    Object.fromEntries(Object.entries(facts).map(([name, value]) => [propertyName(name), value])),
  );
  const b = compiled.create(rules, named);
  const judgedByB = layers.map(compiledJudgeOf);
  await refuseOtherRules(b, sums());
  const count = records.length;
  const atOnce = (loop) => ({ run: (from, to) => from === 0 && to === count && loop() });
  const [rulesOfB, ownRules, wholeOfB, ownWhole] = await loopsInTurn(
    [b, atOnce(joinAll), atOnce(() => judgedByB.map((judge) => judge())), atOnce(judgeAll)],
    { count, rounds, milliseconds: 500, isWhole: true },
  );
  return {
    about: `${count} pairs of a binder and a solvent system in three wet layers.

Which rules hold: (b) runs over facts objects that are ready. binder-advise has settled the query, and what binders and solvents by
themselves leave of the rules; for every pair it reads the facts of the pair (Hansen spheres and evidence) and joins the rules, in
three values. Nothing is remembered of an earlier pass. Both found the same rules to hold for every pair.

The whole judgement, verdict and score as well: (b) is one generated function of a facts object that is ready. binder-advise starts
from the loaded dataset: it settles the query, reads the facts of binders, solvents and pairs, and makes an object of every pair
that can say its rules, its words and its intervals. Both came to the same verdicts and scores.`,
    measures: [
      { what: "(b), which rules hold, over facts objects that are ready", seconds: rulesOfB, per: "pair" },
      { what: "binder-advise, which rules hold", seconds: ownRules, per: "pair" },
      { what: "(b), the whole judgement, over facts objects that are ready", seconds: wholeOfB, per: "pair" },
      { what: "binder-advise, the whole judgement from the loaded dataset", seconds: ownWhole, per: "pair" },
    ],
    goals: [
      goal("4", "all pairs of the dataset, which rules hold, speed against (b)", ratios(rulesOfB, ownRules), {
        atLeast: 2.5,
        stretch: 5,
      }),
    ],
  };
}

async function refuseOtherRules(b, own) {
  await b.run(0, own.length);
  const different = b.sums().findIndex((sum, at) => sum !== own[at]);
  if (different !== -1) throw new Error(`Pair ${different} has other rules in (b).`);
}

function compiledJudgeOf({ layer, facts, isCapped, expected }) {
  const { judge, result } = judgeOf(layer);
  for (const [index, { verdict, score }] of expected.entries()) {
    const found = VERDICTS[judge(facts[index], isCapped[index])];
    if (found !== verdict || (verdict !== "excluded" && result.score !== score))
      throw new Error(`Pair ${index} is ${found} ${result.score} in (b), not ${verdict} ${score}.`);
  }
  return () => {
    let sum = 0;
    for (let index = 0; index < facts.length; index++) sum += judge(facts[index], isCapped[index]);
    return sum;
  };
}
