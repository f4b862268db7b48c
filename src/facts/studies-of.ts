import type { EvidenceRecord } from "../model/evidence.js";

/** The review's numbers of the studies that records are of, each once, in their order. */
export const studiesOf = (records: readonly Pick<EvidenceRecord, "refs">[]): number[] =>
  [...new Set(records.flatMap(({ refs }) => refs))].sort((a, b) => a - b);

/** How many studies they are of at least; what is reported with two references may be of one. */
export function studyCount(records: readonly Pick<EvidenceRecord, "refs">[]): number {
  let studies: number[][] = [];
  for (const { refs } of records) {
    const same = studies.filter((study) => study.some((ref) => refs.includes(ref)));
    studies = [...studies.filter((study) => !same.includes(study)), [...refs, ...same.flat()]];
  }
  return studies.length;
}
