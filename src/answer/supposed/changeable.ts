import type { Knowledge } from "../../model/knowledge.js";

/** A property of what a candidate is made of, and the values it could have, the smallest change first. */
export interface Changeable {
  of: "binder" | "solvent" | "pair";
  id: string;
  /** key of the record */
  property: string;
  name: string;
  unit: string | null;
  /** as recorded; null where nothing is */
  now: string | null;
  values: Rungs | Reach;
  /** the knowledge with the value in front of what is recorded */
  applied: (value: string | number) => Knowledge;
}

/** Words, from the one next to what is recorded to the one farthest from it. */
export interface Rungs {
  words: readonly string[];
}
/** Numbers from what is recorded, or from the worse end, to the better end, in steps that the property is printed in. */
export interface Reach {
  from: number;
  to: number;
  step: number;
}

/** A record as if somebody had measured it and it had been seen. */
export const MEASURED = { method: "measured", confirmed: true, source: "review" } as const;

/** The words above one on a ladder; all of them where nothing is recorded, or a word that is not on it. */
export const above = (ladder: readonly string[], now: string | undefined): string[] =>
  ladder.slice(ladder.indexOf(now ?? "") + 1);
