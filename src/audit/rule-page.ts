import { citedList } from "../answer/references.js";
import { factsInWords, refsOf } from "../engine/findings.js";
import type { Candidate } from "../engine/judgement.js";
import { isAboutQuery, scopeOfCondition } from "../engine/scope.js";
import { FACT_NAMES } from "../facts/names.js";
import { judgeQuery } from "../judging/judge-query.js";
import { withParts } from "../load/with-parts.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Rule } from "../model/rule.js";
import type { RulePage, WordedFact } from "../model/rule-page.js";
import { COMPONENTS, PROCESSES } from "../model/words.js";
import { stampOf } from "../stamp.js";
import { readGrid } from "./grid.js";

const LOOKED_AT = 60;

/** Everything a reader wants of one rule, made from its record and one run of it. */
export function rulePage(rule: Rule, knowledge: Knowledge): RulePage {
  const ids = rule.evidence.flatMap((link) => link.claim ?? []);
  return {
    schema: "binder-advise/rule-page@1",
    ...stampOf(knowledge),
    rule,
    origin: knowledge.origins[rule.id] ?? "binder-advise",
    worded_facts: wordedFacts(rule),
    claims: knowledge.claims
      .filter((claim) => ids.includes(claim.id))
      .map(({ id, statement }) => ({ id, statement })),
    references: citedList(refsOf(rule.evidence), knowledge),
    example: exampleOf(rule, knowledge),
  };
}

const wordedFacts = ({ message, remedy }: Rule): WordedFact[] => {
  const names = new Set([...factsInWords(message), ...factsInWords(remedy)]);
  return FACT_NAMES.filter(({ name }) => names.has(name)).map(({ name, meaning, unit }) => ({
    fact: name,
    meaning,
    unit,
  }));
};

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
    const names = [...new Set(touched.map(({ candidate }) => touchedName(rule, candidate)))];
    if (names.length > 0) return { query: name, touches: names };
  }
  return null;
}

/** What a rule looks at, of a candidate. */
function touchedName(rule: Rule, { key, binderKey, solventKey }: Candidate): string {
  const scope = scopeOfCondition(rule.when);
  if (scope === "binder") return binderKey;
  return scope === "solvent" ? solventKey : key.trim().replace(" ", "@");
}

/** Leaves out queries that the words of the condition rule out, so that few have to be run. */
function couldHold(rule: Rule, component: string, process: string): boolean {
  const text = JSON.stringify(rule.when);
  const rulesOut = (fact: string, words: readonly string[], asked: string): boolean => {
    const named = words.filter((word) => text.includes(`{"fact":"${fact}","is":"${word}"}`));
    return named.length > 0 && !named.includes(asked) && !text.includes('"not"') && !text.includes('"any"');
  };
  return (
    !rulesOut("query.component", COMPONENTS, component) && !rulesOut("query.process", PROCESSES, process)
  );
}
