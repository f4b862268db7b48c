import type { Problem } from "../errors.js";
import { readBundle } from "../load/bundle.js";
import type { Overlays } from "../load/overlays.js";
import { readKnowledge } from "../load/read-knowledge.js";
import type { Knowledge } from "../model/knowledge.js";
import { packageFile } from "../package-file.js";
import { checkKnowledge } from "./check-knowledge.js";
import { checkOverlays } from "./check-overlays.js";

/** The YAML that the package ships. */
export const ourRoots = { datasets: packageFile("datasets"), rules: packageFile("rules") };

/** Lints the package's own YAML, or a user's folders where they are given. */
export function checkPackage(overlays: Overlays): { problems: Problem[]; counted: string } {
  if (overlays.data?.length || overlays.rules?.length) {
    return { problems: checkOverlays(readBundle(), overlays), counted: "your folders fit ours" };
  }
  const read = readKnowledge(ourRoots);
  const problems = [...read.problems, ...checkKnowledge(read)];
  return { problems, counted: read.knowledge ? countedIn(read.knowledge) : "nothing could be read" };
}

const countedIn = (knowledge: Knowledge): string =>
  [
    `${knowledge.rules.length} rules`,
    `${knowledge.binders.length} binders`,
    `${knowledge.solvents.length} solvents`,
    `${knowledge.records.length} evidence records`,
    `${knowledge.references.length} references`,
    `${knowledge.sources.length} other sources`,
  ].join(", ");
