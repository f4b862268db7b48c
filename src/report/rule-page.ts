import type { Condition, RuleCase } from "../model/rule.js";
import type { RulePage } from "../model/rule-page.js";
import { referenceLine } from "./section.js";
import { item, wrap } from "./wrap.js";

const SHOWN = 8;

/** A rule as a page: what it does and when, why, where it is wrong, what it rests on, and examples. */
export function rulePageReport(
  { rule, origin, worded_facts, claims, references, example }: RulePage,
  width: number,
): string {
  const list = (title: string, lines: string[]) =>
    lines.length === 0 ? [] : [[title, ...lines.map((line) => item("  - ", line, width))].join("\n")];
  const does = [
    rule.effect,
    "severity" in rule ? rule.severity : "",
    "strength" in rule ? rule.strength : "",
    "change" in rule ? rule.change : "",
    "criterion" in rule ? rule.criterion : "",
  ]
    .filter(Boolean)
    .join(", ");
  return `${[
    wrap(`${rule.id}: ${rule.title}`, width, 2),
    [
      wrap(`Does: ${does}`, width, 2),
      wrap(`Says: ${rule.message}`, width, 2),
      ...(rule.remedy ? [wrap(`Way out: ${rule.remedy}`, width, 2)] : []),
      ...worded_facts.map(({ fact, meaning, unit }) =>
        item("  ", `{${fact}}: ${meaning}${unit === null ? "" : ` In ${unit}.`}`, width),
      ),
      wrap(`When: ${conditionText(rule.when)}`, width, 2),
      `Status: ${rule.status} since ${rule.since}; from ${origin}`,
    ].join("\n"),
    wrap(`Why: ${rule.rationale}`, width, 2),
    ...list("Where it is wrong", rule.wrong_when),
    ...list(
      "Rests on",
      claims.map(({ id, statement }) => `${id}: ${statement}`),
    ),
    ...list(
      "Speaks against it",
      rule.evidence
        .filter((link) => link.speaks === "against")
        .map((link) => String(link.record ?? link.claim ?? link.refs)),
    ),
    ...list("Fires", rule.cases.fires.map(caseText)),
    ...list("Stays silent", rule.cases.silent.map(caseText)),
    ...list("Cannot tell", rule.cases.unknown.map(caseText)),
    ...(example === null
      ? []
      : [
          wrap(
            `In "${example.query}" it touches ${example.touches.slice(0, SHOWN).join("; ")}${example.touches.length > SHOWN ? ` and ${example.touches.length - SHOWN} more` : ""}.`,
            width,
          ),
        ]),
    ...list("References", references.map(referenceLine)),
  ].join("\n\n")}\n`;
}

const caseText = ({ name, facts }: RuleCase): string =>
  `${name}${
    Object.keys(facts).length > 0
      ? ` (${Object.entries(facts)
          .map(([fact, value]) => `${fact} ${Array.isArray(value) ? value.join(" + ") : value}`)
          .join(", ")})`
      : ""
  }`;

/** A condition in words. */
function conditionText(condition: Condition): string {
  if ("all" in condition) return condition.all.map(conditionText).join(" and ");
  if ("any" in condition) return `(${condition.any.map(conditionText).join(" or ")})`;
  if ("not" in condition) return `not (${conditionText(condition.not)})`;
  const { fact, ...test } = condition;
  const [operator, value] = Object.entries(test).find(([, operand]) => operand !== undefined)!;
  if (operator === "known") return `${fact} is ${value ? "" : "not "}known`;
  return `${fact} ${operator.replaceAll("_", " ")} ${Array.isArray(value) ? value.join(", ") : value}`;
}
