import { appendFile } from "node:fs/promises";
import writeFileAtomic from "write-file-atomic";
import { outputTarget } from "../output-target.js";

/** In a file of its own: a file that says `import()` cannot be kept compiled, and nearly every command loads `deliver`. */
export async function writeWhole(output: string, text: string): Promise<void> {
  const { file, isStream } = outputTarget(output);
  await (isStream ? appendFile(file, text) : writeFileAtomic(file, text));
}
