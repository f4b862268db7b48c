import type { RulesOutcome } from "./open-rules.js";

/** low, value and high of a criterion stand side by side. */
export const INTERVAL_WIDTH = 3;

/** What the criteria of a candidate come to; of no meaning where it is excluded. */
export interface Scored {
  /** 0..100, as they are printed */
  score: number;
  scoreLow: number;
  scoreHigh: number;
  /** whole percent of the weight that stands on criteria nothing is known of */
  unknownWeight: number;
  /** low, value and high of each criterion, in hundredths */
  criteria: Uint8Array;
}

/** What a candidate comes to, in numbers, as far as its rules and inputs decide. */
export interface Reckoned extends Scored {
  rules: RulesOutcome;
}

/** What candidates side by side come to. Written over by the next ones. */
export class Reckoning {
  /** place in `VERDICTS` */
  readonly verdict: Uint8Array;
  /** the same object where it is the same */
  readonly reckoned: Reckoned[] = [];

  constructor(readonly count: number) {
    this.verdict = new Uint8Array(count);
  }
}
