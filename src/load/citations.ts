import { readFileSync } from "node:fs";
import { packageFile } from "../package-file.js";

export interface Citation {
  text: string;
  bibtex: string;
  ris: string;
  csl: Record<string, unknown>;
}

export const CITATIONS_PATH = packageFile("dist/citations.json");

/** Every reference and source in four citation formats, as the build wrote them. */
export const loadCitations = (): Record<string, Citation> =>
  JSON.parse(readFileSync(CITATIONS_PATH, "utf8")) as Record<string, Citation>;
