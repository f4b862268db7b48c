import { readBundle } from "../load/bundle.js";
import type { Overlays } from "../load/overlays.js";
import type { Knowledge } from "../model/knowledge.js";

/**
 * Everything the advisor knows, from the bundle, with a user's folders laid over it.
 * YAML and schema code is loaded only where there are folders to read.
 * @throws ProblemError with every problem of the bundle or the folders
 */
export async function loadKnowledge(overlays: Overlays = {}): Promise<Knowledge> {
  const knowledge = readBundle();
  if (!overlays.data?.length && !overlays.rules?.length) return knowledge;
  const { withOverlays } = await import("./with-overlays.js");
  return withOverlays(knowledge, overlays);
}
