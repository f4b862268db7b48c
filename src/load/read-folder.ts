import { createHash, type Hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { z } from "zod";
import type { Place, Problem } from "../errors.js";
import type { Rule } from "../model/rule.js";
import {
  DATA_LISTS,
  type DataList,
  dataFiles,
  type KnowledgeFile,
  keysOf,
  Rule as RuleSchema,
  ruleFiles,
  SINGLE_FILES,
  type SingleFile,
} from "./layout.js";
import { schemaProblems } from "./schema-problems.js";
import { readYamlFile, type YamlFile } from "./yaml-file.js";

/** A record and where it stands. `at` finds the place of a value inside it. */
export interface Placed<T> {
  record: T;
  at: (path?: readonly PropertyKey[]) => Place;
}

/** What one folder says, record by record, before folders are laid over each other. */
export interface Folder {
  lists: { [L in DataList]: Placed<{ id: string | number }>[] };
  rules: Placed<Rule>[];
  singles: Partial<Record<SingleFile, Placed<unknown>>>;
  /** ids that a data overlay takes away */
  retired: { list: DataList | "rules"; id: string | number }[];
  root: string;
  problems: Problem[];
  /** text of files that are carried but not read here */
  opaque: string;
  hash: string;
}

const Retirement = z.strictObject({
  id: z.union([z.string(), z.number()]),
  retire: z.literal(true),
  reason: z.string().min(1),
});

export function readDataFolder(root: string): Folder {
  const { files, stray } = dataFiles(root);
  const folder = readFiles(root, files);
  folder.problems.push(
    ...stray.map(
      (path): Problem => ({
        code: "unreadable-file",
        message: `${path} has no place in a data folder, so nothing was read from it.`,
        place: { file: path, line: 1, column: 1 },
      }),
    ),
  );
  return folder;
}

export const readRuleFolder = (root: string): Folder => readFiles(root, ruleFiles(root));

function readFiles(root: string, files: KnowledgeFile[]): Folder {
  const hash = createHash("sha256");
  const folder = emptyFolder();
  if (files.length === 0) {
    folder.problems.push({ code: "unreadable-file", message: `${root} holds no YAML file.`, place: null });
  }
  for (const file of files) readInto(folder, file, hash);
  return { ...folder, root, hash: hash.digest("hex").slice(0, 12) };
}

const emptyFolder = (): Folder => ({
  lists: Object.fromEntries(Object.keys(DATA_LISTS).map((name) => [name, []])) as unknown as Folder["lists"],
  rules: [],
  singles: {},
  retired: [],
  root: "",
  problems: [],
  opaque: "",
  hash: "",
});

function readInto(folder: Folder, file: KnowledgeFile, hash: Hash): void {
  const { yaml, problems } = readYamlFile(file.path, file.path);
  folder.problems.push(...problems);
  if (yaml === null) return;
  hash.update(`${file.name}\0`).update(readFileSync(file.path)).update("\0");
  if (file.holds === "opaque") {
    folder.opaque += yaml.text;
    return;
  }
  if (file.holds === "rules") readRule(folder, yaml, file);
  else if (file.holds in SINGLE_FILES) readSingle(folder, yaml, file.holds as SingleFile);
  else readList(folder, yaml, file.holds as DataList);
}

function readRule(folder: Folder, yaml: YamlFile, file: KnowledgeFile): void {
  const retirement = Retirement.safeParse(yaml.value);
  if (retirement.success) {
    folder.retired.push({ list: "rules", id: retirement.data.id });
    return;
  }
  const parsed = RuleSchema.safeParse(yaml.value);
  if (!parsed.success) {
    folder.problems.push(...schemaProblems(parsed.error, yaml, [], keysOf(RuleSchema)));
    return;
  }
  const name = basename(file.name).replace(/\.ya?ml$/, "");
  if (parsed.data.id !== name) {
    folder.problems.push({
      code: "wrong-file-name",
      message: `The rule ${parsed.data.id} stands in a file named ${name}.`,
      place: yaml.place(["id"]),
    });
  }
  folder.rules.push({ record: parsed.data, at: (path = []) => yaml.place(path) });
}

function readSingle(folder: Folder, yaml: YamlFile, name: SingleFile): void {
  const schema = SINGLE_FILES[name];
  const parsed = schema.safeParse(yaml.value);
  if (parsed.success) folder.singles[name] = { record: parsed.data, at: (path = []) => yaml.place(path) };
  else folder.problems.push(...schemaProblems(parsed.error, yaml, [], keysOf(schema)));
}

function readList(folder: Folder, yaml: YamlFile, list: DataList): void {
  if (!Array.isArray(yaml.value)) {
    folder.problems.push({
      code: "bad-shape",
      message: `A list of ${list} is expected here; found ${yaml.value === null ? "nothing" : typeof yaml.value}.`,
      place: yaml.place([]),
    });
    return;
  }
  const schema: z.ZodType = DATA_LISTS[list];
  for (const [index, value] of yaml.value.entries()) {
    const retirement = Retirement.safeParse(value);
    if (retirement.success) folder.retired.push({ list, id: retirement.data.id });
    else readRecord(folder, yaml, list, schema, index, value);
  }
}

function readRecord(
  folder: Folder,
  yaml: YamlFile,
  list: DataList,
  schema: z.ZodType,
  index: number,
  value: unknown,
): void {
  const parsed = schema.safeParse(value);
  if (parsed.success) {
    const record = parsed.data as { id: string | number };
    folder.lists[list].push({ record, at: (path = []) => yaml.place([index, ...path]) });
  } else {
    folder.problems.push(...schemaProblems(parsed.error, yaml, [index], keysOf(schema)));
  }
}
