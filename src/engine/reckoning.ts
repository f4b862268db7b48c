import { type Kind, keptInput, type PairInputs, type RulesOutcome } from "./open-rules.js";

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

  /** There is but one. */
  scoredAt(): Scored {
    return this.scored;
  }
}

/** A binder with solvents side by side: what is left of the rules, and what criteria are read from. */
export interface Pairing {
  binder: Kind;
  solvents: readonly Kind[];
  inputs: PairInputs;
}

/** What a binder with solvents side by side comes to. Written over by the next binder. */
export class Reckoning implements Scores {
  /** place in `VERDICTS` */
  readonly verdict: Uint8Array;
  pairing: Pairing | null = null;

  /**
   * @param words what is left of the rules, side by side
   * @param reckon what becomes of one of them
   */
  constructor(
    readonly words: Int32Array,
    readonly count: number,
    private readonly reckon: (of: Reckoning, index: number) => Reckoned,
  ) {
    this.verdict = new Uint8Array(count);
  }

  reckonedAt(index: number): Reckoned {
    return this.reckon(this, index);
  }

  scoredAt(index: number): Scored {
    return this.reckon(this, index).scored;
  }

  /** As it stands now; nothing is written over it. */
  kept(): Reckoning {
    const { binder, solvents, inputs } = this.pairing!;
    const kept = new Reckoning(this.words.slice(), this.count, this.reckon);
    kept.verdict.set(this.verdict);
    kept.pairing = { binder, solvents, inputs: inputs.map(keptInput) };
    return kept;
  }
}
