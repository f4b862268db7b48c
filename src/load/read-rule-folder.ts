import { bySchema } from "./by-schema.js";
import { ruleFiles } from "./layout.js";
import { type Folder, readFiles } from "./read-folder.js";
import { RULE_FILES, Rule } from "./rule-schemas.js";
import type { ReadYaml } from "./yaml-text.js";

const checkValue = bySchema({ rules: Rule }, RULE_FILES);

export const readRuleFolder = (root: string, readYaml: ReadYaml): Folder =>
  readFiles(root, ruleFiles(root), { readYaml, checkValue });
