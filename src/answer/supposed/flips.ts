import type { Judgement } from "../../engine/judgement.js";
import { type CandidateIds, rejudge } from "../../judging/rejudge.js";
import type { Knowledge } from "../../model/knowledge.js";
import type { Query } from "../../model/query.js";
import type { RecordFlip } from "../../model/record-flip.js";
import type { Changeable, Reach } from "./changeable.js";
import { changesOf } from "./changes.js";

/**
 * For each property of a candidate the smallest change that makes its judgement pass; none where no value does.
 * @param passes by the judgement of the candidate and the knowledge with the change
 */
export function recordFlips(
  candidate: CandidateIds,
  query: Query,
  knowledge: Knowledge,
  passes: (judgement: Judgement, changed: Knowledge) => boolean,
): RecordFlip[] {
  return changesOf(candidate, query, knowledge).flatMap((change) => {
    const passing = (value: string | number): Judgement | null => {
      const changed = change.applied(value);
      const judgement = rejudge(candidate, query, changed);
      return passes(judgement, changed) ? judgement : null;
    };
    const found =
      "words" in change.values ? firstOf(change.values.words, passing) : nearestOf(change.values, passing);
    return found === null ? [] : [flipOf(change, found)];
  });
}

interface Found {
  to: string | number;
  judgement: Judgement;
}
type Passing = (value: string | number) => Judgement | null;

function firstOf(words: readonly string[], passing: Passing): Found | null {
  for (const to of words) {
    const judgement = passing(to);
    if (judgement !== null) return { to, judgement };
  }
  return null;
}

/** The number nearest to what is recorded that passes; what is better passes as well. */
function nearestOf({ from, to, step }: Reach, passing: Passing): Found | null {
  const decimals = Math.max(0, -Math.floor(Math.log10(step)));
  const at = (index: number) => Number((from + Math.sign(to - from) * index * step).toFixed(decimals));
  let high = Math.floor(Math.abs(to - from) / step);
  let judgement = passing(at(high));
  if (judgement === null) return null;
  let low = 0;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const found = passing(at(middle));
    if (found === null) low = middle;
    else [high, judgement] = [middle, found];
  }
  return { to: at(high), judgement };
}

const flipOf = (
  { of, id, property, name, unit, now, values }: Changeable,
  { to, judgement }: Found,
): RecordFlip => ({
  ...{ of, id, property, name, unit, now, to },
  relation: "words" in values ? "is" : values.to > values.from ? "at least" : "at most",
  verdict: judgement.verdict,
  score: judgement.score,
});
