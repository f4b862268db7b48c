import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export interface Citation {
  text: string;
  bibtex: string;
  ris: string;
  csl: Record<string, unknown>;
}

export const CITATIONS_PATH = fileURLToPath(new URL("../../dist/citations.json", import.meta.url));

/** Every reference and source in four citation formats, as the build wrote them. */
export const loadCitations = (): Record<string, Citation> =>
  JSON.parse(readFileSync(CITATIONS_PATH, "utf8")) as Record<string, Citation>;
