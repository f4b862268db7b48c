import { factsOf } from "../engine/condition.js";
import { factsInWords } from "../engine/findings.js";
import type { Place, Problem } from "../errors.js";
import { FACT_NAMES, factName } from "../facts/names.js";
import type { Criteria, CriterionInput, Weights } from "../model/criteria.js";
import { type Check, type CheckSubject, problemAt } from "./subject.js";

const single = (subject: CheckSubject, name: "criteria" | "weights") =>
  subject.folders.find((folder) => folder.singles[name])?.singles[name];

/** Criteria speak of facts that exist and score every word that a fact may have. */
export const checkCriteria: Check = (subject) => {
  const file = single(subject, "criteria");
  if (!file) return [];
  const { criteria } = file.record as Criteria;
  return criteria.flatMap((criterion, index) =>
    criterion.inputs.flatMap((input, order) =>
      inputProblems(input, file.at(["criteria", index, "inputs", order])),
    ),
  );
};

function inputProblems(input: CriterionInput, place: Place): Problem[] {
  const names = [
    input.fact,
    ...(input.judged_by ? [input.judged_by] : []),
    ...(input.when ? factsOf(input.when) : []),
  ];
  const lost = names.filter((name) => !factName(name));
  if (lost.length > 0)
    return lost.map((name) => problemAt("unknown-fact", `There is no fact ${name}.`, place));
  const words = input.words ? Object.keys(input.words) : null;
  const possible =
    factName(input.fact)!.words ?? (factName(input.fact)!.type === "boolean" ? ["true", "false"] : null);
  if (!words || !possible) return [];
  return words
    .filter((word) => !possible.includes(word))
    .map((word) =>
      problemAt(
        "wrong-fact-type",
        `${input.fact} is never "${word}"; its words are ${possible.join(", ")}.`,
        place,
      ),
    );
}

/** Every component weighs every criterion exactly once. */
export const checkWeights: Check = (subject) => {
  const file = single(subject, "weights");
  if (!file) return [];
  const { components } = file.record as Weights;
  return Object.entries(components).flatMap(([component, entries]) =>
    subject.knowledge.criteria.criteria.flatMap(({ id }) => {
      const count = entries.filter((entry) => entry.criterion === id).length;
      return count === 1
        ? []
        : [
            problemAt(
              "bad-shape",
              `${component} weighs ${id} ${count} times; it has to once.`,
              file.at(["components", component]),
            ),
          ];
    }),
  );
};

/** Every fact of the vocabulary is used by a rule, a criterion or a message, or says why not. */
export const checkFactsUsed: Check = (subject) => {
  if (!subject.isWhole) return [];
  const { rules, criteria } = subject.knowledge;
  const used = new Set([
    ...rules.flatMap((rule) => [
      ...factsOf(rule.when),
      ...factsInWords(rule.message),
      ...factsInWords(rule.remedy),
    ]),
    ...criteria.criteria.flatMap((criterion) => [
      ...(criterion.applies_when ? factsOf(criterion.applies_when) : []),
      ...criterion.inputs.flatMap((input) => [
        input.fact,
        ...(input.judged_by ? [input.judged_by] : []),
        ...(input.when ? factsOf(input.when) : []),
      ]),
    ]),
  ]);
  return FACT_NAMES.filter(({ name, unused_because }) => !used.has(name) && !unused_because).map(({ name }) =>
    problemAt("unused-fact", `No rule or criterion uses the fact ${name}.`, null),
  );
};
