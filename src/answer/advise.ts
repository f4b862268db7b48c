import { findingOf, findingsOf, unknownFindingsOf } from "../engine/findings.js";
import { type RankedJudgement, rank } from "../engine/rank.js";
import { type RobustnessOptions, robustnessOf } from "../engine/robustness.js";
import { refusal } from "../errors.js";
import { assumptionsOf } from "../facts/assumptions.js";
import { recordGuidance } from "../facts/record-guidance.js";
import { studiesOf } from "../facts/studies-of.js";
import type { Subject } from "../facts/subject.js";
import { dominates, frontOf } from "../judging/dominance.js";
import { type JudgedQuery, judgeQuery } from "../judging/judge-query.js";
import type { JudgedCandidate } from "../judging/judged-candidate.js";
import type { QueryContext } from "../judging/query-context.js";
import { sweepQuery } from "../judging/sweep.js";
import type { Advice, Excluded, GuidanceLine, Ranked, SolventShare, UnsureValue } from "../model/advice.js";
import { ROBUSTNESS, TOP } from "../model/defaults.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Query } from "../model/query.js";
import type { Rule } from "../model/rule.js";
import { stampOf } from "../stamp.js";
import { candidateName } from "./candidate-name.js";
import { checkOptions } from "./check-options.js";
import { criteriaScores, verdictReasons, withOrigins } from "./entry.js";
import { listedExclusions } from "./listed-exclusions.js";
import { citedReferences } from "./references.js";
import { isWhole, SYSTEMS_PER_BINDER, selected } from "./selection.js";
import { summaryOf } from "./summary.js";
import { decisiveFacts, unsureValues, usedValues } from "./used-values.js";

export interface AdviseOptions {
  /** how many pairs the ranking holds; 10 unless given */
  top?: number;
  /** instead of `top`: the first so many binders, each with its first few solvent systems and those that studies report */
  binders?: number;
  /**
   * with `binders`: what is said of a binder's further solvent systems is left out, and those that are unknown; names, scores and
   * evidence of the others stay
   */
  isBrief?: boolean;
  /** false: no draws; or how they are made */
  robustness?: false | Partial<RobustnessOptions>;
  /** list everything that is excluded; otherwise what was asked for by name and came to nothing */
  all?: boolean;
  /** instead of solvents: every blend of two, their ratio in so many steps; what is excluded is counted, not listed */
  sweepSteps?: number;
  /** called as a sweep goes on, with how many times it will be */
  onSwept?: (total: number) => void;
}

/**
 * Ranked, cited advice for one query. The same query and knowledge give the same answer, byte for byte.
 * @throws ProblemError with every option that is no whole number from 1 to a million, and where a sweep cannot be made
 */
export function advise(query: Query, knowledge: Knowledge, options: AdviseOptions = {}): Advice {
  checkOptions(options);
  const { context, open, counts, every } = judged(query, knowledge, options);
  const ranked = rank(open, (soFar, left) => isWhole(soFar, left, options));
  const front = frontOf(
    ranked.map(({ judgement }) => judgement),
    context.weights,
  );
  const build = new AnswerBuilder(query, knowledge, context, front);
  const begun = new Set<number>();
  const ranking = selected(ranked, options).map((entry) => {
    const isFurther = begun.has(entry.binderRank);
    begun.add(entry.binderRank);
    return isFurther && options.isBrief ? build.brief(entry) : build.full(entry);
  });
  const excluded = listedExclusions(every, query, context, options).map((judgement) =>
    build.excluded(judgement),
  );
  const answer = {
    schema: "binder-advise/advice@1" as const,
    ...stampOf(knowledge),
    query,
    assumptions: [...assumptionsOf(query, knowledge), ...idleAim(query, context)],
    context: build.contextFindings(),
    context_guidance: guidanceOf(context.rules.context),
    ranking,
    excluded,
    counts,
    // of a sweep only the best are left, which are no field of contenders unless each binder has its own
    robustness: robustnessReport(
      ranked,
      context,
      options.sweepSteps !== undefined && options.binders === undefined ? false : options.robustness,
    ),
  };
  return { ...answer, summary: summaryOf(answer), references: citedReferences(answer, knowledge) };
}

const WHY_IDLE = {
  "of other layers": "what it raises is said of other layers only",
  "at the most": "what it raises weighs the most already",
};
const idleAim = ({ aim }: Query, { idleAim: why }: QueryContext): string[] =>
  why === null ? [] : [`The aim ${aim} changes no weight here: ${WHY_IDLE[why]}.`];

function robustnessReport(
  ranked: RankedJudgement<JudgedCandidate>[],
  { weights }: QueryContext,
  asked: AdviseOptions["robustness"] = {},
): Advice["robustness"] {
  const judgements = ranked.map(({ judgement }) => judgement);
  if (asked === false || judgements.length === 0 || judgements[0]!.verdict === "unknown") return null;
  const options = { ...ROBUSTNESS, ...asked };
  const found = robustnessOf(judgements, weights, options);
  if (found === null) return null;
  return {
    ...options,
    contenders: found.contenders.map(({ judgement, first, topThree }) => ({
      id: judgement.candidate.rowKey,
      first: thousandths(first),
      top_three: thousandths(topThree),
    })),
    tied: found.tied.map(({ candidate }) => candidate.rowKey),
    weights: found.weightRanges,
  };
}

/** The ratio of a sweep is given in at most so many steps: one per cent each. */
const MOST_STEPS = 100;

/** The candidates to be ranked, and how many came to what. @throws ProblemError where a sweep cannot be made */
function judged(
  query: Query,
  knowledge: Knowledge,
  { sweepSteps, binders, top = TOP, onSwept }: AdviseOptions,
) {
  if (sweepSteps === undefined) {
    const all = judgeQuery(query, knowledge);
    return { context: all.context, open: all.open, counts: countsOf(all), every: () => all.judgements };
  }
  if (query.process !== "wet" || query.max_solvents < 2)
    throw refusal(
      "contradiction",
      "A sweep is of solvent blends: it goes with --process wet and two solvents.",
    );
  if (sweepSteps < 2 || sweepSteps > MOST_STEPS)
    throw refusal("bad-quantity", `The ratio is swept in 2 to ${MOST_STEPS} steps, not in ${sweepSteps}.`);
  const isKeptByBinder = binders !== undefined;
  const kept = isKeptByBinder ? SYSTEMS_PER_BINDER : top;
  const swept = sweepQuery(query, knowledge, { steps: sweepSteps, kept, isKeptByBinder }, onSwept);
  return { ...swept, open: swept.judgements, every: () => swept.judgements };
}

function countsOf({ open, count, rows }: JudgedQuery): Advice["counts"] {
  const counts = { recommended: 0, viable: 0, caution: 0, unknown: 0, excluded: count - open.length };
  const ranked = new Set<string>();
  for (const { verdict, rowKey } of open) {
    counts[verdict]++;
    if (verdict !== "excluded") ranked.add(rowKey);
  }
  return {
    candidates: count,
    ...counts,
    binders_ranked: ranked.size,
    binders_excluded: rows.size - ranked.size,
  };
}

const guidanceOf = (rules: readonly Rule[]): GuidanceLine[] => rules.flatMap((rule) => rule.guidance ?? []);

/** Turns judgements into what is printed; texts are made only here. */
class AnswerBuilder {
  constructor(
    private readonly query: Query,
    private readonly knowledge: Knowledge,
    private readonly context: QueryContext,
    /** the rows' leaders that nothing dominates */
    private readonly front: readonly JudgedCandidate[],
  ) {}

  contextFindings() {
    const findings = this.context.rules.context.map((rule) => findingOf(rule, this.context.value));
    return withOrigins(findings, this.knowledge);
  }

  /** An entry without what is said of it. */
  brief({ judgement, rank, binderRank, isTied }: RankedJudgement<JudgedCandidate>): Ranked {
    const { subject } = judgement;
    return {
      rank,
      binder_rank: binderRank,
      tied: isTied,
      ...named(subject),
      verdict: judgement.verdict as Ranked["verdict"],
      verdict_reasons: [],
      score: judgement.score,
      score_low: judgement.scoreLow,
      score_high: judgement.scoreHigh,
      evidence: {
        grade: subject.evidence.grade,
        differs: subject.evidence.differs,
        records: subject.evidence.records.map((record) => record.id).sort(),
        refs: studiesOf(subject.evidence.records),
      },
      solubility: null,
      criteria: criteriaScores(judgement, this.context),
      dominated_by: [],
      rests_on: [],
      findings: [],
      unknown: [],
      guidance: [],
    };
  }

  full(entry: RankedJudgement<JudgedCandidate>): Ranked {
    const { judgement } = entry;
    const { subject } = judgement;
    const findings = this.findings(judgement);
    const unknown = unknownFindingsOf(judgement, subject.facts.reason);
    return {
      ...this.brief(entry),
      verdict_reasons: verdictReasons(judgement, subject.caps, findings, unknown),
      solubility: subject.solubility && {
        verdict: subject.solubility.verdict,
        basis: subject.solubility.basis,
        probability: roundedOrNull(subject.solubility.probability),
        red: spreadOf(subject.solubility.prediction?.red),
        chi: spreadOf(subject.solubility.prediction?.chi),
        note: subject.solubility.note,
        refs: subject.solubility.refs,
      },
      dominated_by: this.front
        .filter((leader) => dominates(leader, judgement, this.context.weights))
        .map(({ candidate }) => candidateName(candidate)),
      rests_on: this.restsOn(judgement),
      findings,
      unknown,
      guidance: distinctGuidance([
        ...recordGuidance(subject.parts, this.query, this.knowledge),
        ...guidanceOf(judgement.holding),
      ]),
    };
  }

  private restsOn({ holding, subject }: JudgedCandidate): UnsureValue[] {
    const facts = decisiveFacts(holding, this.knowledge.criteria, this.context.weights);
    return unsureValues(usedValues(subject.parts, subject.solubility, facts));
  }

  excluded(judgement: JudgedCandidate): Excluded {
    const { subject, uncounted, candidate } = judgement;
    const excluding = judgement.holding.filter(({ effect }) => effect === "exclude");
    return {
      ...named(subject),
      findings: this.findings({ holding: excluding, uncounted, candidate, subject }),
    };
  }

  private findings(of: Pick<JudgedCandidate, "holding" | "uncounted" | "candidate" | "subject">) {
    const { words } = this.knowledge.criteria.steps;
    return withOrigins(findingsOf(of, this.context.weights, words, of.subject.cited), this.knowledge);
  }
}

const thousandths = (value: number): number => Number(value.toFixed(3));
const roundedOrNull = (value: number | null): number | null => (value === null ? null : thousandths(value));

const spreadOf = (spread: { value: number; low: number; high: number } | undefined) =>
  spread
    ? { value: thousandths(spread.value), low: thousandths(spread.low), high: thousandths(spread.high) }
    : null;

function named({ parts }: Subject): Pick<Ranked, "binder" | "solvents" | "scaffold"> {
  const { binder, solvent, scaffold } = parts;
  return {
    binder: binder && { id: binder.id, name: binder.name },
    solvents: (solvent?.parts ?? []).map(
      ({ id, name }, index): SolventShare => ({
        id,
        name,
        volume_fraction: solvent!.volumeFractions?.[index] ?? null,
      }),
    ),
    scaffold: scaffold && { id: scaffold.id, name: scaffold.name },
  };
}

function distinctGuidance(lines: GuidanceLine[]): GuidanceLine[] {
  return [
    ...new Map(
      lines.map((line) => [
        JSON.stringify([line.quantity, line.value, line.min, line.max, line.unit, line.refs]),
        line,
      ]),
    ).values(),
  ];
}
