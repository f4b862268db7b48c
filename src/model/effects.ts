import type { EFFECTS } from "./words.js";

/** Whether a rule, or what it found, stands against what it is about. */
export const speaksAgainst = ({ effect }: { effect: (typeof EFFECTS)[number] }): boolean =>
  effect === "exclude" || effect === "warn" || effect === "avoid";
