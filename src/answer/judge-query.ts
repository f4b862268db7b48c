import { evaluateCondition } from "../engine/condition.js";
import { type Judgement, judge } from "../engine/judge.js";
import { type Candidate, compileRules } from "../engine/rule-program.js";
import { contextWeights, isApplicable } from "../engine/weights.js";
import { type CandidateParts, candidatesOf } from "../facts/candidates.js";
import { factValue } from "../facts/fact-map.js";
import { queryFacts } from "../facts/query-facts.js";
import { type Subject, subjectMaker } from "../facts/subject.js";
import type { Knowledge } from "../model/knowledge.js";
import type { DesignContext, Query } from "../model/query.js";
import { systemKey } from "../solubility/solvent-system.js";
import { proposedBlends } from "./propose-blends.js";

export interface JudgedQuery {
  context: QueryContext;
  subjects: Map<Candidate, Subject>;
  judgements: Judgement[];
}

/** Every candidate of a query with its verdict and score, before anything is put into words. */
export function judgeQuery(query: Query, knowledge: Knowledge): JudgedQuery {
  const { context, judgeParts: judgeOne } = layerJudge(query, knowledge);
  const subjects = new Map<Candidate, Subject>();
  const judgeParts = (parts: CandidateParts): Judgement => {
    const { judgement, subject } = judgeOne(parts);
    subjects.set(judgement.candidate, subject);
    return judgement;
  };
  const judgements = candidatesOf(query, knowledge).map(judgeParts);
  const blends = proposedBlends(query, knowledge, judgements, judgeParts);
  return { context, subjects, judgements: [...judgements, ...blends] };
}

export interface LayerJudge {
  context: QueryContext;
  judgeParts: (parts: CandidateParts) => { judgement: Judgement; subject: Subject };
}

/** Judges one candidate after another in the same layer; what is about the layer is settled once. */
export function layerJudge(query: DesignContext, knowledge: Knowledge): LayerJudge {
  const context = contextOf(query, knowledge);
  const makeSubject = subjectMaker(query, context.facts, knowledge);
  return {
    context,
    judgeParts: (parts) => {
      const subject = makeSubject(parts);
      return { judgement: judge(asCandidate(subject), context), subject };
    },
  };
}

export type QueryContext = ReturnType<typeof contextOf>;

function contextOf(query: DesignContext, knowledge: Knowledge) {
  const facts = queryFacts(query, knowledge);
  const value = (name: string) => factValue(facts, name);
  const program = compileRules(knowledge.rules, value);
  const aims = query.aim === "balanced" ? [] : knowledge.weights.aims[query.aim];
  const moves = [...aims, ...program.context.filter((rule) => rule.effect === "weigh")];
  const applies = new Map(
    knowledge.criteria.criteria.map((criterion) => [
      criterion.id,
      isApplicable(criterion, ({ applies_when }) =>
        applies_when ? evaluateCondition(applies_when, value) : true,
      ),
    ]),
  );
  const weights = contextWeights(knowledge.weights, query.component, moves, (id) => applies.get(id) ?? true);
  return { facts, value, program, criteria: knowledge.criteria, weights, applies };
}

function asCandidate({ parts, facts, caps, tieBreak }: Subject): Candidate {
  const binder = parts.binder?.id ?? "";
  const solvent = parts.solvent ? systemKey(parts.solvent) : "";
  const scaffold = parts.scaffold?.id ?? "";
  return {
    key: [scaffold, binder, solvent].join(" "),
    rowKey: parts.scaffold ? scaffold : binder,
    // without a binder the frame is the polymer in the layer
    binderKey: binder || scaffold,
    solventKey: solvent,
    facts: facts.value,
    caps,
    tieBreak,
  };
}
