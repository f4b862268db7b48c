import { type FactLookup, factsOf } from "../engine/condition.js";
import { settleInputs } from "../engine/criterion-inputs.js";
import { LayerProgram } from "../engine/layer-program.js";
import { OpenRules, type Part } from "../engine/open-rules.js";
import type { Reckoning } from "../engine/reckoning.js";
import type { CandidateRules } from "../engine/rule-program.js";
import { EXCLUDED } from "../engine/verdict.js";
import type { CandidateParts } from "../facts/candidates.js";
import { FACT_NAMES } from "../facts/names.js";
import { SubjectFile } from "../facts/subject.js";
import { solventTieBreak } from "../facts/tie-break.js";
import type { Knowledge } from "../model/knowledge.js";
import type { DesignContext } from "../model/query.js";
import type { BinderUnit } from "../solubility/binder-unit.js";
import { BlendLiquids, evenBlend, type SolventPair } from "../solubility/blend-liquids.js";
import { type Liquids, SystemLiquids } from "../solubility/liquids.js";
import type { SolventSystem } from "../solubility/solvent-system.js";
import { FACT_TABLE } from "./fact-slots.js";
import { JudgedCandidate } from "./judged-candidate.js";
import { LayerParts } from "./layer-parts.js";
import { PairColumns, PairReading } from "./pair-columns.js";
import { contextOf, type QueryContext } from "./query-context.js";

/** Judges one candidate after another in the same layer; what is about the layer, a binder or a solvent is settled once. */
export class LayerJudge {
  readonly context: QueryContext;
  readonly program: LayerProgram;
  private readonly open: OpenRules;
  readonly subjects: SubjectFile;
  private readonly parts: LayerParts;
  private readonly pairReading: PairReading;
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
    this.open = new OpenRules({ rules: rules.open, inputs, criteria, table: FACT_TABLE });
    this.program = new LayerProgram({ open: this.open, context: rules.context, criteria, weights });
    const names = rules.open.flatMap(({ condition }) => factsOf(condition));
    this.ruleSlots = [...new Set(names)].map((name) => FACT_TABLE.slotOf(name));
    this.subjects = new SubjectFile(query, this.context.facts, knowledge);
    this.parts = new LayerParts(this.open, this.subjects, knowledge);
    this.pairReading = new PairReading(this.subjects, this.open.slots.pair, FACT_TABLE);
  }

  /** The verdict and score of a candidate; its rules and words are made when they are asked for. */
  judge(parts: CandidateParts): JudgedCandidate {
    if (this.isOut(parts)) return this.excluded(parts);
    const pair = this.subjects.pair(parts);
    const joined = this.program.joined(
      this.parts.binder(parts),
      this.parts.solvent(parts),
      this.parts.pair(pair),
    );
    const { verdict, reckoned } = this.program.judgeOne(joined, this.subjects.isCapped(parts, pair));
    return new JudgedCandidate(this, parts, this.subjects.tieBreak(parts), verdict, reckoned);
  }

  /** Reads binders side by side, before each is judged. */
  readBinders(binders: readonly BinderUnit[]): void {
    this.parts.readBinders(binders);
  }

  /** A binder with many solvent systems at once, but for those that it or they put out by themselves. */
  judgeOpen(binder: BinderUnit, field: SolventField): JudgedCandidate[] {
    if (field.liquids.count === 0 || !this.reckonAll(binder, field)) return [];
    const { liquids, pairs } = field;
    const reckoning = field.reckoning.kept();
    return liquids.systems.map(
      (solvent, index) =>
        new JudgedCandidate(
          this,
          { binder, solvent, scaffold: null },
          pairs.tieBreakAt(index),
          reckoning.verdict[index]!,
          reckoning,
          index,
        ),
    );
  }

  /** A candidate that its binder or its solvent puts out. */
  excluded(parts: CandidateParts): JudgedCandidate {
    return new JudgedCandidate(this, parts, null, EXCLUDED, null);
  }

  /** What a binder comes to with all solvents of a field, in its reckoning; false where the binder is out by itself. */
  reckonAll(binder: BinderUnit, { part, pairs, reckoning }: SolventField): boolean {
    const own = this.parts.binder({ binder, solvent: null, scaffold: null });
    if (own.kinds[0]!.isOut) return false;
    pairs.read(binder);
    this.program.judge(own, part, pairs.facts, pairs.isCapped, reckoning);
    return true;
  }

  /** Solvent systems side by side; those that are out for every binder are left aside. */
  field(systems: readonly SolventSystem[]): SolventField {
    const open = this.openOf(systems, true);
    const own = Array.from(open.places, (place) => systems[place]!);
    return this.fieldOf(new SystemLiquids(own, this.knowledge.solubility_model), open, true);
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
    const sheet = this.parts.solventSheet(systems, known, isKept);
    const all = this.open.part("solvent", sheet.facts, known.length);
    const places = Int32Array.from(systems.keys()).filter((index) => !all.kinds[index]!.isOut);
    const tieBreaks = Uint8Array.from(places, (place) => solventTieBreak(known[place]!));
    return { places, tieBreaks, part: this.open.picked(all, places, sheet.pick(places)) };
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
      reckoning: this.program.newReckoning(liquids.count),
    };
  }

  /** Which rules hold for a candidate, and which could not be checked. */
  rulesOf(facts: FactLookup): CandidateRules {
    for (const slot of this.ruleSlots)
      this.row[slot] = FACT_TABLE.encode(slot, facts(FACT_NAMES[slot]!.name));
    return this.program.rulesOf(this.row);
  }

  /** Whether its binder or its solvent is out by itself, as most solvents are for every binder. */
  private isOut(parts: CandidateParts): boolean {
    return [this.parts.binder(parts), this.parts.solvent(parts)].some(({ kinds }) => kinds[0]!.isOut);
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
