import { createHash, type Hash } from "node:crypto";
import { readFileSync, type Stats, statSync } from "node:fs";
import { basename } from "node:path";
import type { Place, Problem } from "../errors.js";
import type { Rule } from "../model/rule.js";
import { DATA_LISTS, type DataList, type KnowledgeFile, type SingleFile } from "./layout.js";
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
  retired: { list: DataList | "rules"; id: string | number; place: Place }[];
  root: string;
  problems: Problem[];
  /** text of files that are carried but not read here */
  opaque: string;
  hash: string;
}

/** A record of ours or the user's as its schema makes it, the id of one that is taken away, or what is wrong. */
export type Checked = { record: unknown } | { retires: string | number } | { faults: Problem[] };

/** Tells what the value at a path of a file is: a record or, in a file that is one thing, the whole. */
export type CheckValue = (
  value: unknown,
  holds: KnowledgeFile["holds"],
  yaml: YamlFile,
  at: readonly PropertyKey[],
) => Checked;

/** How the files of a folder are read: their text, and the values in it. */
export interface Reading {
  readYaml: ReadYaml;
  checkValue: CheckValue;
}

export function readFiles(root: string, files: readonly KnowledgeFile[], reading: Reading): Folder {
  const hash = createHash("sha256");
  const folder = emptyFolder();
  if (files.length === 0)
    folder.problems.push({ code: "unreadable-file", message: whyEmpty(root), place: null });
  for (const file of files) readInto(folder, file, reading, hash);
  return { ...folder, root, hash: hash.digest("hex").slice(0, 12) };
}

function whyEmpty(root: string): string {
  let found: Stats | undefined;
  try {
    found = statSync(root, { throwIfNoEntry: false });
  } catch (error) {
    return `${root} cannot be read: ${(error as Error).message}.`;
  }
  if (found === undefined) return `There is no folder ${root}.`;
  return found.isDirectory()
    ? `${root} holds no YAML file.`
    : `${root} is a file; give the folder that it stands in.`;
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

function readInto(folder: Folder, file: KnowledgeFile, { readYaml, checkValue }: Reading, hash: Hash): void {
  const { yaml, problems } = readYaml(file.path, file.path);
  folder.problems.push(...problems);
  if (yaml === null) return;
  hash.update(`${file.name}\0`).update(readFileSync(file.path)).update("\0");
  const { holds } = file;
  if (holds === "opaque") {
    folder.opaque += yaml.text;
    return;
  }
  for (const { value, at } of isList(holds)
    ? valuesOf(folder, yaml, holds)
    : [{ value: yaml.value, at: [] }]) {
    const checked = checkValue(value, holds, yaml, at);
    if ("faults" in checked) folder.problems.push(...checked.faults);
    else if ("retires" in checked)
      folder.retired.push({
        list: holds as DataList | "rules",
        id: checked.retires,
        place: yaml.place([...at, "id"]),
      });
    else keep(folder, file, { record: checked.record, at: (path = []) => yaml.place([...at, ...path]) });
  }
}

const isList = (holds: KnowledgeFile["holds"]): holds is DataList =>
  (DATA_LISTS as readonly string[]).includes(holds);

function valuesOf(folder: Folder, yaml: YamlFile, list: DataList): { value: unknown; at: number[] }[] {
  if (Array.isArray(yaml.value)) return yaml.value.map((value, index) => ({ value, at: [index] }));
  folder.problems.push({
    code: "bad-shape",
    message: `A list of ${list} is expected here; found ${yaml.value === null ? "nothing" : typeof yaml.value}.`,
    place: yaml.place([]),
  });
  return [];
}

function keep(folder: Folder, { name, holds }: KnowledgeFile, placed: Placed<unknown>): void {
  if (holds === "rules") keepRule(folder, name, placed as Placed<Rule>);
  else if (isList(holds)) folder.lists[holds].push(placed as Placed<{ id: string | number }>);
  else folder.singles[holds as SingleFile] = placed;
}

function keepRule(folder: Folder, file: string, placed: Placed<Rule>): void {
  const { id } = placed.record;
  const name = basename(file).replace(/\.ya?ml$/, "");
  if (id !== name) {
    const message = `The rule ${id} stands in a file named ${name}.`;
    folder.problems.push({ code: "wrong-file-name", message, place: placed.at(["id"]) });
  }
  folder.rules.push(placed);
}
