import { evaluateCondition } from "../engine/condition.js";
import { type FactRow, FactTable } from "../engine/fact-table.js";
import { type CandidateRules, LayerProgram, type Part } from "../engine/layer-program.js";
import { settleRules } from "../engine/settle-rules.js";
import type { Reckoning } from "../engine/verdict.js";
import { contextWeights, isApplicable } from "../engine/weights.js";
import type { CandidateParts } from "../facts/candidates.js";
import { type FactMap, factValue } from "../facts/fact-map.js";
import { FACT_NAMES } from "../facts/names.js";
import { queryFacts } from "../facts/query-facts.js";
import { SubjectFile } from "../facts/subject.js";
import type { Knowledge } from "../model/knowledge.js";
import type { DesignContext } from "../model/query.js";
import { JudgedCandidate } from "./judged-candidate.js";
import { PairWriter } from "./pair-row.js";

/** The slots of all facts, shared by every layer. */
export const FACT_TABLE = new FactTable(FACT_NAMES);

export type QueryContext = ReturnType<typeof contextOf>;

/** What the query settles by itself: weights, rules that hold for it, and those left open. */
function contextOf(query: DesignContext, knowledge: Knowledge) {
  const facts = queryFacts(query, knowledge);
  const value = (name: string) => factValue(facts, name);
  const rules = settleRules(knowledge.rules, value);
  const aims = query.aim === "balanced" ? [] : knowledge.weights.aims[query.aim];
  const moves = [...aims, ...rules.context.filter((rule) => rule.effect === "weigh")];
  const applies = new Map(
    knowledge.criteria.criteria.map((criterion) => [
      criterion.id,
      isApplicable(criterion, ({ applies_when }) =>
        applies_when ? evaluateCondition(applies_when, value) : true,
      ),
    ]),
  );
  const weights = contextWeights(knowledge.weights, query.component, moves, (id) => applies.get(id) ?? true);
  return { facts, value, rules, criteria: knowledge.criteria, weights, applies };
}

/** Judges one candidate after another in the same layer; what is about the layer, a binder or a solvent is settled once. */
export class LayerJudge {
  readonly context: QueryContext;
  readonly program: LayerProgram;
  readonly subjects: SubjectFile;
  private readonly binders = new Map<string, Part>();
  private readonly solvents = new Map<string, Part>();
  private readonly pairs: PairWriter;
  private readonly reckoning: Reckoning;

  constructor(query: DesignContext, knowledge: Knowledge) {
    this.context = contextOf(query, knowledge);
    const { rules, weights, criteria, value } = this.context;
    this.program = new LayerProgram({
      rules: rules.open,
      context: rules.context,
      criteria,
      weights,
      queryFacts: value,
      table: FACT_TABLE,
    });
    this.subjects = new SubjectFile(query, this.context.facts, knowledge);
    this.pairs = new PairWriter(this.program.pairSlots, FACT_TABLE);
    this.reckoning = this.program.newReckoning();
  }

  /** The verdict and score of a candidate; its rules and words are made when they are asked for. */
  judge(parts: CandidateParts): JudgedCandidate {
    const { program, subjects, reckoning } = this;
    const [binder, solvent] = [this.binder(parts), this.solvent(parts)];
    // most solvents are out for every binder, so nothing more is asked of them
    if (binder.isExcluded || solvent.isExcluded) return new JudgedCandidate(this, parts, null, null);
    const pair = subjects.pair(parts);
    this.pairs.write(pair, program.row);
    program.judge(binder, solvent, subjects.isCapped(parts, pair), reckoning);
    return new JudgedCandidate(this, parts, pair.evidence.grade, reckoning);
  }

  /** Which rules hold for a candidate, and which could not be checked. */
  rulesOf(parts: CandidateParts): CandidateRules {
    this.pairs.write(this.subjects.pair(parts), this.program.row);
    return this.program.rulesOf(this.binder(parts), this.solvent(parts));
  }

  private binder(parts: CandidateParts): Part {
    const key = parts.binder?.id ?? parts.scaffold?.id ?? "";
    const known = this.binders.get(key);
    if (known !== undefined) return known;
    const part = this.program.binder(rowOf(this.subjects.binderFacts(parts)));
    this.binders.set(key, part);
    return part;
  }

  private solvent(parts: CandidateParts): Part {
    const key = parts.solvent?.id ?? "";
    const known = this.solvents.get(key);
    if (known !== undefined) return known;
    if (this.solvents.size >= MOST_KEPT) this.solvents.clear();
    const part = this.program.solvent(rowOf(this.subjects.solventFacts(parts)));
    this.solvents.set(key, part);
    return part;
  }
}

/** Pairs of solvents are many, but not without end. */
const MOST_KEPT = 20_000;

function rowOf(facts: FactMap): FactRow {
  const row = FACT_TABLE.newRow();
  for (const [name, fact] of facts) {
    const slot = FACT_TABLE.slotOf(name);
    if ("value" in fact) row[slot] = FACT_TABLE.encode(slot, fact.value);
  }
  return row;
}
