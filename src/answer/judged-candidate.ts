import type { FactLookup } from "../engine/condition.js";
import type { Candidate, Judgement } from "../engine/judgement.js";
import type { CandidateRules } from "../engine/layer-program.js";
import { INTERVAL_WIDTH, type Reckoned } from "../engine/reckoning.js";
import { EXCLUDED, standingOf, VERDICTS } from "../engine/verdict.js";
import type { CandidateParts } from "../facts/candidates.js";
import type { Subject } from "../facts/subject.js";
import type { Verdict } from "../model/advice.js";
import type { Interval } from "../model/criteria.js";
import type { CriterionId } from "../model/rule.js";
import { systemKey } from "../solubility/solvent-system.js";
import type { LayerJudge } from "./layer-judge.js";

/** A candidate with its verdict and score. What else there is to say of it is worked out where it is asked for, and kept. */
export class JudgedCandidate implements Judgement, Candidate {
  readonly verdict: Verdict;
  readonly standing: number;
  readonly score: number;
  readonly scoreLow: number;
  readonly scoreHigh: number;
  readonly unknownWeight: number;
  private knownKey: string | null = null;
  private knownCriteria: ReadonlyMap<CriterionId, Interval> | null = null;
  private knownSubject: Subject | null = null;
  private knownRules: CandidateRules | null = null;

  /**
   * @param knownTieBreak null where nobody asked for it
   * @param verdictCode place in `VERDICTS`
   * @param reckoned what it comes to; null where its binder or solvent is out by itself
   */
  constructor(
    private readonly layer: LayerJudge,
    readonly parts: CandidateParts,
    private knownTieBreak: number | null,
    verdictCode: number,
    reckoned: Reckoned | null,
  ) {
    const found = verdictCode === EXCLUDED ? null : reckoned;
    this.verdict = VERDICTS[verdictCode]!;
    this.score = found === null ? 0 : found.score;
    this.scoreLow = found === null ? 0 : found.scoreLow;
    this.scoreHigh = found === null ? 0 : found.scoreHigh;
    this.unknownWeight = found === null ? 0 : found.unknownWeight;
    this.standing = standingOf(verdictCode, this.score);
  }

  /** A candidate is its own judgement's: one object for each of the thousands. */
  get candidate(): Candidate {
    return this;
  }

  get key(): string {
    const { scaffold, binder } = this.parts;
    this.knownKey ??= `${scaffold?.id ?? ""} ${binder?.id ?? ""} ${this.solventKey}`;
    return this.knownKey;
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
    this.knownSubject ??= this.layer.subjects.subject(this.parts);
    return this.knownSubject;
  }

  get criteria(): ReadonlyMap<CriterionId, Interval> {
    if (this.verdict === "excluded") return NO_CRITERIA;
    this.knownCriteria ??= intervalsOf(this.layer.criteriaOf(this.parts), this.layer);
    return this.knownCriteria;
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

  private get rules(): CandidateRules {
    this.knownRules ??= this.layer.rulesOf(this.facts);
    return this.knownRules;
  }
}

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
