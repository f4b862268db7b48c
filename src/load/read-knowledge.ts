import { type Problem, ProblemError } from "../errors.js";
import type { Knowledge } from "../model/knowledge.js";
import { duplicateIds, layOver } from "./lay-over.js";
import { type Folder, readDataFolder, readRuleFolder } from "./read-folder.js";
import { sortedProblems } from "./sorted-problems.js";
import { withParts } from "./with-parts.js";

export interface ReadKnowledge {
  /** null where a file that nothing works without is missing or broken */
  knowledge: Knowledge | null;
  data: Folder;
  rules: Folder;
  problems: Problem[];
}

/** Reads a whole knowledge tree from YAML, with every problem of every file. */
export function readKnowledge(roots: { datasets: string; rules: string }): ReadKnowledge {
  const data = readDataFolder(roots.datasets);
  const rules = readRuleFolder(roots.rules);
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

export interface Overlays {
  data?: readonly string[];
  rules?: readonly string[];
}

/**
 * The knowledge with a user's own folders laid over it, in the order given.
 * @throws ProblemError with every problem of the folders
 */
export function withOverlays(knowledge: Knowledge, overlays: Overlays): Knowledge {
  const data = (overlays.data ?? []).map(readDataFolder);
  const rules = (overlays.rules ?? []).map(readRuleFolder);
  const problems = [...data, ...rules].flatMap((folder) => [...folder.problems, ...duplicateIds(folder)]);
  if (problems.length > 0) throw new ProblemError(sortedProblems(problems));
  const over = (hash: string, folders: Folder[]) => [hash, ...folders.map((folder) => folder.hash)].join("+");
  return withParts([...data, ...rules].reduce(layOver, knowledge), {
    hashes: { data: over(knowledge.hashes.data, data), rules: over(knowledge.hashes.rules, rules) },
  });
}
