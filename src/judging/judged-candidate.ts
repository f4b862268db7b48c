import type { FactLookup } from "../engine/condition.js";
import type { Candidate, Judgement } from "../engine/judgement.js";
import { INTERVAL_WIDTH, type Scored, type Scores } from "../engine/reckoning.js";
import type { CandidateRules } from "../engine/rule-program.js";
import { EXCLUDED, VERDICTS } from "../engine/verdict.js";
import type { CandidateParts } from "../facts/candidates.js";
import type { Subject } from "../facts/subject.js";
import type { Verdict } from "../model/advice.js";
import type { Interval } from "../model/criteria.js";
import type { CriterionId } from "../model/rule.js";
import { systemKey } from "../solubility/solvent-system.js";
import type { LayerJudge } from "./layer-judge.js";

/** What somebody asked for. */
interface Details {
  key: string | null;
  criteria: ReadonlyMap<CriterionId, Interval> | null;
  subject: Subject | null;
  rules: CandidateRules | null;
}

/** A candidate with its verdict and score. What else there is to say of it is worked out where it is asked for, and kept. */
export class JudgedCandidate implements Judgement, Candidate {
  private details: Details | null = null;
  private knownScored: Scored | null = null;

  /**
   * @param knownTieBreak null where nobody asked for it
   * @param verdictRank place in `VERDICTS`
   * @param scores what it comes to, at a place among others; null where its binder or solvent is out by itself
   */
  constructor(
    private readonly layer: LayerJudge,
    readonly parts: CandidateParts,
    private knownTieBreak: number | null,
    readonly verdictRank: number,
    private readonly scores: Scores | null,
    private readonly place = 0,
  ) {}

  get verdict(): Verdict {
    return VERDICTS[this.verdictRank]!;
  }

  get score(): number {
    return this.scored.score;
  }

  get scoreLow(): number {
    return this.scored.scoreLow;
  }

  get scoreHigh(): number {
    return this.scored.scoreHigh;
  }

  get unknownWeight(): number {
    return this.scored.unknownWeight;
  }

  /** A candidate is its own judgement's: one object for each of the thousands. */
  get candidate(): Candidate {
    return this;
  }

  get key(): string {
    const { scaffold, binder } = this.parts;
    this.known.key ??= `${scaffold?.id ?? ""} ${binder?.id ?? ""} ${this.solventKey}`;
    return this.known.key;
  }

  get rowKey(): string {
    const { scaffold, binder } = this.parts;
    return scaffold?.id ?? binder?.id ?? "";
  }

  /** Without a binder the frame is the polymer in the layer. */
  get binderKey(): string {
    const { scaffold, binder } = this.parts;
    return binder?.id ?? scaffold?.id ?? "";
  }

  get solventKey(): string {
    const { solvent } = this.parts;
    return solvent === null ? "" : systemKey(solvent);
  }

  get facts(): FactLookup {
    return this.subject.facts.value;
  }

  get subject(): Subject {
    this.known.subject ??= this.layer.subjects.subject(this.parts);
    return this.known.subject;
  }

  get criteria(): ReadonlyMap<CriterionId, Interval> {
    if (this.verdict === "excluded") return NO_CRITERIA;
    this.known.criteria ??= intervalsOf(this.scored.criteria, this.layer);
    return this.known.criteria;
  }

  get holding() {
    return this.rules.holding;
  }

  /** Of what is excluded, what could not be checked is of no interest. */
  get unknown() {
    return this.verdict === "excluded" ? [] : this.rules.unknown;
  }

  get uncounted() {
    return this.verdict === "excluded" ? NOTHING_UNCOUNTED : this.rules.uncounted;
  }

  get tieBreak(): number {
    this.knownTieBreak ??= this.layer.subjects.tieBreak(this.parts);
    return this.knownTieBreak;
  }

  private get scored(): Scored {
    if (this.scores === null || this.verdictRank === EXCLUDED) return NOTHING_SCORED;
    this.knownScored ??= this.scores.scoredAt(this.place);
    return this.knownScored;
  }

  private get known(): Details {
    this.details ??= { key: null, criteria: null, subject: null, rules: null };
    return this.details;
  }

  /** Spares it finding its rules by itself. */
  learn(rules: CandidateRules): void {
    this.known.rules = rules;
  }

  private get rules(): CandidateRules {
    this.known.rules ??= this.layer.rulesOf(this.facts);
    return this.known.rules;
  }
}

/** What is excluded has no score. */
const NOTHING_SCORED: Scored = {
  score: 0,
  scoreLow: 0,
  scoreHigh: 0,
  unknownWeight: 0,
  criteria: new Uint8Array(),
};
const NO_CRITERIA: ReadonlyMap<CriterionId, Interval> = new Map();
const NOTHING_UNCOUNTED: ReadonlySet<string> = new Set();

function intervalsOf(criteria: Uint8Array, { context }: LayerJudge): ReadonlyMap<CriterionId, Interval> {
  const at = (index: number, offset: number) => criteria[index * INTERVAL_WIDTH + offset]! / 100;
  return new Map(
    context.criteria.criteria.map(({ id }, index) => [
      id,
      { low: at(index, 0), value: at(index, 1), high: at(index, 2) },
    ]),
  );
}
