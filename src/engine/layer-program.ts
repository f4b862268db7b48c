import type { Criteria } from "../model/criteria.js";
import type { CriterionId, Rule } from "../model/rule.js";
import { CodeTuples } from "./code-tuples.js";
import type { FactColumns } from "./columns.js";
import { isHighWarning } from "./effects.js";
import type { FactRow } from "./fact-table.js";
import { FAILS, HOLDS, type Outcomes, outcomeAt } from "./kleene.js";
import { intervalAt, type OpenRules, type Part } from "./open-rules.js";
import { Reckoned, Reckoning, type Scored } from "./reckoning.js";
import type { CandidateRules } from "./rule-program.js";
import { Scoring } from "./scoring.js";
import { isMostlyUnknown, RECOMMENDED, VIABLE, verdictCode } from "./verdict.js";

export interface LayerSetup {
  /** what the query leaves of rules and criteria; layers may share it */
  open: OpenRules;
  /** rules about the query alone that hold */
  context: readonly Rule[];
  criteria: Criteria;
  /** whole percents; 0 where a criterion does not apply */
  weights: ReadonlyMap<CriterionId, number>;
}

export interface JudgedOne {
  /** place in `VERDICTS` */
  verdict: number;
  reckoned: Reckoned;
}

/** Candidates that are kept; beyond, they are worked out anew, so that memory stays flat. */
const MOST_KEPT = 20_000;

/**
 * The rules and criteria of one query. Verdicts follow from bits; where it is asked how good a candidate is, a binder with a kind of
 * solvent, of which the same is left of the rules, is scored once.
 */
export class LayerProgram {
  readonly slots: OpenRules["slots"];
  private readonly open: OpenRules;
  private readonly scoring: Scoring;
  private readonly isWarnedByContext: boolean;
  private readonly width: number;
  /** by kind of binder: kind of solvent, what is left of the rules, and intervals of the inputs of the pair */
  private readonly known: CodeTuples<Reckoned>[] = [];
  /** of the candidate at hand */
  private readonly tuple: Int32Array;
  private readonly words: Int32Array;
  private readonly pair: Int32Array;
  /** numbers of the intervals of its inputs */
  private readonly scored: Int32Array;

  constructor({ open, context, criteria, weights }: LayerSetup) {
    this.open = open;
    this.slots = open.slots;
    this.scoring = new Scoring(criteria, weights, open.inputCounts, open.intervals);
    this.isWarnedByContext = context.some(isHighWarning);
    this.width = open.program.width;
    this.scored = new Int32Array(open.inputs.length);
    this.tuple = new Int32Array(1 + this.width + open.readers.pair.length);
    this.words = this.tuple.subarray(1, 1 + this.width);
    this.pair = this.tuple.subarray(1 + this.width);
  }

  /** @param count how many there are side by side */
  binders(columns: FactColumns, count = 1): Part {
    return this.open.part("binder", columns, count);
  }

  /** @param count how many there are side by side */
  solvents(columns: FactColumns, count = 1): Part {
    return this.open.part("solvent", columns, count);
  }

  /** Those of a part that stand at these places. @param columns their facts */
  picked(part: Part, places: Int32Array, columns: FactColumns): Part {
    return this.open.picked(part, places, columns);
  }

  /** Room for what a binder with so many solvents comes to. */
  newReckoning(count: number): Reckoning {
    return new Reckoning(new Int32Array(this.width * count), count, this.reckonOnce);
  }

  /**
   * Judges a binder with solvents, verdict first; the score where it is asked for.
   * @param pairs facts of the pairs
   * @param isCapped holds where something keeps a pair from being recommended
   */
  judge(binder: Part, solvents: Part, pairs: FactColumns, isCapped: Outcomes, into: Reckoning): void {
    const own = binder.kinds[0]!;
    this.open.join(own, solvents, pairs, into.words);
    into.pairing = {
      binder: own,
      solvents: solvents.kinds,
      inputs: this.open.pairInputs(binder, solvents, pairs),
    };
    for (let index = 0; index < into.count; index++) {
      const verdict = this.verdictOf(into.words, this.width * index, outcomeAt(isCapped, index) === HOLDS);
      const isHeldBack = verdict === RECOMMENDED && isMostlyUnknown(into.scoredAt(index).unknownWeight);
      into.verdict[index] = isHeldBack ? VIABLE : verdict;
    }
  }

  /** Judges a binder with one solvent system, and keeps nothing of it. */
  judgeOne(binder: Part, solvent: Part, pairs: FactColumns, isCapped: boolean): JudgedOne {
    const one = new Reckoning(new Int32Array(this.width), 1, this.reckon);
    this.judge(binder, solvent, pairs, isCapped ? HOLDS : FAILS, one);
    return { verdict: one.verdict[0]!, reckoned: one.reckonedAt(0) };
  }

  /** But for what nothing is known of. */
  private verdictOf(words: Int32Array, from: number, isCapped: boolean): number {
    const { open } = this;
    const exclusion = open.exclusionOf(words, from);
    return verdictCode(exclusion, this.isWarnedByContext || open.isWarnedHigh(words, from), isCapped);
  }

  private readonly reckonOnce = (of: Reckoning, index: number): Reckoned => {
    const { number } = of.pairing!.binder;
    this.known[number] ??= new CodeTuples(this.tuple.length);
    const known = this.known[number]!;
    this.fill(of, index);
    const found = known.get(this.tuple);
    if (found !== undefined) return found;
    const reckoned = this.reckonFilled(of, index);
    if (known.size === MOST_KEPT) known.clear();
    known.add(this.tuple, reckoned);
    return reckoned;
  };

  private readonly reckon = (of: Reckoning, index: number): Reckoned => {
    this.fill(of, index);
    return this.reckonFilled(of, index);
  };

  /** Fills the tuple of a candidate. */
  private fill({ words, pairing }: Reckoning, index: number): void {
    const { tuple, width, pair } = this;
    const { solvents, inputs } = pairing!;
    tuple[0] = solvents[index]!.number;
    for (let word = 0; word < width; word++) tuple[1 + word] = words[width * index + word]!;
    for (let place = 0; place < pair.length; place++) pair[place] = intervalAt(inputs[place]!, index);
  }

  /** What the candidate of the tuple at hand comes to. */
  private reckonFilled({ pairing }: Reckoning, index: number): Reckoned {
    const { binder, solvents } = pairing!;
    return new Reckoned(
      this.open.outcomeOf(this.words),
      binder,
      solvents[index]!,
      this.pair.slice(),
      this.score,
    );
  }

  private readonly score = ({ rules, binder, solvent, pair }: Reckoned): Scored => {
    const { scored } = this;
    const { inputs, inputPlaces } = this.open;
    for (let index = 0; index < scored.length; index++) {
      const { scope } = inputs[index]!;
      const place = inputPlaces[index]!;
      if (scope === "pair") scored[index] = pair[place]!;
      else scored[index] = (scope === "binder" ? binder : solvent).inputs[place]!;
    }
    return this.scoring.score(rules, scored);
  };

  /** Which rules hold for a candidate, and which could not be checked. */
  rulesOf(facts: FactRow): CandidateRules {
    return this.open.rulesOf(facts);
  }
}
