import { plainYaml } from "./plain-yaml.js";
import { type ReadYaml, readingText } from "./yaml-text.js";

/**
 * Reads a YAML file that is written plainly and does not look for places: of a value that has a fault it says no more than
 * the file, and a file that is not plain is one. Who meets a fault reads again with `readYamlFile`.
 */
export const readPlainly: ReadYaml = readingText((text, file) => {
  const place = { file, line: 1, column: 1 };
  const value = plainYaml(text);
  return value === undefined
    ? { yaml: null, problems: [{ code: "bad-yaml", message: "It is not written plainly.", place }] }
    : { yaml: { file, text, value, place: () => place }, problems: [] };
});
