import type { Ranked } from "../model/advice.js";

/** A row of the table: the best entry of a binder (or scaffold), and its further solvent systems. */
export interface Row {
  entry: Ranked;
  also: Ranked[];
}

const rowKey = (entry: Ranked): string => (entry.scaffold ?? entry.binder)?.id ?? "";
const ALSO = 3;

/** One row a binder, in the order of their best entries; with `pairs` every entry is a row. */
export function rowsOf(ranking: readonly Ranked[], pairs: boolean): Row[] {
  if (pairs) return ranking.map((entry) => ({ entry, also: [] }));
  const rows = new Map<string, Row>();
  for (const entry of ranking) {
    const row = rows.get(rowKey(entry));
    if (!row) rows.set(rowKey(entry), { entry, also: [] });
    else if (entry.verdict !== "unknown") row.also.push(entry);
  }
  return [...rows.values()].map(({ entry, also }) => ({ entry, also: reportedFirst(also).slice(0, ALSO) }));
}

/** What a study did is named before what only follows from it. */
const reportedFirst = (entries: Ranked[]): Ranked[] =>
  [...entries].sort(
    (a, b) =>
      Number(b.evidence.grade === "reported") - Number(a.evidence.grade === "reported") || a.rank - b.rank,
  );
