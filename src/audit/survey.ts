import { isHighWarning } from "../engine/effects.js";
import { type RankedJudgement, rank } from "../engine/rank.js";
import { isStepping } from "../engine/study-groups.js";
import { type JudgedQuery, judgeQuery } from "../judging/judge-query.js";
import type { JudgedCandidate } from "../judging/judged-candidate.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Rule } from "../model/rule.js";
import type { GridQuery } from "./grid.js";

/** Called after each of so many steps. */
export type OnStep = (total: number) => void;

export interface SurveyedQuery {
  name: string;
  /** ids of rules that hold, for the query or for some candidate */
  holding: Set<string>;
  /** rules that favour, avoid, warn or exclude some candidate but not all */
  steering: Set<string>;
  /** rules that favour or avoid a binder in its best system; true where the criterion is not full, or empty, for one of them */
  moves: Map<string, boolean>;
  /** by rule, the binders, solvents and scaffolds it holds for */
  touched: Map<string, Set<string>>;
  /** rules that favour or avoid every candidate, and so choose none */
  indiscriminate: string[];
  /** a leader that nobody reports, above something reported without a high warning */
  misplaced: string | null;
}

/** Runs every query of the grid and keeps what the audits look for. */
export function survey(
  knowledge: Knowledge,
  grid: readonly GridQuery[],
  onStep: OnStep = () => undefined,
): SurveyedQuery[] {
  return grid.map(({ name, query }) => {
    const judged = judgeQuery(query, knowledge, { areRulesAsked: true });
    onStep(grid.length);
    return {
      name,
      ...rulesThatHold(judged),
      moves: movesOfTheBest(judged),
      touched: touchedBy(judged),
      misplaced: misplacedLeader(judged),
    };
  });
}

function rulesThatHold({
  context,
  judgements,
}: JudgedQuery): Pick<SurveyedQuery, "holding" | "steering" | "indiscriminate"> {
  const counts = new Map<Rule, number>();
  for (const { holding } of judgements)
    for (const rule of holding) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const steering = [...counts].filter(
    ([rule, count]) => rule.effect !== "inform" && count < judgements.length,
  );
  return {
    holding: new Set([...context.rules.context, ...counts.keys()].map((rule) => rule.id)),
    steering: new Set(steering.map(([rule]) => rule.id)),
    indiscriminate: [...counts]
      .filter(([rule, count]) => isStepping(rule) && count === judgements.length)
      .map(([rule]) => rule.id),
  };
}

function movesOfTheBest({ judgements }: JudgedQuery): Map<string, boolean> {
  const moves = new Map<string, boolean>();
  const rows = new Set<string>();
  for (const { judgement } of rank(judgements)) {
    if (rows.has(judgement.candidate.rowKey)) continue;
    rows.add(judgement.candidate.rowKey);
    for (const rule of judgement.holding) {
      if (!isStepping(rule) || judgement.uncounted.has(rule.id)) continue;
      const { value } = judgement.criteria.get(rule.criterion)!;
      const isMoved = rule.effect === "favour" ? value < 1 : value > 0;
      moves.set(rule.id, isMoved || moves.get(rule.id) === true);
    }
  }
  return moves;
}

function touchedBy({ judgements }: JudgedQuery): Map<string, Set<string>> {
  const touched = new Map<string, Set<string>>();
  for (const { parts, holding } of judgements) {
    const { binder, solvent, scaffold } = parts;
    const ids = [
      binder?.id,
      ...(binder?.parts ?? []).map(({ id }) => id),
      ...(solvent?.parts ?? []).map(({ id }) => id),
      scaffold?.id,
    ];
    for (const rule of holding) {
      const set = touched.get(rule.id) ?? new Set<string>();
      touched.set(rule.id, set);
      for (const id of ids) if (id !== undefined) set.add(id);
    }
  }
  return touched;
}

function misplacedLeader({ judgements }: JudgedQuery): string | null {
  const ranked = rank(judgements);
  const gradeOf = ({ judgement }: RankedJudgement<JudgedCandidate>) => judgement.subject.evidence.grade;
  const leader = ranked[0];
  if (!leader || gradeOf(leader) !== "predicted") return null;
  const below = ranked.find((entry) => gradeOf(entry) === "reported" && !hasHighWarning(entry));
  return below ? `${leader.judgement.candidate.key} above ${below.judgement.candidate.key}` : null;
}

const hasHighWarning = ({ judgement }: RankedJudgement): boolean => judgement.holding.some(isHighWarning);
