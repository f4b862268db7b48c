import { checkOverlays } from "../check/check-overlays.js";
import { ourRoots } from "../check/check-package.js";
import type { Problem } from "../errors.js";
import { readBundle } from "../load/bundle.js";
import { readRuleFolder } from "../load/read-rule-folder.js";
import { readYamlFile } from "../load/yaml-file.js";

/** Runs the cases of a folder of rules, ours unless one is named. A broken rule is a fault, never skipped. */
export function testRules(dir: string | undefined): { rules: number; cases: number; problems: Problem[] } {
  const root = dir ?? ourRoots.rules;
  const { rules } = readRuleFolder(root, readYamlFile);
  const cases = rules.flatMap(({ record }) => Object.values(record.cases).flat());
  return {
    rules: rules.length,
    cases: cases.length,
    problems: checkOverlays(readBundle(), { rules: [root] }),
  };
}
