import type { ChunkResult } from "./session.js";

/**
 * The result up to and with the broken record that reaches the limit, and how many more may follow; null where the limit
 * is not reached.
 */
export function cutAt(result: ChunkResult, left: number): ChunkResult | null {
  const last = result.brokenEnds[left - 1];
  if (last === undefined) return null;
  return {
    ...result,
    written: result.written.subarray(0, last.end),
    outcomes: result.outcomes.slice(0, last.end),
    counts: last.counts,
    brokenEnds: result.brokenEnds.slice(0, left),
  };
}
