import { readFileSync } from "node:fs";
import { decoded } from "../decode.js";
import type { Problem } from "../errors.js";

/** The text of a file, which is shown to the user as it was named; or why it has none, and where. */
export function readTextFile(path: string, shownAs: string): { text: string } | Problem {
  try {
    const read = decoded(readFileSync(path));
    if ("text" in read) return read;
    const place = { file: shownAs, line: read.line, column: read.column };
    return { code: "bad-text", message: `${shownAs} cannot be read: ${read.why}.`, place };
  } catch (error) {
    const message = `${shownAs} cannot be read: ${(error as Error).message}.`;
    return { code: "unreadable-file", message, place: { file: shownAs, line: 1, column: 1 } };
  }
}
