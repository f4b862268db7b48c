import { ProblemError } from "../errors.js";
import { layOverlays, type Overlaid, type Overlays } from "../load/overlays.js";
import { readPlainly, readRulesPlainly } from "../load/read-plainly.js";
import type { Knowledge } from "../model/knowledge.js";
import { overlayFaults } from "./check-knowledge.js";

/**
 * The knowledge with a user's folders laid over it. What is sound and written plainly is read at once; everything else is
 * read with the place of every value, which takes longer to load.
 * @throws ProblemError where they have a fault: wrong advice costs more than none.
 */
export async function withOverlays(below: Knowledge, overlays: Overlays): Promise<Knowledge> {
  const plain = await plainlyOverlaid(below, overlays);
  if (overlayFaults(plain).length === 0) return plain.knowledge;
  const { overlaidWithPlaces } = await import("./check-overlays.js");
  const placed = overlaidWithPlaces(below, overlays);
  const problems = overlayFaults(placed);
  if (problems.length > 0) throw new ProblemError(problems);
  return placed.knowledge;
}

async function plainlyOverlaid(below: Knowledge, { data = [], rules = [] }: Overlays): Promise<Overlaid> {
  const read = rules.map(readRulesPlainly);
  if (data.length === 0) return layOverlays(below, { data: [], rules: read });
  const { readDataFolder } = await import("../load/read-data-folder.js");
  return layOverlays(below, { data: data.map((root) => readDataFolder(root, readPlainly)), rules: read });
}
