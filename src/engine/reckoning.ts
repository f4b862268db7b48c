/** low, value and high of a criterion stand side by side. */
export const INTERVAL_WIDTH = 3;

/** What a candidate comes to, in numbers, as far as its rules and inputs decide; scores are of no meaning where it is excluded. */
export interface Reckoned {
  /** whether a rule excludes: it holds, fails, or is unknown */
  exclusion: number;
  isWarnedHigh: boolean;
  /** 0..100, as they are printed */
  score: number;
  scoreLow: number;
  scoreHigh: number;
  /** whole percent of the weight that stands on criteria nothing is known of */
  unknownWeight: number;
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
