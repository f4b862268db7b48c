import { readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { ourRoots } from "../check/check-package.js";
import { groupSumError } from "../estimate/method-error.js";
import { ruleFiles } from "../load/layout.js";
import { readTraining } from "../load/read-training.js";
import type { Knowledge } from "../model/knowledge.js";
import { examplesTable } from "./examples.js";
import {
  accuracyTable,
  countsOfKnowledge,
  criteriaTable,
  rulesIndex,
  solubilityTables,
  withGenerated,
} from "./generated-pages.js";
import { realRun } from "./real-run.js";
import { validate } from "./validate.js";
import { workedExample } from "./worked-example.js";

const README = join(dirname(ourRoots.rules), "README.md");

const EXAMPLES = join(dirname(ourRoots.rules), "examples");
const METHOD = join(dirname(ourRoots.rules), "docs", "method.md");

/** The pages that are made from the knowledge, by path. */
export async function generatedPages(knowledge: Knowledge): Promise<Map<string, string>> {
  const subjects = new Map<string, string[]>();
  for (const file of ruleFiles(ourRoots.rules)) {
    if (file.holds !== "rules") continue;
    const subject = dirname(file.name);
    subjects.set(subject, [...(subjects.get(subject) ?? []), basename(file.name, ".yaml")]);
  }
  const validation = validate(knowledge, readTraining(), await groupSumError(knowledge.binders));
  const readme = withGenerated(readFileSync(README, "utf8"), {
    accuracy: accuracyTable(validation),
    criteria: criteriaTable(knowledge),
    known: countsOfKnowledge(knowledge),
    solubility: solubilityTables(validation),
    examples: examplesTable(EXAMPLES, knowledge),
    run: realRun(knowledge),
  });
  const method = withGenerated(readFileSync(METHOD, "utf8"), { example: workedExample(knowledge) });
  return new Map([
    [README, readme],
    [METHOD, method],
    [join(ourRoots.rules, "README.md"), rulesIndex(knowledge, subjects)],
  ]);
}

export async function writePages(knowledge: Knowledge): Promise<void> {
  for (const [path, text] of await generatedPages(knowledge)) writeFileSync(path, text);
}
