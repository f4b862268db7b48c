import { createReadStream, realpathSync } from "node:fs";
import { refusal } from "../errors.js";
import { firstRecord } from "./line-chunks.js";

/** The outputs of shards, in their order, as one; the heading of CSV is kept once. @throws ProblemError */
export async function* mergedOutputs(files: readonly string[]): AsyncGenerator<Buffer> {
  const headings = await Promise.all(files.map(headingOf));
  const paths = files.map((file) => realpathSync(file));
  const twice = files.find((_, index) => paths.indexOf(paths[index]!) < index);
  if (twice !== undefined) throw refusal("given-twice", `${twice} stands twice; each part is joined once.`);
  const [first] = headings;
  const other = files[headings.findIndex((heading) => heading !== first)];
  if (other !== undefined)
    throw refusal(
      "contradiction",
      `${other} does not begin as ${files[0]} does; join outputs of one format and detail.`,
    );
  for (const [index, file] of files.entries()) {
    const start = index === 0 || first === null ? 0 : Buffer.byteLength(first!);
    for await (const piece of createReadStream(file, { start })) yield piece as Buffer;
  }
}

/** The first line of a CSV output; null of JSON lines. */
async function headingOf(file: string): Promise<string | null> {
  if (file.endsWith(".partial"))
    throw refusal("contradiction", `${file} is not finished; go on with it first (--resume).`);
  const first = await firstOf(file);
  if (first === null) return null;
  const isJson = first.startsWith("{");
  if (
    !(isJson ? keysOf(first) : first.trim().split(",")).some((key) => key === "verdict" || key === "broken")
  )
    throw refusal("contradiction", `${file} holds no verdicts; join what evaluate wrote.`);
  return isJson ? null : first;
}

async function firstOf(file: string): Promise<string | null> {
  try {
    const first = await firstRecord(file, { format: "ndjson", delimiter: 0 }, 0);
    return first === null ? null : first.toString("utf8");
  } catch (error) {
    throw refusal("unreadable-file", `${file} cannot be read: ${(error as Error).message}.`);
  }
}

function keysOf(line: string): string[] {
  try {
    return Object.keys(JSON.parse(line) as object);
  } catch {
    return [];
  }
}
