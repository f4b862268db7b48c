import type { Judgement } from "../engine/judgement.js";
import { type RankedJudgement, rank } from "../engine/rank.js";
import { judgeQuery } from "../judging/judge-query.js";
import type { Verdict } from "../model/advice.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Rule } from "../model/rule.js";
import type { GridQuery } from "./grid.js";
import type { OnStep } from "./survey.js";

export interface Standing {
  verdict: Verdict;
  score: number;
  binder_rank: number | null;
}

export interface Move {
  query: string;
  candidate: string;
  before: Standing;
  after: Standing;
  /** changed rules that hold for the candidate, or for the query, before or after */
  moved_by: string[];
}

export interface RuleDiff {
  added: string[];
  removed: string[];
  changed: string[];
  moves: Move[];
}

/** Which recommendations of the grid move between two sets of rules, how far, and which rules move them. */
export function diffRules(
  before: Knowledge,
  after: Knowledge,
  grid: readonly GridQuery[],
  onStep: OnStep = () => undefined,
): RuleDiff {
  const [a, b] = [byId(before.rules), byId(after.rules)];
  const added = [...b.keys()].filter((id) => !a.has(id));
  const removed = [...a.keys()].filter((id) => !b.has(id));
  const changed = [...b.keys()].filter(
    (id) => a.has(id) && JSON.stringify(a.get(id)) !== JSON.stringify(b.get(id)),
  );
  const touched = new Set([...added, ...removed, ...changed]);
  const isSame = touched.size === 0 && scoring(before) === scoring(after);
  if (isSame) return { added, removed, changed, moves: [] };
  const moves = grid.flatMap((query) => {
    const moved = movesOf(query, before, after, touched);
    onStep(grid.length);
    return moved;
  });
  return { added, removed, changed, moves };
}

const scoring = ({ criteria, weights }: Knowledge): string => JSON.stringify([criteria, weights]);

const byId = (rules: readonly Rule[]): Map<string, Rule> => new Map(rules.map((rule) => [rule.id, rule]));

/** Every row whose best candidate changes verdict, score or place. */
function movesOf(
  { name, query }: GridQuery,
  before: Knowledge,
  after: Knowledge,
  touched: Set<string>,
): Move[] {
  const [a, b] = [rowsOf(query, before), rowsOf(query, after)];
  return [...new Set([...a.rows.keys(), ...b.rows.keys()])].flatMap((row) => {
    const [was, is] = [standing(a.rows.get(row)), standing(b.rows.get(row))];
    if (was.verdict === is.verdict && was.score === is.score && was.binder_rank === is.binder_rank) return [];
    const rules = [a.rows.get(row), b.rows.get(row)].flatMap((entry) => [
      ...(entry?.judgement.holding ?? []),
      ...(entry?.judgement.unknown ?? []),
    ]);
    const all = [...rules, ...a.context, ...b.context, ...a.excluding(row), ...b.excluding(row)];
    const movedBy = [...new Set(all.map((rule) => rule.id))].filter((id) => touched.has(id)).sort();
    return [{ query: name, candidate: row, before: was, after: is, moved_by: movedBy }];
  });
}

function rowsOf(query: GridQuery["query"], knowledge: Knowledge) {
  const { context, judgements } = judgeQuery(query, knowledge);
  const rows = new Map<string, RankedJudgement>();
  for (const entry of rank(judgements)) {
    const row = entry.judgement.candidate.rowKey;
    if (!rows.has(row)) rows.set(row, entry);
  }
  const excluding = (row: string): Rule[] =>
    rows.has(row)
      ? []
      : judgements
          .filter((judgement: Judgement) => judgement.candidate.rowKey === row)
          .flatMap((judgement) => judgement.holding);
  return { rows, context: context.rules.context, excluding };
}

const standing = (entry: RankedJudgement | undefined): Standing =>
  entry
    ? { verdict: entry.judgement.verdict, score: entry.judgement.score, binder_rank: entry.binderRank }
    : { verdict: "excluded", score: 0, binder_rank: null };
