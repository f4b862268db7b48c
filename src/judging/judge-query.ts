import { askedBinders, candidatesOf, openSolvents } from "../facts/candidates.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Query } from "../model/query.js";
import { once } from "../once.js";
import { BinderSingles } from "./binder-singles.js";
import type { JudgedCandidate } from "./judged-candidate.js";
import { LayerJudge } from "./layer-judge.js";
import { LayerRules } from "./layer-rules.js";
import { proposedBlends } from "./propose-blends.js";
import type { QueryContext } from "./query-context.js";

export interface JudgedQuery {
  context: QueryContext;
  /** those that no part puts out by itself, and maybe others that are out */
  open: readonly JudgedCandidate[];
  /** how many candidates there are */
  count: number;
  /** keys of their rows */
  rows: ReadonlySet<string>;
  /** every candidate */
  readonly judgements: JudgedCandidate[];
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
  if (query.process !== "wet")
    return allOpen(
      layer.context,
      candidatesOf(query, knowledge).map((parts) => layer.judge(parts)),
    );
  const systems = openSolvents(query, knowledge);
  const field = layer.field(systems);
  const binders = askedBinders(query, knowledge);
  layer.readBinders(binders);
  const singles = binders.map(
    (binder) => new BinderSingles(binder, layer.judgeOpen(binder, field), systems, layer),
  );
  const blends = proposedBlends(query, knowledge, singles, layer);
  const every = once(() => {
    const judgements = singles.flatMap((own) => own.all());
    if (areRulesAsked) tellRules(query, knowledge, layer, judgements);
    return [...judgements, ...blends];
  });
  return {
    context: layer.context,
    open: [...singles.flatMap(({ open }) => open), ...blends],
    count: singles.length * systems.length + blends.length,
    rows: new Set(systems.length === 0 ? [] : singles.map(({ binder }) => binder.id)),
    get judgements() {
      return every();
    },
  };
}

const allOpen = (context: QueryContext, judgements: JudgedCandidate[]): JudgedQuery => ({
  context,
  open: judgements,
  count: judgements.length,
  rows: new Set(judgements.map(({ rowKey }) => rowKey)),
  judgements,
});

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
