import type { Problem } from "../errors.js";
import type { Knowledge } from "../model/knowledge.js";
import { duplicateIds, layOver, strangeRetirements } from "./lay-over.js";
import type { Folder } from "./read-folder.js";
import { withParts } from "./with-parts.js";

/** A user's own folders. */
export interface Overlays {
  data?: readonly string[];
  rules?: readonly string[];
}

/** The knowledge with a user's own folders laid over it in the order given, the folders, and what could not be read. */
export interface Overlaid {
  knowledge: Knowledge;
  folders: Folder[];
  problems: Problem[];
}

/** Folders that were read, laid over the knowledge. */
export function layOverlays(
  below: Knowledge,
  { data, rules }: { data: readonly Folder[]; rules: readonly Folder[] },
): Overlaid {
  const folders = [...data, ...rules];
  const over = (hash: string, read: readonly Folder[]) =>
    [hash, ...read.map((folder) => folder.hash)].join("+");
  const hashes = { data: over(below.hashes.data, data), rules: over(below.hashes.rules, rules) };
  const problems: Problem[] = [];
  const laid = folders.reduce((known, folder) => {
    problems.push(...folder.problems, ...duplicateIds(folder), ...strangeRetirements(folder, known));
    return layOver(known, folder);
  }, below);
  return { knowledge: withParts(laid, { hashes }), folders, problems };
}
