import { evaluateCondition } from "../engine/condition.js";
import { type FactRow, FactTable } from "../engine/fact-table.js";
import { type CandidateRules, LayerProgram, type Part } from "../engine/layer-program.js";
import { settleRules } from "../engine/settle-rules.js";
import type { Reckoning } from "../engine/verdict.js";
import { contextWeights, isApplicable } from "../engine/weights.js";
import { BINDER_FACTS, type KnownBinder } from "../facts/binder-facts.js";
import type { CandidateParts } from "../facts/candidates.js";
import { type FactMap, factValue } from "../facts/fact-map.js";
import { FACT_NAMES } from "../facts/names.js";
import { type KnownPair, PAIR_FACTS } from "../facts/pair-facts.js";
import { queryFacts } from "../facts/query-facts.js";
import { type KnownSolvent, SOLVENT_FACTS } from "../facts/solvent-facts.js";
import { SubjectFile } from "../facts/subject.js";
import type { Knowledge } from "../model/knowledge.js";
import type { DesignContext } from "../model/query.js";
import { FactWriter } from "./fact-writer.js";
import { JudgedCandidate } from "./judged-candidate.js";

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
  private readonly writers: {
    binder: FactWriter<KnownBinder>;
    solvent: FactWriter<KnownSolvent>;
    pair: FactWriter<KnownPair>;
  };
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
    const { slots } = this.program;
    this.writers = {
      binder: new FactWriter(BINDER_FACTS, slots.binder, FACT_TABLE),
      solvent: new FactWriter(SOLVENT_FACTS, slots.solvent, FACT_TABLE),
      pair: new FactWriter(PAIR_FACTS, slots.pair, FACT_TABLE),
    };
    this.reckoning = this.program.newReckoning();
  }

  /** The verdict and score of a candidate; its rules and words are made when they are asked for. */
  judge(parts: CandidateParts): JudgedCandidate {
    const [binder, solvent] = [this.binderPart(parts), this.solventPart(parts)];
    // most solvents are out for every binder, so nothing more is asked of them
    if (binder.isExcluded || solvent.isExcluded) return new JudgedCandidate(this, parts, null, null);
    const pair = this.subjects.pair(parts);
    this.reckonPair(binder, solvent, pair, this.subjects.isCapped(parts, pair), this.reckoning);
    return new JudgedCandidate(this, parts, pair.evidence.grade, this.reckoning);
  }

  /** What a candidate comes to, criterion by criterion; written over by the next. */
  reckon(parts: CandidateParts): Reckoning {
    const pair = this.subjects.pair(parts);
    const isCapped = this.subjects.isCapped(parts, pair);
    this.reckonPair(this.binderPart(parts), this.solventPart(parts), pair, isCapped, this.reckoning);
    return this.reckoning;
  }

  /** Writes what a pair comes to. */
  reckonPair(binder: Part, solvent: Part, pair: KnownPair, isCapped: boolean, into: Reckoning): void {
    this.writers.pair.write(pair, this.program.row);
    this.program.judge(binder, solvent, isCapped, into);
  }

  /** Which rules hold for a candidate, and which could not be checked. */
  rulesOf(parts: CandidateParts): CandidateRules {
    this.writers.pair.write(this.subjects.pair(parts), this.program.row);
    return this.program.rulesOf(this.binderPart(parts), this.solventPart(parts));
  }

  binderPart(parts: CandidateParts): Part {
    const key = parts.binder?.id ?? parts.scaffold?.id ?? "";
    const known = this.binders.get(key);
    if (known !== undefined) return known;
    const binder = this.subjects.binder(parts);
    const row = binder === null ? rowOf(this.subjects.binderFacts(parts)) : FACT_TABLE.newRow();
    if (binder !== null) this.writers.binder.write(binder, row);
    const part = this.program.binder(row);
    this.binders.set(key, part);
    return part;
  }

  solventPart(parts: CandidateParts): Part {
    const key = parts.solvent?.id ?? "";
    const known = this.solvents.get(key);
    if (known !== undefined) return known;
    if (this.solvents.size >= MOST_KEPT) this.solvents.clear();
    const solvent = this.subjects.solvent(parts);
    const row = solvent === null ? rowOf(this.subjects.solventFacts(parts)) : FACT_TABLE.newRow();
    if (solvent !== null) this.writers.solvent.write(solvent, row);
    const part = this.program.solvent(row);
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
