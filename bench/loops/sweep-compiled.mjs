// (b) over every blend: a facts object a candidate, the generated judgement run on it, the best kept. Prints how many there were and
// which were kept.
import { blendSweep } from "../engines/binder-advise.mjs";
import { EXCLUDED, judgeOf, VERDICTS } from "../engines/compiled-judge.mjs";

const [steps, rows] = process.argv.slice(2).map(Number);
const sweep = blendSweep(steps);
const { judge, result } = judgeOf(sweep.layer);
const best = [];
let candidates = 0;
sweep.each((facts, isCapped, tieBreak, keyOf) => {
  candidates++;
  const verdict = judge(facts, isCapped);
  if (verdict === EXCLUDED) return;
  const { score } = result;
  const last = best.length === rows ? best[rows - 1] : null;
  if (last !== null && compare(verdict, score, tieBreak, last) >= 0) return;
  // of those that stand alike the first one met comes first
  let place = best.length;
  while (place > 0 && compare(verdict, score, tieBreak, best[place - 1]) < 0) place--;
  best.splice(place, 0, { verdict, score, tieBreak, key: keyOf() });
  if (best.length > rows) best.pop();
});

function compare(verdict, score, tieBreak, other) {
  return verdict - other.verdict || other.score - score || tieBreak - other.tieBreak;
}

const kept = best.map(({ key, verdict, score }) => ({ key, verdict: VERDICTS[verdict], score }));
console.log(JSON.stringify({ candidates, kept }));
