import { askedBinders, candidatesOf, openSolvents } from "../facts/candidates.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Query } from "../model/query.js";
import type { JudgedCandidate } from "./judged-candidate.js";
import { LayerJudge, type QueryContext } from "./layer-judge.js";
import { proposedBlends } from "./propose-blends.js";

export interface JudgedQuery {
  context: QueryContext;
  judgements: JudgedCandidate[];
}

/** Every candidate of a query with its verdict and score, before anything is put into words. */
export function judgeQuery(query: Query, knowledge: Knowledge): JudgedQuery {
  const layer = new LayerJudge(query, knowledge);
  const judgements = judgedSingles(query, knowledge, layer);
  const blends = proposedBlends(query, knowledge, judgements, layer);
  return { context: layer.context, judgements: [...judgements, ...blends] };
}

function judgedSingles(query: Query, knowledge: Knowledge, layer: LayerJudge): JudgedCandidate[] {
  if (query.process !== "wet") return candidatesOf(query, knowledge).map((parts) => layer.judge(parts));
  const field = layer.field(openSolvents(query, knowledge));
  return askedBinders(query, knowledge).flatMap((binder) => layer.judgeAll(binder, field));
}
