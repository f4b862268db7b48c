import { existsSync, readFileSync, statSync } from "node:fs";
import { type ProblemError, refusal } from "../errors.js";
import { partialOf } from "./growing-file.js";
import { noCounts } from "./outcome.js";
import type { RunPosition, RunTotals } from "./run.js";

/** What a run is, so that only the same one goes on where it stopped. */
export type RunIdentity = Record<string, unknown>;

/** How far a run has come. */
export interface Journal {
  journal: 1;
  run: RunIdentity;
  /** the day the run began, which acceptances are held against to its end */
  today: string;
  position: RunPosition;
  /** bytes of the partial file that are whole */
  written: number;
  totals: RunTotals;
}

export const journalOf = (file: string): string => `${partialOf(file)}.journal`;

/**
 * What the journal beside a file says; null where there is none.
 * @throws ProblemError `stale-journal` where it is of another run, or cannot be gone on from
 */
export function readJournal(file: string, run: RunIdentity): Journal | null {
  const path = journalOf(file);
  const partial = partialOf(file);
  if (!existsSync(path) || !existsSync(partial)) return null;
  const journal = valueIn(path);
  if (!isJournal(journal)) throw lost(`${path} is no journal of a run.`);
  const differs = Object.keys(run).filter(
    (key) => JSON.stringify(run[key]) !== JSON.stringify(journal.run[key]),
  );
  if (differs.length > 0)
    throw refusal("stale-journal", `${partial} belongs to another run: its ${differs.join(", ")} differ.`);
  // a file that was cut would be filled up with zeros
  if (statSync(partial).size < journal.written)
    throw lost(`${partial} is shorter than its journal says: a part of it was lost.`);
  return journal;
}

const lost = (message: string): ProblemError =>
  refusal("stale-journal", message, "Drop --resume to start anew.");

function valueIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

type Fields = Record<string, unknown>;
const isObject = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

function isJournal(value: unknown): value is Journal {
  if (!isObject(value)) return false;
  const { journal, run, today, position, written, totals } = value;
  return (
    journal === 1 &&
    isObject(run) &&
    typeof today === "string" &&
    isObject(position) &&
    [position.input, position.offset, position.line, written].every(isCount) &&
    isObject(totals) &&
    areTotals(totals)
  );
}

const areTotals = ({ counts, hasCrossed, accepted }: Fields): boolean =>
  isObject(counts) &&
  Object.keys(noCounts()).every((key) => isCount(counts[key])) &&
  typeof hasCrossed === "boolean" &&
  Array.isArray(accepted);
