import type { Problem } from "../errors.js";
import type { Knowledge } from "../model/knowledge.js";
import { duplicateIds, layOver } from "./lay-over.js";
import { readDataFolder } from "./read-data-folder.js";
import type { Folder } from "./read-folder.js";
import { readRuleFolder } from "./read-rule-folder.js";
import { sortedProblems } from "./sorted-problems.js";
import { readYamlFile } from "./yaml-file.js";

export interface ReadKnowledge {
  /** null where a file that nothing works without is missing or broken */
  knowledge: Knowledge | null;
  data: Folder;
  rules: Folder;
  problems: Problem[];
}

/** Reads a whole knowledge tree from YAML, with every problem of every file. */
export function readKnowledge(roots: { datasets: string; rules: string }): ReadKnowledge {
  const data = readDataFolder(roots.datasets, readYamlFile);
  const rules = readRuleFolder(roots.rules, readYamlFile);
  const problems = [data, rules].flatMap((folder) => [...folder.problems, ...duplicateIds(folder)]);
  const missing = (["vocabulary", "solubility_model", "criteria", "weights"] as const).filter(
    (name) => !data.singles[name] && !rules.singles[name],
  );
  const knowledge = missing.length > 0 ? null : layOver(layOver(NOTHING, data), rules);
  for (const name of missing) {
    if (problems.length === 0)
      problems.push({
        code: "unreadable-file",
        message: `${name.replaceAll("_", "-")}.yaml is missing.`,
        place: null,
      });
  }
  return {
    knowledge: knowledge && { ...knowledge, origins: {}, hashes: { rules: rules.hash, data: data.hash } },
    data,
    rules,
    problems: sortedProblems(problems),
  };
}

const NOTHING = {
  references: [],
  sources: [],
  binders: [],
  solvents: [],
  records: [],
  quantities: [],
  comparisons: [],
  claims: [],
  rules: [],
  not_rules: [],
  comparison_tests: [],
  origins: {},
} as unknown as Knowledge;
