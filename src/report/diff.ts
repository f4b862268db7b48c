import { item } from "./wrap.js";

interface PrintedStanding {
  verdict: string;
  score: number;
  binder_rank: number | null;
}

export interface PrintedDiff {
  added: string[];
  removed: string[];
  changed: string[];
  moves: {
    query: string;
    candidate: string;
    before: PrintedStanding;
    after: PrintedStanding;
    moved_by: string[];
  }[];
}

/** What changed in the rules, then every recommendation it moved. */
export function diffReport(diff: PrintedDiff, width: number): string {
  const names = (what: string, ids: string[]) =>
    ids.length === 0 ? [] : [item("", `${what}: ${ids.join(", ")}`, width)];
  const head = [
    ...names("added", diff.added),
    ...names("removed", diff.removed),
    ...names("changed", diff.changed),
  ];
  const moves = diff.moves.map(({ query, candidate, before, after, moved_by }) =>
    item(
      "  ",
      `${query} | ${candidate}: ${shown(before)} → ${shown(after)}${moved_by.length > 0 ? ` by ${moved_by.join(", ")}` : " (moved by what stands around it)"}`,
      width,
    ),
  );
  return `${[...(head.length > 0 ? head : ["The rules are the same."]), `${diff.moves.length} recommendations moved.`, ...moves].join("\n")}\n`;
}

const shown = ({ verdict, score, binder_rank }: PrintedStanding): string =>
  binder_rank === null ? verdict : `${binder_rank}. ${verdict} ${score}`;
