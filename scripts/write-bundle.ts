import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkKnowledge } from "../src/check/check-knowledge.js";
import { ourRoots } from "../src/check/check-package.js";
import { FILE_SCHEMAS, fileSchemaText } from "../src/check/json-schema.js";
import { KnownSolubilities } from "../src/facts/known-solubilities.js";
import { BUNDLE_PATH, bundleText } from "../src/load/bundle.js";
import { readKnowledge } from "../src/load/read-knowledge.js";

/** Part of the build: reads and checks the YAML of the package and writes the bundle. */
const SCHEMAS = join(dirname(BUNDLE_PATH), "schemas");
const read = readKnowledge(ourRoots);
const problems = [...read.problems, ...(read.knowledge ? checkKnowledge(read) : [])];
if (problems.length > 0 || read.knowledge === null) {
  for (const { place, code, message } of problems) {
    const where = place ? `${place.file}:${place.line}:${place.column} ` : "";
    process.stderr.write(`${where}${code}: ${message}\n`);
  }
  process.stderr.write(`${problems.length} problems in the knowledge; no bundle was written.\n`);
  process.exitCode = 1;
} else {
  mkdirSync(dirname(BUNDLE_PATH), { recursive: true });
  const { knowledge } = read;
  Object.defineProperty(knowledge, "figures", { value: KnownSolubilities.of(knowledge).figuresOfAll() });
  writeFileSync(BUNDLE_PATH, bundleText(knowledge));
  mkdirSync(SCHEMAS, { recursive: true });
  for (const name of Object.keys(FILE_SCHEMAS)) {
    writeFileSync(join(SCHEMAS, `${name}.schema.json`), fileSchemaText(name));
  }
}
