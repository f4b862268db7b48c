import type { EFFECTS } from "./words.js";

/** Ids of the rules that would exclude what they could not be checked for. */
export const uncheckedIn = (
  unknown: readonly { rule: string; effect: (typeof EFFECTS)[number] }[],
): string[] =>
  unknown
    .filter(({ effect }) => effect === "exclude")
    .map(({ rule }) => rule)
    .sort();

/** Whether a rule, or what it found, stands against what it is about. */
export const speaksAgainst = ({ effect }: { effect: (typeof EFFECTS)[number] }): boolean =>
  effect === "exclude" || effect === "warn" || effect === "avoid";
