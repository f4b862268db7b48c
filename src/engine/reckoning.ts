import type { Kind, RulesOutcome } from "./open-rules.js";

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

/**
 * What a candidate comes to, as far as its rules and inputs decide. Its rules say whether it is excluded; how good it is, is worked
 * out where somebody asks, as nobody does of most, and kept.
 */
export class Reckoned {
  private known: Scored | null = null;

  /** @param pair numbers of the intervals of the inputs that are about the pair */
  constructor(
    readonly rules: RulesOutcome,
    readonly binder: Kind,
    readonly solvent: Kind,
    readonly pair: Int32Array,
    private readonly score: (of: Reckoned) => Scored,
  ) {}

  get scored(): Scored {
    this.known ??= this.score(this);
    return this.known;
  }
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
