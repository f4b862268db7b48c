import type { Problem } from "../errors.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Rule } from "../model/rule.js";
import type { Coverage } from "./coverage.js";
import type { SurveyedQuery } from "./survey.js";

const problem = (code: Problem["code"], message: string): Problem => ({ code, message, place: null });

/** What only the whole grid shows: rules nothing reaches, gaps, claims nobody carries, rules that clash or repeat. */
export function hygieneProblems(
  knowledge: Knowledge,
  surveyed: readonly SurveyedQuery[],
  coverage: Coverage,
): Problem[] {
  return [
    ...coverage.rules
      .filter((rule) => rule.queries === 0 && knowledge.origins[rule.id] === undefined)
      .map((rule) => problem("unreached-rule", `${rule.id} holds in no query of the grid.`)),
    ...coverage.claims
      .filter((claim) => claim.standing === "uncarried")
      .map((claim) => problem("uncarried-claim", `No rule carries the claim ${claim.id}.`)),
    ...coverage.untouched_claims.map((id) =>
      problem("uncarried-claim", `What ${id} says of a binder or solvent reaches it in no query.`),
    ),
    ...coverage.unnamed_records.map((id) =>
      problem("uncarried-claim", `No rule or comparison names the record ${id}.`),
    ),
    ...surveyed
      .filter((query) => query.steering.size === 0)
      .map((query) => problem("grid-gap", `No rule steers the query "${query.name}".`)),
    ...surveyed.flatMap((query) =>
      query.misplaced ? [problem("misplaced-leader", `In "${query.name}": ${query.misplaced}.`)] : [],
    ),
    ...[...new Set(surveyed.flatMap((query) => query.indiscriminate))].map((id) =>
      problem(
        "indiscriminate-rule",
        `${id} favours or avoids every candidate of a query, so it chooses none.`,
      ),
    ),
    ...clashes(knowledge.rules),
  ];
}

/** Two rules on one criterion under the same condition: a contradiction if they pull apart, a duplicate if they agree. */
function clashes(rules: readonly Rule[]): Problem[] {
  const seen = new Map<string, Rule>();
  return rules.flatMap((rule) => {
    if (!("criterion" in rule) || rule.status === "retired") return [];
    const key = `${rule.criterion} ${JSON.stringify(rule.when)}`;
    const other = seen.get(key);
    seen.set(key, rule);
    if (!other || names(rule, other.id) || names(other, rule.id)) return [];
    const code = other.effect === rule.effect ? "duplicate-rule" : "contradicting-rules";
    return [problem(code, `${other.id} and ${rule.id} act on ${rule.criterion} under the same condition.`)];
  });
}

const names = (rule: Rule, id: string): boolean =>
  `${rule.rationale} ${rule.wrong_when.join(" ")}`.includes(id);
