import type { EvidenceRecord } from "../model/evidence.js";

/** The review's numbers of the studies that records are of, each once, in their order. */
export const studiesOf = (records: readonly Pick<EvidenceRecord, "refs">[]): number[] =>
  [...new Set(records.flatMap(({ refs }) => refs))].sort((a, b) => a - b);
