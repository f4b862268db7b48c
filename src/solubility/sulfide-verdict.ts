import type { Solvent } from "../model/solvent.js";
import { worstWord } from "./worst-word.js";

const ORDER = ["compatible", "caution", "incompatible"] as const;
export type KnownSulfideVerdict = (typeof ORDER)[number];

/** What a solvent does to sulfide; null where it is not known. */
export function sulfideVerdict(solvent: Solvent): KnownSulfideVerdict | null {
  const verdict = solvent.sulfide[0]?.verdict;
  return verdict === undefined || verdict === "unknown" ? null : verdict;
}

/** A blend takes the worst of its parts. */
export const worstSulfideVerdict = (parts: readonly Solvent[]): KnownSulfideVerdict | null =>
  worstWord(parts.map(sulfideVerdict), ORDER) as KnownSulfideVerdict | null;
