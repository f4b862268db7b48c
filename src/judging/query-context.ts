import { evaluateCondition } from "../engine/condition.js";
import { isQueryFact } from "../engine/scope.js";
import { settleRules } from "../engine/settle-rules.js";
import { contextWeights, isApplicable, type WeightMove } from "../engine/weights.js";
import { factValue } from "../facts/fact-map.js";
import { queryFacts } from "../facts/query-facts.js";
import type { Weights } from "../model/criteria.js";
import type { Knowledge } from "../model/knowledge.js";
import type { DesignContext } from "../model/query.js";

const FILLING = "scaffold.filling";

export type QueryContext = ReturnType<typeof contextOf>;

type AimMoves = Weights["aims"][keyof Weights["aims"]];

const aimsOf = (moves: AimMoves, { component }: DesignContext): AimMoves =>
  moves.filter(({ components }) => components === undefined || components.includes(component));

/** What the query settles by itself: weights, rules that hold for it, and those left open. */
export function contextOf(query: DesignContext, knowledge: Knowledge) {
  const facts = queryFacts(query, knowledge);
  const value = (name: string) => factValue(facts, name);
  // without a scaffold nothing fills one, so that what hangs on it is about the solvent alone
  const isUnfilled = (name: string) => name === FILLING && query.process !== "scaffold";
  const rules = settleRules(
    knowledge.rules,
    (name) => (isUnfilled(name) ? "none" : value(name)),
    (name) => isQueryFact(name) || isUnfilled(name),
  );
  const aims = query.aim === "balanced" ? [] : aimsOf(knowledge.weights.aims[query.aim], query);
  const weighing = rules.context.filter((rule) => rule.effect === "weigh");
  const applies = new Map(
    knowledge.criteria.criteria.map((criterion) => [
      criterion.id,
      isApplicable(criterion, ({ applies_when }) =>
        applies_when ? evaluateCondition(applies_when, value) : true,
      ),
    ]),
  );
  const weightsBy = (moves: readonly WeightMove[]) =>
    contextWeights(knowledge.weights, query.component, moves, (id) => applies.get(id) ?? true);
  const weights = weightsBy([...aims, ...weighing]);
  const withoutAim = aims.length === 0 ? weights : weightsBy(weighing);
  const isUnmoved = [...weights].every(([id, weight]) => withoutAim.get(id) === weight);
  // what is decisive already cannot be raised
  const why = aims.length === 0 ? ("of other layers" as const) : ("at the most" as const);
  /** why the aim changes no weight; null where it does, or none is asked for */
  const idleAim = query.aim !== "balanced" && isUnmoved ? why : null;
  return { facts, value, rules, criteria: knowledge.criteria, weights, applies, idleAim };
}
