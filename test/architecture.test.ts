import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, it } from "vitest";

const root = new URL("../src/", import.meta.url).pathname;
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
const folderOf = (file: string): string => (file.includes("/") ? file.split("/")[0]! : "");

/** What each folder may import. cli may import everything; files at the top belong to the whole. */
const MAY_IMPORT: Record<string, string[]> = {
  model: [],
  formulas: ["model"],
  engine: ["model"],
  solubility: ["model", "formulas"],
  facts: ["model", "formulas", "solubility"],
  load: ["model"],
  formulation: ["model", "facts"],
  judging: ["model", "engine", "solubility", "facts", "load"],
  batch: ["model", "engine", "facts", "formulation", "load", "answer"],
  estimate: ["model", "formulas", "solubility", "load"],
  report: ["model"],
  check: ["model", "formulas", "engine", "solubility", "facts", "load", "formulation"],
  answer: ["model", "formulas", "engine", "solubility", "facts", "load", "judging"],
  audit: [
    "batch",
    "model",
    "formulas",
    "engine",
    "solubility",
    "facts",
    "load",
    "judging",
    "answer",
    "check",
    "report",
    "estimate",
  ],
  cli: [
    "model",
    "formulas",
    "engine",
    "solubility",
    "facts",
    "load",
    "report",
    "check",
    "judging",
    "answer",
    "audit",
    "batch",
    "formulation",
    "estimate",
  ],
};

const imports = (file: string): string[] =>
  [...readFileSync(join(root, file), "utf8").matchAll(/(?:from|import\()\s*"(\.[^"]+)"/g)].map((match) =>
    relative(root, join(root, dirname(file), match[1]!)),
  );

it("dependencies point one way, as docs/architecture.md draws it", () => {
  const wrong = files.flatMap((file) =>
    imports(file)
      .filter(
        (target) => folderOf(file) !== "" && folderOf(target) !== "" && folderOf(target) !== folderOf(file),
      )
      .filter((target) => !(MAY_IMPORT[folderOf(file)] ?? []).includes(folderOf(target)))
      .map((target) => `${file} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

it("every folder has a place in that order", () => {
  const folders = [...new Set(files.map(folderOf))].filter((folder) => folder !== "");
  expect(folders.filter((folder) => !(folder in MAY_IMPORT))).toEqual([]);
});

it("only cli touches the process", () => {
  const touching = files.filter((file) =>
    /\bprocess\.(std|env|argv|exit|cwd|on)|console\./.test(readFileSync(join(root, file), "utf8")),
  );
  expect(touching.filter((file) => !file.startsWith("cli/"))).toEqual([]);
});

it("a helper without a home has not found its subject yet", () => {
  expect(files.filter((file) => /(^|\/)(utils?|helpers?|misc|common|manager)(\/|\.ts$)/.test(file))).toEqual(
    [],
  );
});

it("the page about it speaks of every folder", () => {
  const page = readFileSync(new URL("../docs/architecture.md", import.meta.url), "utf8");
  const folders = [...new Set(files.map(folderOf))].filter((folder) => folder !== "");
  expect(folders.filter((folder) => !page.includes(`| \`${folder}/\` |`))).toEqual([]);
});

it("formulas, engine, solubility, facts and report read no files", () => {
  const reading = files.filter(
    (file) =>
      ["formulas", "engine", "solubility", "facts", "report", "model"].includes(folderOf(file)) &&
      /from "node:fs/.test(readFileSync(join(root, file), "utf8")),
  );
  expect(reading).toEqual([]);
});
