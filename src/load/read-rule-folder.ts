import { ruleFiles } from "./layout.js";
import { type Folder, readFiles } from "./read-folder.js";
import { RULE_FILES, Rule } from "./rule-schemas.js";
import type { ReadYaml } from "./yaml-text.js";

const SCHEMAS = { ...RULE_FILES, rules: Rule };

export const readRuleFolder = (root: string, readYaml: ReadYaml): Folder =>
  readFiles(root, ruleFiles(root), { readYaml, schemas: SCHEMAS });
