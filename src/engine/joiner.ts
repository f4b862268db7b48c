import type { FactColumns } from "./columns.js";
import {
  intervalAt,
  type Kind,
  type OpenRules,
  type PairInputs,
  type Part,
  type RulesOutcome,
} from "./open-rules.js";

/** A binder with solvents side by side: what is left of the rules, one after another, and what criteria are read from. */
export interface Pairing {
  words: Int32Array;
  binder: Kind;
  solvents: readonly Kind[];
  inputs: PairInputs;
}

/** A binder with a solvent system as rules and inputs see them, whatever the criteria weigh. */
export interface Joined {
  rules: RulesOutcome;
  binder: Kind;
  solvent: Kind;
  /** numbers of the intervals of the inputs that are about the pair */
  pair: Int32Array;
}

/** Joins binders with solvent systems under what a query leaves open of rules and criteria. */
export class Joiner {
  /** of the candidate at hand: kind of solvent, what is left of the rules, and intervals of the inputs of the pair */
  readonly tuple: Int32Array;
  private readonly words: Int32Array;
  private readonly pair: Int32Array;
  private readonly width: number;

  constructor(private readonly open: OpenRules) {
    this.width = open.program.width;
    this.tuple = new Int32Array(1 + this.width + open.readers.pair.length);
    this.words = this.tuple.subarray(1, 1 + this.width);
    this.pair = this.tuple.subarray(1 + this.width);
  }

  /** @param words room for what is left of the rules, as much as the solvents take */
  pairing(binder: Part, solvents: Part, pairs: FactColumns, words: Int32Array): Pairing {
    const own = binder.kinds[0]!;
    this.open.join(own, solvents, pairs, words);
    const inputs = this.open.pairInputs(binder, solvents, pairs);
    return { words, binder: own, solvents: solvents.kinds, inputs };
  }

  /** One solvent system. */
  one(binder: Part, solvent: Part, pairs: FactColumns): Pairing {
    return this.pairing(binder, solvent, pairs, new Int32Array(this.width));
  }

  /** Fills the tuple of a candidate. */
  fill({ words, solvents, inputs }: Pairing, index: number): void {
    const { tuple, width, pair } = this;
    tuple[0] = solvents[index]!.number;
    for (let word = 0; word < width; word++) tuple[1 + word] = words[width * index + word]!;
    for (let place = 0; place < pair.length; place++) pair[place] = intervalAt(inputs[place]!, index);
  }

  /** The candidate of the tuple at hand. */
  joined({ binder, solvents }: Pairing, index: number): Joined {
    return {
      rules: this.open.outcomeOf(this.words),
      binder,
      solvent: solvents[index]!,
      pair: this.pair.slice(),
    };
  }
}
