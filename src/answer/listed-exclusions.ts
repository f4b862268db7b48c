import type { Scope } from "../engine/scope.js";
import type { CandidateParts } from "../facts/candidates.js";
import type { JudgedCandidate } from "../judging/judged-candidate.js";
import type { QueryContext } from "../judging/query-context.js";
import type { Query } from "../model/query.js";
import type { Rule } from "../model/rule.js";

type Kind = keyof CandidateParts;
const ASKED_FOR = { binder: "binders", solvent: "solvents", scaffold: "scaffolds" } as const satisfies Record<
  Kind,
  keyof Query
>;

/**
 * The exclusions that an answer lists: with `all` every one; otherwise those of what was asked for by name and came to nothing, which
 * is a part that no ranked candidate has, and a pair of parts that were both asked for.
 * @param every makes every candidate
 */
export function listedExclusions(
  every: () => readonly JudgedCandidate[],
  query: Query,
  { rules }: QueryContext,
  { all = false }: { all?: boolean },
): JudgedCandidate[] {
  const isAnythingAsked = Object.values(ASKED_FOR).some((asked) => query[asked].length > 0);
  if (!all && !isAnythingAsked) return [];
  const judgements = every();
  const excluded = judgements.filter(({ verdict }) => verdict === "excluded");
  if (all) return excluded;
  const scopes = new Map(rules.open.map(({ rule, scope }) => [rule, scope]));
  const listed = new Set(excluded.filter((one) => askedParts(one, query).length > 1));
  for (const [kind, asked] of Object.entries(ASKED_FOR) as [Kind, (typeof ASKED_FOR)[Kind]][])
    for (const id of query[asked]) {
      const own = judgements.filter(({ parts }) => parts[kind]?.id === id);
      if (own.every(({ verdict }) => verdict === "excluded"))
        for (const one of tellingOf(own, kind, scopes)) listed.add(one);
    }
  return excluded.filter((one) => listed.has(one));
}

const askedParts = ({ parts }: JudgedCandidate, query: Query): Kind[] =>
  (Object.keys(ASKED_FOR) as Kind[]).filter((kind) => query[ASKED_FOR[kind]].includes(parts[kind]?.id ?? ""));

/**
 * Of the candidates of one part, those that are out by nothing but the part, if it is out by itself; else all.
 * @param scopes what each rule looks at beside the query
 */
function tellingOf(
  own: readonly JudgedCandidate[],
  kind: Kind,
  scopes: ReadonlyMap<Rule, Scope>,
): readonly JudgedCandidate[] {
  const isByItself = ({ holding }: JudgedCandidate) =>
    holding.every((rule) => rule.effect !== "exclude" || scopes.get(rule) === kind);
  const byItself = own.filter(isByItself);
  return byItself.length > 0 ? byItself : own;
}
