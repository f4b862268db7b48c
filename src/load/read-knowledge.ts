import type { Problem } from "../errors.js";
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

/** The knowledge with a user's own folders laid over it in the order given, the folders, and what could not be read. */
export interface Overlaid {
  knowledge: Knowledge;
  folders: Folder[];
  problems: Problem[];
}

export function layOverlays(below: Knowledge, overlays: Overlays): Overlaid {
  const data = (overlays.data ?? []).map(readDataFolder);
  const rules = (overlays.rules ?? []).map(readRuleFolder);
  const folders = [...data, ...rules];
  const over = (hash: string, read: Folder[]) => [hash, ...read.map((folder) => folder.hash)].join("+");
  const hashes = { data: over(below.hashes.data, data), rules: over(below.hashes.rules, rules) };
  return {
    knowledge: withParts(folders.reduce(layOver, below), { hashes }),
    folders,
    problems: folders.flatMap((folder) => [...folder.problems, ...duplicateIds(folder)]),
  };
}
