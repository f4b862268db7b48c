import { type Dirent, readdir, type Stats, statSync } from "node:fs";
import { join } from "node:path";
import { type FileSystemAdapter, glob, isDynamicPattern } from "tinyglobby";
import { type Problem, ProblemError } from "../errors.js";

export const INPUT_FORMATS = ["yaml", "json", "ndjson", "csv"] as const;
export type InputFormat = (typeof INPUT_FORMATS)[number];

/** A file of formulations, or standard input. */
export interface Input {
  /** as it is shown; `-` is standard input */
  file: string;
  format: InputFormat | null;
  /** bytes; null for standard input */
  size: number | null;
  /** when it was written last, milliseconds; null for standard input */
  modified: number | null;
}

const ENDINGS: Record<string, InputFormat> = {
  yaml: "yaml",
  yml: "yaml",
  json: "json",
  ndjson: "ndjson",
  jsonl: "ndjson",
  csv: "csv",
};
const WITHIN_FOLDER = `**/*.{${Object.keys(ENDINGS).join(",")}}`;
export const STDIN = "-";

/**
 * The files that paths, folders and patterns stand for, in the order given and by name within each.
 * @throws ProblemError with every path that leads nowhere
 */
export async function findInputs(paths: readonly string[], asked: InputFormat | null): Promise<Input[]> {
  const problems: Problem[] = [];
  const found: Input[] = [];
  for (const path of paths) found.push(...(await inputsAt(path, asked, problems)));
  if (problems.length > 0) throw new ProblemError(problems);
  const seen = new Set<string>();
  return found.filter(({ file }) => !seen.has(file) && seen.add(file));
}

async function inputsAt(path: string, asked: InputFormat | null, problems: Problem[]): Promise<Input[]> {
  if (path === STDIN) return [{ file: STDIN, format: asked, size: null, modified: null }];
  const stat = statOf(path, problems);
  if (stat === null) return [];
  if (stat?.isDirectory()) return inFolder(path, asked, problems);
  if (stat !== undefined) return asInput(path, asked, problems);
  if (isDynamicPattern(path)) return matching(path, asked, problems);
  problems.push({ code: "unreadable-file", message: `${path} does not exist.`, place: null });
  return [];
}

type Listed = (error: NodeJS.ErrnoException | null, entries?: Dirent[]) => void;

/** A folder as it is listed, but that a link is a file: also one that leads nowhere, which is to be told of. */
const listed = (path: string, _options: unknown, done: Listed): void =>
  readdir(path, { withFileTypes: true }, (error, entries = []) => {
    for (const entry of entries) if (isLinkToFile(entry, path)) entry.isFile = () => true;
    done(error, entries);
  });

function isLinkToFile(entry: Dirent, folder: string): boolean {
  if (!entry.isSymbolicLink()) return false;
  try {
    return statSync(join(folder, entry.name), { throwIfNoEntry: false })?.isDirectory() !== true;
  } catch {
    return true;
  }
}

/** Links to folders are not followed: they may lead round. */
const FILES = {
  followSymbolicLinks: false,
  onlyFiles: true,
  fs: { readdir: listed as FileSystemAdapter["readdir"] & {} },
};

/** Undefined where nothing is there; null where that cannot be told, which is a problem. */
function statOf(path: string, problems: Problem[]): Stats | undefined | null {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    const message = `${path} cannot be read: ${(error as Error).message}.`;
    problems.push({ code: "unreadable-file", message, place: null });
    return null;
  }
}

async function inFolder(path: string, asked: InputFormat | null, problems: Problem[]): Promise<Input[]> {
  const names = await glob(WITHIN_FOLDER, { ...FILES, cwd: path, caseSensitiveMatch: false });
  if (names.length === 0) {
    const message = `${path} holds no file that ends in ${Object.keys(ENDINGS).join(", ")}.`;
    problems.push({ code: "no-input", message, place: null });
  }
  return names.sort().flatMap((name) => asInput(join(path, name), asked, problems));
}

async function matching(pattern: string, asked: InputFormat | null, problems: Problem[]): Promise<Input[]> {
  const names = await glob(pattern, FILES);
  if (names.length === 0)
    problems.push({ code: "no-input", message: `Nothing matches ${pattern}.`, place: null });
  return names.sort().flatMap((name) => asInput(name, asked, problems));
}

function asInput(file: string, asked: InputFormat | null, problems: Problem[]): Input[] {
  const ending = file.slice(file.lastIndexOf(".") + 1).toLowerCase();
  const format = asked ?? (Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending]! : null);
  if (format !== null) {
    const stat = statOf(file, problems);
    if (stat?.isFile() === false && isByLine(format)) {
      const message = `${file} is a pipe or a device, which is not read by the line: give it as ${STDIN}, through standard input.`;
      problems.push({ code: "unreadable-file", message, place: null });
      return [];
    }
    return stat === null ? [] : [{ file, format, size: stat?.size ?? 0, modified: stat?.mtimeMs ?? 0 }];
  }
  const message = `The ending of ${file} does not say how it is written; name it with --input-format ${INPUT_FORMATS.join(", ")}.`;
  problems.push({ code: "usage", message, place: null });
  return [];
}

export const isByLine = (format: InputFormat): format is "ndjson" | "csv" =>
  format === "ndjson" || format === "csv";
