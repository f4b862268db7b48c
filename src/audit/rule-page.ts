import { judgeQuery } from "../answer/judge-query.js";
import { citedList } from "../answer/references.js";
import { refsOf } from "../engine/findings.js";
import { isAboutQuery } from "../engine/scope.js";
import { withParts } from "../load/with-parts.js";
import type { CitedReference } from "../model/advice.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Rule } from "../model/rule.js";
import { readGrid } from "./grid.js";

export interface RulePage {
  rule: Rule;
  origin: string;
  claims: { id: string; statement: string }[];
  references: CitedReference[];
  /** a query of the grid in which it holds, and what it touches there; null where it holds in none looked at */
  example: { query: string; touches: string[] } | null;
}

const LOOKED_AT = 60;

/** Everything a reader wants of one rule, made from its record and one run of it. */
export function rulePage(rule: Rule, knowledge: Knowledge): RulePage {
  const ids = rule.evidence.flatMap((link) => link.claim ?? []);
  return {
    rule,
    origin: knowledge.origins[rule.id] ?? "binder-advise",
    claims: knowledge.claims
      .filter((claim) => ids.includes(claim.id))
      .map(({ id, statement }) => ({ id, statement })),
    references: citedList(refsOf(rule.evidence), knowledge),
    example: exampleOf(rule, knowledge),
  };
}

function exampleOf(rule: Rule, knowledge: Knowledge): RulePage["example"] {
  const alone = withParts(knowledge, { rules: [rule] });
  const wanted = readGrid(knowledge).filter(({ query }) => couldHold(rule, query.component, query.process));
  for (const { name, query } of wanted.slice(0, LOOKED_AT)) {
    const { context, judgements } = judgeQuery(query, alone);
    if (isAboutQuery(rule)) {
      if (context.rules.context.includes(rule)) return { query: name, touches: ["every candidate"] };
      continue;
    }
    const touched = judgements.filter((judgement) => judgement.holding.includes(rule));
    const keys = [...new Set(touched.map((judgement) => judgement.candidate.key.trim()))];
    if (keys.length > 0) return { query: name, touches: keys };
  }
  return null;
}

/** Leaves out queries that the words of the condition rule out, so that few have to be run. */
function couldHold(rule: Rule, component: string, process: string): boolean {
  const text = JSON.stringify(rule.when);
  const rulesOut = (fact: string, words: string[], asked: string): boolean => {
    const named = words.filter((word) => text.includes(`{"fact":"${fact}","is":"${word}"}`));
    return named.length > 0 && !named.includes(asked) && !text.includes('"not"') && !text.includes('"any"');
  };
  return (
    !rulesOut("query.component", ["cathode", "anode", "sheet"], component) &&
    !rulesOut("query.process", ["dry", "wet", "scaffold"], process)
  );
}
