import { createHash, type Hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { z } from "zod";
import type { Place, Problem } from "../errors.js";
import type { Rule } from "../model/rule.js";
import { DATA_LISTS, type DataList, type KnowledgeFile, type SingleFile } from "./layout.js";
import { schemaProblems } from "./schema-problems.js";
import type { ReadYaml, YamlFile } from "./yaml-text.js";

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

/** How the files of a folder are read: their text, and a schema for a record or the whole of each kind of file. */
export interface Reading {
  readYaml: ReadYaml;
  schemas: Partial<Record<KnowledgeFile["holds"], z.ZodType>>;
}

export function readFiles(root: string, files: readonly KnowledgeFile[], reading: Reading): Folder {
  const hash = createHash("sha256");
  const folder = emptyFolder();
  if (files.length === 0) {
    folder.problems.push({ code: "unreadable-file", message: `${root} holds no YAML file.`, place: null });
  }
  for (const file of files) readInto(folder, file, reading, hash);
  return { ...folder, root, hash: hash.digest("hex").slice(0, 12) };
}

const emptyFolder = (): Folder => ({
  lists: Object.fromEntries(DATA_LISTS.map((name) => [name, []])) as unknown as Folder["lists"],
  rules: [],
  singles: {},
  retired: [],
  root: "",
  problems: [],
  opaque: "",
  hash: "",
});

function readInto(folder: Folder, file: KnowledgeFile, { readYaml, schemas }: Reading, hash: Hash): void {
  const { yaml, problems } = readYaml(file.path, file.path);
  folder.problems.push(...problems);
  if (yaml === null) return;
  hash.update(`${file.name}\0`).update(readFileSync(file.path)).update("\0");
  const { holds } = file;
  if (holds === "opaque") {
    folder.opaque += yaml.text;
    return;
  }
  const schema = schemas[holds]!;
  if (holds === "rules") readRule(folder, yaml, file, schema);
  else if (isList(holds)) readList(folder, yaml, holds, schema);
  else readSingle(folder, yaml, holds, schema);
}

const isList = (holds: DataList | SingleFile): holds is DataList =>
  (DATA_LISTS as readonly string[]).includes(holds);

/** A record that takes one of ours away; null where it is none. */
const retirementIn = (value: unknown): z.infer<typeof Retirement> | null =>
  value !== null && typeof value === "object" && "retire" in value
    ? (Retirement.safeParse(value).data ?? null)
    : null;

/** Code made for each schema pays from thousands of records on. */
const checked = <T>(schema: z.ZodType, value: unknown) =>
  schema.safeParse(value, { jitless: true }) as z.ZodSafeParseResult<T>;

function readRule(folder: Folder, yaml: YamlFile, file: KnowledgeFile, schema: z.ZodType): void {
  const retirement = retirementIn(yaml.value);
  if (retirement !== null) {
    folder.retired.push({ list: "rules", id: retirement.id });
    return;
  }
  const parsed = checked<Rule>(schema, yaml.value);
  if (!parsed.success) {
    folder.problems.push(...schemaProblems(parsed.error, yaml, [], keysOf(schema)));
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

function readSingle(folder: Folder, yaml: YamlFile, name: SingleFile, schema: z.ZodType): void {
  const parsed = checked(schema, yaml.value);
  if (parsed.success) folder.singles[name] = { record: parsed.data, at: (path = []) => yaml.place(path) };
  else folder.problems.push(...schemaProblems(parsed.error, yaml, [], keysOf(schema)));
}

function readList(folder: Folder, yaml: YamlFile, list: DataList, schema: z.ZodType): void {
  if (!Array.isArray(yaml.value)) {
    folder.problems.push({
      code: "bad-shape",
      message: `A list of ${list} is expected here; found ${yaml.value === null ? "nothing" : typeof yaml.value}.`,
      place: yaml.place([]),
    });
    return;
  }
  for (const [index, value] of yaml.value.entries()) {
    const retirement = retirementIn(value);
    if (retirement !== null) folder.retired.push({ list, id: retirement.id });
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
  const parsed = checked<{ id: string | number }>(schema, value);
  if (parsed.success) {
    folder.lists[list].push({ record: parsed.data, at: (path = []) => yaml.place([index, ...path]) });
  } else {
    folder.problems.push(...schemaProblems(parsed.error, yaml, [index], keysOf(schema)));
  }
}

const keysOf = (schema: z.ZodType): string[] =>
  schema instanceof z.ZodObject
    ? Object.keys(schema.shape)
    : schema instanceof z.ZodDiscriminatedUnion
      ? [...new Set(schema.options.flatMap((option) => keysOf(option as z.ZodType)))]
      : [];
