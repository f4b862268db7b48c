import { askedBinders, candidatesOf, openSolvents } from "../facts/candidates.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Query } from "../model/query.js";
import type { JudgedCandidate } from "./judged-candidate.js";
import { LayerJudge } from "./layer-judge.js";
import { LayerRules } from "./layer-rules.js";
import { type BinderSingles, proposedBlends } from "./propose-blends.js";
import type { QueryContext } from "./query-context.js";

export interface JudgedQuery {
  context: QueryContext;
  judgements: JudgedCandidate[];
}

/** What a candidate is asked for, if it is asked for at all. */
interface JudgeOptions {
  /** that every candidate will be asked for its rules, which are then found for all of them at once */
  areRulesAsked?: boolean;
}

/** Every candidate of a query with its verdict and score, before anything is put into words. */
export function judgeQuery(
  query: Query,
  knowledge: Knowledge,
  { areRulesAsked = false }: JudgeOptions = {},
): JudgedQuery {
  const layer = new LayerJudge(query, knowledge);
  const { context } = layer;
  if (query.process !== "wet")
    return { context, judgements: candidatesOf(query, knowledge).map((parts) => layer.judge(parts)) };
  const singles = judgedSingles(query, knowledge, layer);
  const judgements = singles.flatMap(({ own }) => own);
  if (areRulesAsked) tellRules(query, knowledge, layer, judgements);
  return { context, judgements: [...judgements, ...proposedBlends(query, knowledge, singles, layer)] };
}

/** @param judgements binder by binder, of each the solvent systems in their order */
function tellRules(
  query: Query,
  knowledge: Knowledge,
  layer: LayerJudge,
  judgements: readonly JudgedCandidate[],
): void {
  const binders = askedBinders(query, knowledge);
  const rules = new LayerRules(layer, binders, openSolvents(query, knowledge), knowledge);
  let next = 0;
  for (const binder of binders) for (const own of rules.of(binder)) judgements[next++]!.learn(own);
}

function judgedSingles(query: Query, knowledge: Knowledge, layer: LayerJudge): BinderSingles[] {
  const field = layer.field(openSolvents(query, knowledge));
  return askedBinders(query, knowledge).map((binder) => ({ binder, own: layer.judgeAll(binder, field) }));
}
