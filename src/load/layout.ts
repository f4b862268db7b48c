import { existsSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/** The lists of records of a data folder, by the name they have in Knowledge. */
export const DATA_LISTS = [
  "references",
  "sources",
  "binders",
  "solvents",
  "records",
  "quantities",
  "comparisons",
  "claims",
] as const;
export type DataList = (typeof DATA_LISTS)[number];

/** Parts of the knowledge that a file holds as a whole. */
export type SingleFile =
  | "vocabulary"
  | "solubility_model"
  | "criteria"
  | "weights"
  | "not_rules"
  | "comparison_tests";

/** A YAML file of a knowledge folder and what it holds. */
export interface KnowledgeFile {
  path: string;
  /** relative to the folder, with forward slashes */
  name: string;
  holds: DataList | SingleFile | "rules" | "opaque";
}

const BY_NAME: Record<string, KnowledgeFile["holds"]> = {
  "references.yaml": "references",
  "sources.yaml": "sources",
  "evidence/quantities.yaml": "quantities",
  "evidence/comparisons.yaml": "comparisons",
  "evidence/claims.yaml": "claims",
  "vocabulary.yaml": "vocabulary",
  "solubility-model.yaml": "solubility_model",
  "group-contributions.yaml": "opaque",
  "functional-groups.yaml": "opaque",
};
const BY_FOLDER: Record<string, KnowledgeFile["holds"]> = {
  binders: "binders",
  solvents: "solvents",
  evidence: "records",
};

/** The files of a data folder; a file that has no place in the layout is left out and named by `stray`. */
export function dataFiles(root: string): { files: KnowledgeFile[]; stray: string[] } {
  const found = yamlFiles(root).map((file) => ({
    ...file,
    holds: BY_NAME[file.name] ?? BY_FOLDER[file.name.split("/")[0]!],
  }));
  return {
    files: found.filter((file): file is KnowledgeFile => file.holds !== undefined),
    stray: found.filter((file) => file.holds === undefined).map((file) => file.path),
  };
}

const RULE_BOOK: Record<string, KnowledgeFile["holds"]> = {
  "criteria.yaml": "criteria",
  "weights.yaml": "weights",
  "not-rules.yaml": "not_rules",
  "comparison-tests.yaml": "comparison_tests",
};

/** The files of a rules folder: the tables of the rule book, and one rule in each other file. */
export function ruleFiles(root: string): KnowledgeFile[] {
  return yamlFiles(root).map((file) => ({ ...file, holds: RULE_BOOK[file.name] ?? "rules" }));
}

/** Every *.yaml and *.yml below a folder, sorted by name; links are not followed. */
function yamlFiles(root: string): { path: string; name: string }[] {
  if (!existsSync(root) || !statSync(root).isDirectory()) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, name: relative(root, path).replaceAll("\\", "/") }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
