// (b) over every blend: a facts object a candidate, the generated rules run on it, the best kept. Prints how many there were, and
// for how many of them the rules that hold were compared with the product's.
import { blendSweep } from "../engines/binder-advise.mjs";
import { rowRunner } from "../engines/compiled.mjs";

const [steps, rows] = process.argv.slice(2).map(Number);
const sweep = blendSweep(steps);
const run = rowRunner(sweep.rules, sweep.worth);
const best = [];
let candidates = 0;
let compared = 0;
sweep.each((facts, fingerprint) => {
  candidates++;
  const { sum, score, isExcluded } = run(facts);
  if (fingerprint !== null) {
    compared++;
    if (sum !== fingerprint()) throw new Error(`Candidate ${candidates} has other rules.`);
  }
  if (isExcluded || (best.length === rows && score <= best.at(-1).score)) return;
  best.push({ score, binder: facts.binder_id, solvents: facts.solvent_ids });
  best.sort((a, b) => b.score - a.score);
  if (best.length > rows) best.pop();
});
console.log(JSON.stringify({ candidates, compared }));
