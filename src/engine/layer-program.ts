import type { Criteria } from "../model/criteria.js";
import type { CriterionId, Rule } from "../model/rule.js";
import { CodeTuples } from "./code-tuples.js";
import type { FactColumns } from "./columns.js";
import { isHighWarning } from "./effects.js";
import type { FactRow } from "./fact-table.js";
import { type Joined, Joiner, type Pairing } from "./joiner.js";
import { HOLDS, type Outcomes, outcomeAt } from "./kleene.js";
import type { OpenRules, Part } from "./open-rules.js";
import { Reckoned, Reckoning, type Scored, type Scores } from "./reckoning.js";
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
  private readonly open: OpenRules;
  private readonly scoring: Scoring;
  private readonly isWarnedByContext: boolean;
  /** by kind of binder, of tuples of the joiner */
  private readonly known: CodeTuples<Reckoned>[] = [];
  private readonly joiner: Joiner;
  /** of the candidate at hand, numbers of the intervals of its inputs */
  private readonly scored: Int32Array;

  constructor({ open, context, criteria, weights }: LayerSetup) {
    this.open = open;
    this.scoring = new Scoring(criteria, weights, open.inputCounts, open.intervals);
    this.isWarnedByContext = context.some(isHighWarning);
    this.joiner = new Joiner(open);
    this.scored = new Int32Array(open.inputs.length);
  }

  /** Room for what a binder with so many solvents comes to. */
  newReckoning(count: number): Reckoning {
    return new Reckoning(new Int32Array(this.open.program.width * count), count, this.scoredOf);
  }

  /**
   * Judges a binder with solvents, verdict first; the score where it is asked for.
   * @param pairs facts of the pairs
   * @param isCapped holds where something keeps a pair from being recommended
   */
  judge(binder: Part, solvents: Part, pairs: FactColumns, isCapped: Outcomes, into: Reckoning): void {
    const { words } = into;
    const { width } = this.open.program;
    into.pairing = this.joiner.pairing(binder, solvents, pairs, words);
    for (let index = 0; index < into.count; index++) {
      const verdict = this.verdictAt(words, width * index, outcomeAt(isCapped, index) === HOLDS);
      into.verdict[index] = unlessUnknown(verdict, into, index);
    }
  }

  /** A binder with one solvent system. */
  joined(binder: Part, solvent: Part, pairs: FactColumns): Joined {
    const one = this.joiner.one(binder, solvent, pairs);
    this.joiner.fill(one, 0);
    return this.joiner.joined(one, 0);
  }

  /** Judges a candidate, and keeps nothing of it. */
  judgeOne(joined: Joined, isCapped: boolean): JudgedOne {
    const reckoned = new Reckoned(joined, this.score);
    const { exclusion, isWarnedHigh } = joined.rules;
    const verdict = verdictCode(exclusion, this.isWarnedByContext || isWarnedHigh, isCapped);
    return { verdict: unlessUnknown(verdict, reckoned, 0), reckoned };
  }

  /** By the rules alone. */
  private verdictAt(words: Int32Array, from: number, isCapped: boolean): number {
    const { open } = this;
    const exclusion = open.exclusionOf(words, from);
    return verdictCode(exclusion, this.isWarnedByContext || open.isWarnedHigh(words, from), isCapped);
  }

  private readonly scoredOf = (pairing: Pairing, index: number): Scored => {
    const { joiner } = this;
    const { number } = pairing.binder;
    this.known[number] ??= new CodeTuples(joiner.tuple.length);
    const known = this.known[number]!;
    joiner.fill(pairing, index);
    const found = known.get(joiner.tuple);
    if (found !== undefined) return found.scored;
    const reckoned = new Reckoned(joiner.joined(pairing, index), this.score);
    if (known.size === MOST_KEPT) known.clear();
    known.add(joiner.tuple, reckoned);
    return reckoned.scored;
  };

  private readonly score = ({ rules, binder, solvent, pair }: Joined): Scored => {
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

/** What most of the weight knows nothing of is not recommended. */
function unlessUnknown(verdict: number, scores: Scores, index: number): number {
  if (verdict !== RECOMMENDED) return verdict;
  return isMostlyUnknown(scores.scoredAt(index).unknownWeight) ? VIABLE : RECOMMENDED;
}
