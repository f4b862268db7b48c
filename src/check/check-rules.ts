import { closestWord } from "../closest-word.js";
import { evaluateCondition, factsOf } from "../engine/condition.js";
import { limitsOf } from "../engine/distance.js";
import { factsInWords, fillMessage } from "../engine/findings.js";
import { isAboutFormulation, isAboutQuery } from "../engine/scope.js";
import type { Place, Problem } from "../errors.js";
import { type FactName, factName } from "../facts/names.js";
import type { Condition, EvidenceLink, FactTest, FactValue, Rule, RuleCase } from "../model/rule.js";
import type { ComparisonTest, NotRule } from "../model/rule-book.js";
import { OPERATORS } from "../model/rule-keys.js";
import { type Check, type CheckSubject, problemAt } from "./subject.js";

const eachRule =
  (check: (rule: Rule, at: (path?: readonly PropertyKey[]) => Place) => Problem[]): Check =>
  (subject) =>
    subject.folders.flatMap((folder) => folder.rules.flatMap(({ record, at }) => check(record, at)));

/** The tests of a condition with the paths that lead to them. */
function testsOf(
  condition: Condition,
  path: readonly PropertyKey[] = ["when"],
): { test: FactTest; path: readonly PropertyKey[] }[] {
  const list = "all" in condition ? condition.all : "any" in condition ? condition.any : null;
  const key = "all" in condition ? "all" : "any";
  if (list) return list.flatMap((part, index) => testsOf(part, [...path, key, index]));
  if ("not" in condition) return testsOf(condition.not, [...path, "not"]);
  return [{ test: condition as FactTest, path }];
}

/** Every fact that a rule tests, prints or sets in a case exists, and every test fits its type and words. */
export const checkRuleFacts = eachRule((rule, at) => [
  ...testsOf(rule.when).flatMap(({ test, path }) => factProblem(test, at(path))),
  ...(["message", "remedy"] as const).flatMap((key) =>
    factsInWords(rule[key]).flatMap((name) =>
      factName(name)
        ? []
        : [problemAt("unknown-fact", `The ${key} prints ${name}, which is no fact.`, at([key]))],
    ),
  ),
  ...(["fires", "silent", "unknown"] as const).flatMap((kind) =>
    rule.cases[kind].flatMap(({ facts }, index) =>
      Object.entries(facts).flatMap(([name, value]) =>
        valueProblem(name, value, at(["cases", kind, index, "facts", name])),
      ),
    ),
  ),
]);

/** Ids that a test names lead somewhere: a slip in one would make a rule that never fires. */
export const checkRuleNames: Check = (subject) => {
  const { binders, solvents, vocabulary } = subject.knowledge;
  const polymers = [...binders, ...vocabulary.binder_blends].map(({ id }) => id);
  const known: Record<string, readonly string[]> = {
    "binder.id": polymers,
    "scaffold.id": polymers,
    "solvent.ids": solvents.map(({ id }) => id),
  };
  return eachRule((rule, at) =>
    testsOf(rule.when).flatMap(({ test, path }) => {
      const ids = known[test.fact];
      const named = [test.is, test.includes, ...(test.one_of ?? [])].filter((word) => word !== undefined);
      return named.flatMap((word) => {
        if (ids === undefined || ids.includes(String(word))) return [];
        const near = closestWord(String(word), ids);
        const hint = near === null ? "." : `; did you mean ${near}?`;
        const message = `${test.fact} is never "${word}", as no record has that id${hint}`;
        return [problemAt("unknown-link", message, at(path))];
      });
    }),
  )(subject);
};

function factProblem(test: FactTest, place: Place): Problem[] {
  const fact = factName(test.fact);
  if (!fact) return [problemAt("unknown-fact", `There is no fact ${test.fact}.`, place)];
  const operator = OPERATORS.find((name) => test[name] !== undefined)!;
  if (!fits(fact, operator)) {
    return [
      problemAt("wrong-fact-type", `${test.fact} is a ${fact.type}, which "${operator}" cannot test.`, place),
    ];
  }
  const words = operator === "is" ? [test.is] : operator === "one_of" ? (test.one_of ?? []) : [];
  const strange = words.filter((word) => fact.words && !fact.words.includes(String(word)));
  return strange.map((word) =>
    problemAt(
      "wrong-fact-type",
      `${test.fact} is never "${word}"; its words are ${fact.words!.join(", ")}.`,
      place,
    ),
  );
}

const NUMERIC = ["above", "at_least", "below", "at_most", "between"];

function fits(fact: FactName, operator: string): boolean {
  if (operator === "known") return true;
  if (fact.type === "words") return operator === "includes";
  if (operator === "includes") return false;
  return fact.type === "number" || !NUMERIC.includes(operator);
}

function valueProblem(name: string, value: FactValue, place: Place): Problem[] {
  const fact = factName(name);
  if (!fact) return [problemAt("unknown-fact", `The case sets ${name}, which is no fact.`, place)];
  const type = Array.isArray(value) ? "words" : typeof value === "string" ? "word" : typeof value;
  if (type !== fact.type)
    return [problemAt("wrong-fact-type", `The case gives ${name} a ${type}; it is a ${fact.type}.`, place)];
  if (fact.words && typeof value === "string" && !fact.words.includes(value)) {
    return [
      problemAt(
        "wrong-fact-type",
        `The case sets ${name} to "${value}"; its words are ${fact.words.join(", ")}.`,
        place,
      ),
    ];
  }
  return [];
}

const CASES = [
  ["fires", true],
  ["silent", false],
  ["unknown", null],
] as const;

/** Every case comes out as it says: else it is noisy (fires where it should not), missing, or has a wrong text. */
export const checkRuleCases = eachRule((rule, at) =>
  CASES.flatMap(([kind, expected]) =>
    rule.cases[kind].flatMap((entry, index) => {
      const fault = caseFault(rule, entry, kind, expected);
      return fault === null ? [] : [problemAt("case-fails", fault, at(["cases", kind, index]))];
    }),
  ),
);

function caseFault(rule: Rule, entry: RuleCase, kind: string, expected: boolean | null): string | null {
  const facts = (name: string): FactValue | null => entry.facts[name] ?? null;
  const outcome = evaluateCondition(rule.when, facts);
  if (outcome !== expected) {
    const word = outcome === true ? "noisy" : expected === true ? "missing" : "wrong";
    const does = outcome === null ? "is unknown" : outcome ? "fires" : "stays silent";
    return `${word}: ${rule.id} ${does} in the case "${entry.name}", which says ${kind}.`;
  }
  const text = fillMessage(rule.message, facts);
  if (entry.says === undefined || entry.says === text) return null;
  return `wrong text: ${rule.id} says "${text}" in the case "${entry.name}", not "${entry.says}".`;
}

/** Every numeric limit has a case that stands exactly on it. */
export const checkRuleLimits = eachRule((rule, at) => {
  const cases: RuleCase[] = Object.values(rule.cases).flat();
  return testsOf(rule.when).flatMap(({ test, path }) =>
    limitsOf(test)
      .filter((limit) => !cases.some(({ facts }) => facts[test.fact] === limit))
      .map((limit) =>
        problemAt("missing-case", `${rule.id} has no case with ${test.fact} exactly at ${limit}.`, at(path)),
      ),
  );
});

/** A weigh rule sees the query alone, so that every candidate has the same weights. */
export const checkWeighScope = eachRule((rule, at) =>
  rule.effect === "weigh" && !isAboutQuery(rule)
    ? [
        problemAt(
          "weigh-scope",
          `${rule.id} weighs by ${factsOf(rule.when).find((name) => !/^(query|layer)\./.test(name))}.`,
          at(["when"]),
        ),
      ]
    : [],
);

/** A rule about the amounts of a formulation warns, excludes or informs: the score is that of the materials. */
export const checkFormulationScope = eachRule((rule, at) =>
  isAboutFormulation(rule) && (rule.effect === "favour" || rule.effect === "avoid")
    ? [problemAt("formulation-scope", `${rule.id} moves a criterion by an amount.`, at(["effect"]))]
    : [],
);

/** Rule ids are noun phrases, and a successor names rules that are retired. */
export const checkRuleIds: Check = (subject) =>
  subject.folders.flatMap((folder) =>
    folder.rules.flatMap(({ record, at }) => [
      ...(record.id.startsWith("no-")
        ? [
            problemAt(
              "bad-shape",
              `The id ${record.id} begins with no-; name the pattern instead.`,
              at(["id"]),
            ),
          ]
        : []),
      ...(record.supersedes ?? []).flatMap((id) =>
        subject.knowledge.rules.some((rule) => rule.id === id && rule.status === "retired")
          ? []
          : [
              problemAt(
                "unknown-link",
                `${record.id} supersedes ${id}, which is no retired rule.`,
                at(["supersedes"]),
              ),
            ],
      ),
    ]),
  );

/** What a rule rests on exists. */
export const checkRuleEvidence: Check = (subject) => {
  const { knowledge } = subject;
  const ids = (list: readonly { id: string | number }[]) => new Set(list.map(({ id }) => id));
  const known = {
    claim: ids(knowledge.claims),
    record: ids(knowledge.records),
    quantity: ids(knowledge.quantities),
    comparison: ids(knowledge.comparisons),
    source: ids(knowledge.sources),
  };
  const numbers = ids(knowledge.references);
  return eachRule((rule, at) =>
    rule.evidence.flatMap((link: EvidenceLink, index) => [
      ...(Object.keys(known) as (keyof typeof known)[]).flatMap((kind) => {
        const id = link[kind];
        return id === undefined || known[kind].has(id)
          ? []
          : [
              problemAt(
                "unknown-link",
                `${rule.id} rests on the ${kind} ${id}, which does not exist.`,
                at(["evidence", index, kind]),
              ),
            ];
      }),
      ...(link.refs ?? [])
        .filter((ref) => !numbers.has(ref))
        .map((ref) =>
          problemAt(
            "unknown-reference",
            `${rule.id} cites reference ${ref}; the review has 1 to ${numbers.size}.`,
            at(["evidence", index, "refs"]),
          ),
        ),
    ]),
  )(subject);
};

/**
 * Claims set aside and comparisons put to the test exist, and each comparison is listed once. Where the lists are ours and a
 * user's folder took away what they name, nothing is amiss.
 */
export const checkRuleBook: Check = (subject) => {
  const { knowledge } = subject;
  const claims = new Set(knowledge.claims.map(({ id }) => id));
  const rules = new Set(knowledge.rules.map(({ id }) => id));
  const comparisons = new Set(knowledge.comparisons.map(({ id }) => id));
  const listed = knowledge.comparison_tests.map((test) => test.comparison);
  const unlisted = subject.isWhole ? knowledge.comparisons.filter(({ id }) => !listed.includes(id)) : [];
  return [
    ...entriesOf<NotRule>(subject, "not_rules").flatMap(({ record, place }) =>
      claims.has(record.claim)
        ? []
        : [problemAt("unknown-link", `There is no claim ${record.claim}.`, place)],
    ),
    ...entriesOf<ComparisonTest>(subject, "comparison_tests").flatMap(({ record, place }, index) => [
      ...(listed.indexOf(record.comparison) < index
        ? [problemAt("duplicate-id", `${record.comparison} is listed twice.`, place)]
        : []),
      ...(comparisons.has(record.comparison)
        ? []
        : [problemAt("unknown-link", `There is no comparison ${record.comparison}.`, place)]),
      ...(record.rule === undefined || rules.has(record.rule)
        ? []
        : [problemAt("unknown-link", `There is no rule ${record.rule}.`, place)]),
    ]),
    ...unlisted.map(({ id }) =>
      problemAt("missing-case", `The comparison ${id} is not put to the test.`, null),
    ),
  ];
};

/** The entries of a list that a file of the folders holds as a whole. */
function entriesOf<T>({ folders }: CheckSubject, name: "not_rules" | "comparison_tests") {
  const file = folders.findLast((folder) => folder.singles[name])?.singles[name];
  return ((file?.record ?? []) as T[]).map((record, index) => ({ record, place: file!.at([index]) }));
}
