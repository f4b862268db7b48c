import { type Problem, ProblemError } from "../errors.js";
import type { Overlays, ReadKnowledge } from "../load/read-knowledge.js";
import type { Knowledge } from "../model/knowledge.js";

export const checkKnowledge = (_read: ReadKnowledge): Problem[] => [];
export function refuseFaults(_knowledge: Knowledge, _overlays: Overlays): void {
  if (_knowledge === null) throw new ProblemError([]);
}
