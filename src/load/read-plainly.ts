import type { Place, Problem } from "../errors.js";
import { ruleFiles } from "./layout.js";
import { plainRule } from "./plain-rule.js";
import { plainYaml } from "./plain-yaml.js";
import { type CheckValue, type Folder, readFiles } from "./read-folder.js";
import { type ReadYaml, readingText } from "./yaml-text.js";

/**
 * Reads a YAML file that is written plainly and does not look for places: of a value that has a fault it says no more than
 * the file, and a file that is not plain is one. Who meets a fault reads again with `readYamlFile`.
 */
export const readPlainly: ReadYaml = readingText((text, file) => {
  const place = { file, line: 1, column: 1 };
  const value = plainYaml(text);
  return value === undefined
    ? { yaml: null, problems: [notPlain(place)] }
    : { yaml: { file, text, value, place: () => place }, problems: [] };
});

/** Reads a folder of sound rules that are written plainly; everything else in it is a fault. */
export const readRulesPlainly = (root: string): Folder =>
  readFiles(root, ruleFiles(root), { readYaml: readPlainly, checkValue: checkPlainly });

const checkPlainly: CheckValue = (value, holds, yaml) =>
  (holds === "rules" ? plainRule(value) : undefined) ?? { faults: [notPlain(yaml.place([]))] };

const notPlain = (place: Place): Problem => ({
  code: "bad-yaml",
  message: "It is not written plainly.",
  place,
});
