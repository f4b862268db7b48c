import type { FactColumns } from "../engine/columns.js";
import { evaluateCondition, type FactLookup, factsOf } from "../engine/condition.js";
import { settleInputs } from "../engine/criterion-inputs.js";
import { FactTable } from "../engine/fact-table.js";
import { FAILS, HOLDS } from "../engine/kleene.js";
import { LayerProgram } from "../engine/layer-program.js";
import { OpenRules, type Part } from "../engine/open-rules.js";
import { Reckoning } from "../engine/reckoning.js";
import type { CandidateRules } from "../engine/rule-program.js";
import { isQueryFact } from "../engine/scope.js";
import { settleRules } from "../engine/settle-rules.js";
import { EXCLUDED } from "../engine/verdict.js";
import { contextWeights, isApplicable } from "../engine/weights.js";
import { BINDER_FACTS, type KnownBinder } from "../facts/binder-facts.js";
import type { CandidateParts } from "../facts/candidates.js";
import { type FactMap, factValue } from "../facts/fact-map.js";
import { FACT_NAMES } from "../facts/names.js";
import { type KnownPair, PAIR_FACTS } from "../facts/pair-facts.js";
import { queryFacts } from "../facts/query-facts.js";
import { remember } from "../facts/remember.js";
import { type KnownSolvent, SOLVENT_FACTS } from "../facts/solvent-facts.js";
import { SubjectFile } from "../facts/subject.js";
import { solventTieBreak } from "../facts/tie-break.js";
import type { Knowledge } from "../model/knowledge.js";
import type { DesignContext } from "../model/query.js";
import type { BinderUnit } from "../solubility/binder-unit.js";
import { BlendLiquids, evenBlend, type SolventPair } from "../solubility/blend-liquids.js";
import { type Liquids, SystemLiquids } from "../solubility/liquids.js";
import type { SolventSystem } from "../solubility/solvent-system.js";
import { FactWriter } from "./fact-writer.js";
import { JudgedCandidate } from "./judged-candidate.js";
import { type KeptCodes, keptCodes } from "./kept-codes.js";
import { PairColumns, PairReading } from "./pair-columns.js";

/** The slots of all facts, shared by every layer. */
export const FACT_TABLE = new FactTable(FACT_NAMES);

const FILLING = "scaffold.filling";

export type QueryContext = ReturnType<typeof contextOf>;

/** What the query settles by itself: weights, rules that hold for it, and those left open. */
export function contextOf(query: DesignContext, knowledge: Knowledge) {
  const facts = queryFacts(query, knowledge);
  const value = (name: string) => factValue(facts, name);
  // without a scaffold nothing fills one, so that what hangs on it is about the solvent alone
  const isUnfilled = (name: string) => name === FILLING && query.process !== "scaffold";
  const rules = settleRules(
    knowledge.rules,
    (name) => (isUnfilled(name) ? "none" : value(name)),
    (name) => isQueryFact(name) || isUnfilled(name),
  );
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
  private readonly pairReading: PairReading;
  private readonly one = new Reckoning(1);
  /** of a candidate, the facts that rules look at */
  private readonly row = FACT_TABLE.newRow();
  private readonly ruleSlots: readonly number[];

  constructor(
    query: DesignContext,
    private readonly knowledge: Knowledge,
  ) {
    this.context = contextOf(query, knowledge);
    const { rules, weights, criteria, value } = this.context;
    const inputs = criteria.criteria.map((criterion) => settleInputs(criterion.inputs, value));
    const open = new OpenRules({ rules: rules.open, inputs, criteria, table: FACT_TABLE });
    this.program = new LayerProgram({ open, context: rules.context, criteria, weights });
    const names = rules.open.flatMap(({ condition }) => factsOf(condition));
    this.ruleSlots = [...new Set(names)].map((name) => FACT_TABLE.slotOf(name));
    this.subjects = new SubjectFile(query, this.context.facts, knowledge);
    const { slots } = this.program;
    this.writers = {
      binder: new FactWriter(BINDER_FACTS, slots.binder, FACT_TABLE),
      solvent: new FactWriter(SOLVENT_FACTS, slots.solvent, FACT_TABLE),
      pair: new FactWriter(PAIR_FACTS, slots.pair, FACT_TABLE),
    };
    this.pairReading = new PairReading(this.subjects, slots.pair, FACT_TABLE);
  }

  /** The verdict and score of a candidate; its rules and words are made when they are asked for. */
  judge(parts: CandidateParts): JudgedCandidate {
    if (this.isOut(parts)) return new JudgedCandidate(this, parts, null, EXCLUDED, null);
    const pair = this.subjects.pair(parts);
    const isCapped = this.subjects.isCapped(parts, pair) ? HOLDS : FAILS;
    const facts = this.writers.pair.one(pair);
    this.program.judge(this.binderPart(parts), this.solventPart(parts), facts, isCapped, this.one);
    const { verdict, reckoned } = this.one;
    return new JudgedCandidate(this, parts, this.subjects.tieBreak(parts), verdict[0]!, reckoned[0]!);
  }

  /** A binder with many solvent systems at once. */
  judgeAll(binder: BinderUnit, field: SystemField): JudgedCandidate[] {
    const { systems, reckoning, liquids, pairs } = field;
    const partsOf = (solvent: SolventSystem): CandidateParts => ({ binder, solvent, scaffold: null });
    const excluded = (system: SolventSystem) =>
      new JudgedCandidate(this, partsOf(system), null, EXCLUDED, null);
    if (!this.reckonAll(binder, field)) return systems.map(excluded);
    const open = liquids.systems;
    let next = 0;
    return systems.map((system) => {
      if (system !== open[next]) return excluded(system);
      const index = next++;
      const { verdict, reckoned } = reckoning;
      return new JudgedCandidate(
        this,
        partsOf(system),
        pairs.tieBreakAt(index),
        verdict[index]!,
        reckoned[index]!,
      );
    });
  }

  /** What a binder comes to with all solvents of a field, in its reckoning; false where the binder is out by itself. */
  reckonAll(binder: BinderUnit, { liquids, part, pairs, reckoning }: SolventField): boolean {
    if (this.isBinderOut(binder)) return false;
    if (liquids.count === 0) return true;
    const own = this.binderPart({ binder, solvent: null, scaffold: null });
    pairs.read(binder);
    this.program.judge(own, part, pairs.facts, pairs.isCapped, reckoning);
    return true;
  }

  /** Solvent systems side by side; those that are out for every binder are left aside. */
  field(systems: readonly SolventSystem[]): SystemField {
    const open = this.openOf(systems, true);
    const own = Array.from(open.places, (place) => systems[place]!);
    return { systems, ...this.fieldOf(new SystemLiquids(own, this.knowledge.solubility_model), open, true) };
  }

  /** Blends of two solvents side by side, likewise. */
  blends(pairs: readonly SolventPair[]): BlendField {
    const open = this.openOf(pairs.map(evenBlend), false);
    const own = Array.from(open.places, (place) => pairs[place]!);
    const liquids = new BlendLiquids(own, this.knowledge.solubility_model);
    return { open: own, places: open.places, ...this.fieldOf(liquids, open, false) };
  }

  private openOf(systems: readonly SolventSystem[], isKept: boolean): OpenSolvents {
    const known = systems.map((solvent) => this.subjects.solvent({ binder: null, solvent, scaffold: null })!);
    const sheet = this.writers.solvent.columns(known.length);
    for (const [index, solvent] of known.entries())
      sheet.write(index, solvent, isKept ? this.kept("solvent", systems[index]!.id) : null);
    const { kinds } = this.program.solvents(sheet.facts, known.length);
    const places = Int32Array.from(systems.keys()).filter((index) => !kinds[index]!.isOut);
    const tieBreaks = Uint8Array.from(places, (place) => solventTieBreak(known[place]!));
    const open = Array.from(places, (place) => kinds[place]!);
    return { places, tieBreaks, part: { columns: sheet.pick(places), kinds: open } };
  }

  private kept(scope: "binder" | "solvent", id: string): KeptCodes {
    return keptCodes(this.knowledge, scope, id, FACT_TABLE.size);
  }

  private fieldOf<L extends Liquids>(
    liquids: L,
    { part, tieBreaks }: OpenSolvents,
    isOfKnown: boolean,
  ): SolventField<L> {
    return {
      liquids,
      part,
      pairs: new PairColumns(this.pairReading, liquids, tieBreaks, isOfKnown),
      reckoning: new Reckoning(liquids.count),
    };
  }

  /** Criteria of a candidate, low, value and high of each, in hundredths. */
  criteriaOf(parts: CandidateParts): Uint8Array {
    const facts = this.writers.pair.one(this.subjects.pair(parts));
    return this.program.criteriaOf(this.binderPart(parts), this.solventPart(parts), facts);
  }

  /** Which rules hold for a candidate, and which could not be checked. */
  rulesOf(facts: FactLookup): CandidateRules {
    for (const slot of this.ruleSlots)
      this.row[slot] = FACT_TABLE.encode(slot, facts(FACT_NAMES[slot]!.name));
    return this.program.rulesOf(this.row);
  }

  /** Whether its binder or its solvent is out by itself, as most solvents are for every binder. */
  private isOut(parts: CandidateParts): boolean {
    return [this.binderPart(parts), this.solventPart(parts)].some(({ kinds }) => kinds[0]!.isOut);
  }

  /** Whether a binder is out whatever the solvent. */
  isBinderOut(binder: BinderUnit): boolean {
    return this.binderPart({ binder, solvent: null, scaffold: null }).kinds[0]!.isOut;
  }

  private binderPart(parts: CandidateParts): Part {
    const key = parts.binder?.id ?? parts.scaffold?.id ?? "";
    return remember(this.binders, key, () => {
      const binder = this.subjects.binder(parts);
      return this.program.binders(
        binder === null
          ? columnsOf(this.subjects.binderFacts(parts))
          : this.writers.binder.one(binder, this.kept("binder", binder.unit.id)),
      );
    });
  }

  private solventPart(parts: CandidateParts): Part {
    return remember(this.solvents, parts.solvent?.id ?? "", () => {
      const solvent = this.subjects.solvent(parts);
      return this.program.solvents(
        solvent === null ? columnsOf(this.subjects.solventFacts(parts)) : this.writers.solvent.one(solvent),
      );
    });
  }
}

/** Solvents that are not out by themselves, and meet one binder after another. */
export interface SolventField<L extends Liquids = Liquids> {
  liquids: L;
  part: Part;
  /** both are written over by each binder */
  pairs: PairColumns;
  reckoning: Reckoning;
}

export interface SystemField extends SolventField {
  /** those that are out among them */
  systems: readonly SolventSystem[];
}

export interface BlendField extends SolventField<BlendLiquids> {
  open: readonly SolventPair[];
  /** of the open ones among all */
  places: Int32Array;
}

/** Solvents that are not out by themselves, of some side by side. */
interface OpenSolvents {
  places: Int32Array;
  part: Part;
  tieBreaks: Uint8Array;
}

function columnsOf(facts: FactMap): FactColumns {
  return (slot) => FACT_TABLE.encode(slot, factValue(facts, FACT_NAMES[slot]!.name));
}
