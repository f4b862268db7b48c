import type { Place, Problem } from "../errors.js";
import { readTextFile } from "./text-file.js";

/** A parsed YAML file that can still say where each value stands. */
export interface YamlFile {
  /** as shown to the user */
  file: string;
  text: string;
  value: unknown;
  /** line and column of the value at a path; of its key where `ofKey` */
  place: (path: readonly PropertyKey[], ofKey?: boolean) => Place;
  /** the scalar at a path as the file writes it, such as 1.10 where the value is 1.1 */
  written?: (path: readonly PropertyKey[]) => string | undefined;
}

export type YamlResult = { yaml: YamlFile; problems: [] } | { yaml: null; problems: Problem[] };

/** Reads one YAML file, which is shown to the user as it was named. */
export type ReadYaml = (path: string, shownAs: string) => YamlResult;

/** Turns the text of a file into what it holds; one that cannot be read is a problem. */
export const readingText =
  (parse: (text: string, shownAs: string) => YamlResult): ReadYaml =>
  (path, shownAs) => {
    const read = readTextFile(path, shownAs);
    return "text" in read ? parse(read.text, shownAs) : { yaml: null, problems: [read] };
  };

/** The line a place points at, for the caret. */
export function excerptAt(text: string, place: Place): { excerpt?: string } {
  const line = text.split(/\r?\n/)[place.line - 1];
  return line === undefined ? {} : { excerpt: line };
}
