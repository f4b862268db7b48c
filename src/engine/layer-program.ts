import type { Criteria } from "../model/criteria.js";
import type { CriterionId, Rule } from "../model/rule.js";
import { CodeTuples } from "./code-tuples.js";
import { at, type FactColumns } from "./columns.js";
import { isHighWarning } from "./effects.js";
import type { FactRow } from "./fact-table.js";
import { HOLDS, type Outcomes, outcomeAt } from "./kleene.js";
import {
  intervalAt,
  isSameForAll,
  type Kind,
  type OpenRules,
  type PairColumns,
  type Part,
} from "./open-rules.js";
import { Reckoned, type Reckoning, type Scored } from "./reckoning.js";
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
 * The rules and criteria of one query. A binder with a kind of solvent, and facts of the pair that leave the same of the rules, is
 * judged once.
 */
export class LayerProgram {
  readonly slots: OpenRules["slots"];
  private readonly open: OpenRules;
  private readonly scoring: Scoring;
  private readonly isWarnedByContext: boolean;
  /** by kind of binder: kind of solvent, rows of the pair's facts and intervals of its inputs */
  private readonly reckoned: CodeTuples<Reckoned>[] = [];
  /** of the candidate at hand */
  private readonly words: Int32Array;
  private readonly tuple: Int32Array;
  /** numbers of the intervals of its inputs */
  private readonly scored: Int32Array;

  constructor({ open, context, criteria, weights }: LayerSetup) {
    this.open = open;
    this.slots = open.slots;
    this.scoring = new Scoring(criteria, weights, open.inputCounts, open.intervals);
    this.isWarnedByContext = context.some(isHighWarning);
    this.words = open.program.newWords();
    this.scored = new Int32Array(open.inputs.length);
    this.tuple = new Int32Array(1 + this.slots.pair.length + open.readers.pair.length);
  }

  /** @param count how many there are side by side */
  binders(columns: FactColumns, count = 1): Part {
    return this.open.part("binder", columns, count);
  }

  /** @param count how many there are side by side */
  solvents(columns: FactColumns, count = 1): Part {
    return this.open.part("solvent", columns, count);
  }

  /**
   * Judges a binder with solvents, verdict first, then the score.
   * @param pairs facts of the pairs
   * @param isCapped holds where something keeps a pair from being recommended
   */
  judge(binder: Part, solvents: Part, pairs: FactColumns, isCapped: Outcomes, into: Reckoning): void {
    const own = binder.kinds[0]!;
    const pair = this.open.pairColumns(binder, solvents, pairs);
    this.reckoned[own.number] ??= new CodeTuples(this.tuple.length);
    const known = this.reckoned[own.number]!;
    for (let index = 0; index < into.count; index++) {
      const solvent = solvents.kinds[index]!;
      this.fill(solvent, pair, index);
      let reckoned = known.get(this.tuple);
      if (reckoned === undefined) {
        reckoned = this.reckon(own, solvent);
        if (known.size === MOST_KEPT) known.clear();
        known.add(this.tuple, reckoned);
      }
      into.reckoned[index] = reckoned;
      into.verdict[index] = this.verdictOf(reckoned, outcomeAt(isCapped, index) === HOLDS);
    }
  }

  /** Fills the tuple of a candidate; candidates are filled in turn, and what is the same for all is looked up for the first. */
  private fill({ number }: Kind, { facts, inputs }: PairColumns, index: number): void {
    const { tuple } = this;
    const { program } = this.open;
    tuple[0] = number;
    for (let place = 0; place < facts.length; place++) {
      const { slot, column } = facts[place]!;
      if (index === 0 || typeof column !== "number")
        tuple[1 + place] = program.rowOf(slot, at(column, index));
    }
    const firstInput = 1 + facts.length;
    for (let place = 0; place < inputs.length; place++)
      if (index === 0 || !isSameForAll(inputs[place]!))
        tuple[firstInput + place] = intervalAt(inputs[place]!, index);
  }

  /** What the candidate of the tuple at hand comes to. */
  private reckon(binder: Kind, solvent: Kind): Reckoned {
    const rules = this.open.outcomeOf(this.join(binder, solvent));
    const pair = this.tuple.slice(1 + this.slots.pair.length);
    return new Reckoned(rules, binder, solvent, pair, this.score);
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

  /** Judges a binder with one solvent system, and keeps nothing of it. */
  judgeOne(binder: Part, solvent: Part, pairs: FactColumns, isCapped: boolean): JudgedOne {
    const [own, other] = [binder.kinds[0]!, solvent.kinds[0]!];
    this.fill(other, this.open.pairColumns(binder, solvent, pairs), 0);
    const reckoned = this.reckon(own, other);
    return { verdict: this.verdictOf(reckoned, isCapped), reckoned };
  }

  private verdictOf(reckoned: Reckoned, isCapped: boolean): number {
    const { exclusion, isWarnedHigh } = reckoned.rules;
    const verdict = verdictCode(exclusion, this.isWarnedByContext || isWarnedHigh, isCapped);
    return verdict === RECOMMENDED && isMostlyUnknown(reckoned.scored.unknownWeight) ? VIABLE : verdict;
  }

  /** What is left of the conditions of a binder with a solvent, and the pair's facts as the tuple at hand says them. */
  private join(binder: Kind, solvent: Kind): Int32Array {
    const { words, tuple } = this;
    const { program } = this.open;
    for (let word = 0; word < words.length; word++) words[word] = binder.words[word]! & solvent.words[word]!;
    const slots = this.slots.pair;
    for (let place = 0; place < slots.length; place++) program.take(slots[place]!, tuple[1 + place]!, words);
    program.settle(words);
    return words;
  }

  /** Which rules hold for a candidate, and which could not be checked. */
  rulesOf(facts: FactRow): CandidateRules {
    return this.open.rulesOf(facts);
  }
}
