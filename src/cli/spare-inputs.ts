import { type Stats, statSync } from "node:fs";
import { resolve } from "node:path";
import { refusal } from "../errors.js";

/**
 * Sees to it that nothing is written over what is read, nor two outputs into one file.
 * @param outputs files, as they were named
 * @throws ProblemError `usage`
 */
export function spareInputs(outputs: readonly string[], inputs: readonly string[]): void {
  const read = new Set(inputs.flatMap((file) => identityOf(file) ?? []));
  const written = new Set<string>();
  for (const file of outputs) {
    const identity = identityOf(file);
    if (identity === null) continue;
    if (read.has(identity))
      throw refusal("usage", `${file} is read, and would be written over: name another output.`);
    if (written.has(identity)) throw refusal("usage", `Two outputs go to ${file}: name a file for each.`);
    written.add(identity);
  }
}

/** The same for all names of a file; null for what is no file, such as a pipe, which may be written again and again. */
function identityOf(file: string): string | null {
  let stats: Stats;
  try {
    stats = statSync(file);
  } catch {
    return resolve(file);
  }
  return stats.isFile() ? `${stats.dev} ${stats.ino}` : null;
}
