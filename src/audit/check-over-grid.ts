import { loadKnowledge } from "../check/load-knowledge.js";
import type { Problem } from "../errors.js";
import type { Overlays } from "../load/overlays.js";
import { coverageOf } from "./coverage.js";
import { readGrid } from "./grid.js";
import { hygieneProblems } from "./hygiene.js";
import { type OnStep, survey } from "./survey.js";

/** What only shows when every query of the grid is asked. */
export async function checkOverGrid(overlays: Overlays, onStep?: OnStep): Promise<Problem[]> {
  const knowledge = await loadKnowledge(overlays);
  const surveyed = survey(knowledge, readGrid(knowledge), onStep);
  return hygieneProblems(knowledge, surveyed, coverageOf(knowledge, surveyed));
}
