import type { Joined, Pairing } from "./joiner.js";
import { keptInput } from "./open-rules.js";

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

/** How good candidates are. It is worked out where somebody asks, as nobody does of most. */
export interface Scores {
  scoredAt(index: number): Scored;
}

/** What one candidate comes to, as far as its rules and inputs decide. */
export class Reckoned implements Scores {
  private known: Scored | null = null;

  constructor(
    readonly joined: Joined,
    private readonly score: (joined: Joined) => Scored,
  ) {}

  get scored(): Scored {
    this.known ??= this.score(this.joined);
    return this.known;
  }

  /** There is but one. */
  scoredAt(): Scored {
    return this.scored;
  }
}

/** What a binder with solvents side by side comes to. Written over by the next binder. */
export class Reckoning implements Scores {
  /** place in `VERDICTS` */
  readonly verdict: Uint8Array;
  pairing: Pairing | null = null;

  /** @param score of one of a pairing */
  constructor(
    readonly words: Int32Array,
    readonly count: number,
    private readonly score: (of: Pairing, index: number) => Scored,
  ) {
    this.verdict = new Uint8Array(count);
  }

  scoredAt(index: number): Scored {
    return this.score(this.pairing!, index);
  }

  /** As it stands now; nothing is written over it. */
  kept(): Reckoning {
    const words = this.words.slice();
    const kept = new Reckoning(words, this.count, this.score);
    kept.verdict.set(this.verdict);
    const { inputs, ...pairing } = this.pairing!;
    kept.pairing = { ...pairing, words, inputs: inputs.map(keptInput) };
    return kept;
  }
}
