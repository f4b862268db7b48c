import type { Knowledge } from "../model/knowledge.js";

/**
 * The knowledge with some parts replaced. Unlike a spread it leaves parts unread that nobody has asked for yet; like one it leaves
 * behind what was worked out of the parts before.
 */
export function withParts(knowledge: Knowledge, parts: Partial<Knowledge>): Knowledge {
  const { figures, ...descriptors } = Object.getOwnPropertyDescriptors(knowledge);
  return Object.defineProperties({} as Knowledge, {
    ...descriptors,
    ...Object.getOwnPropertyDescriptors(parts),
  });
}
