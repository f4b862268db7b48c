import { type CandidateRules, RuleProgram } from "../engine/rule-program.js";
import { BINDER_FACTS } from "../facts/binder-facts.js";
import { SOLVENT_FACTS } from "../facts/solvent-facts.js";
import type { Knowledge } from "../model/knowledge.js";
import type { BinderUnit } from "../solubility/binder-unit.js";
import { SystemLiquids } from "../solubility/liquids.js";
import type { SolventSystem } from "../solubility/solvent-system.js";
import { FACT_TABLE } from "./fact-slots.js";
import { FactWriter } from "./fact-writer.js";
import type { LayerJudge } from "./layer-judge.js";
import { PairColumns, PairReading } from "./pair-columns.js";

/** Which rules hold for every pair of a layer, for whoever asks it of thousands: bits are joined column by column. */
export class LayerRules {
  private readonly program: RuleProgram;
  /** words of each binder, and of all solvent systems */
  private readonly ofBinders: ReadonlyMap<BinderUnit, Int32Array>;
  private readonly ofSolvents: Int32Array;
  private readonly pairs: PairColumns;
  /** of the pairs of one binder, written over by the next */
  private readonly words: Int32Array;

  constructor(
    { context, subjects }: LayerJudge,
    binders: readonly BinderUnit[],
    systems: readonly SolventSystem[],
    knowledge: Knowledge,
  ) {
    const program = new RuleProgram(context.rules.open, context.criteria, FACT_TABLE);
    const { slots, width } = program;
    const partsOf = (binder: BinderUnit | null, solvent: SolventSystem | null) => ({
      binder,
      solvent,
      scaffold: null,
    });
    const binderSheet = new FactWriter(BINDER_FACTS, slots.binder, FACT_TABLE).columns(binders.length);
    for (const [index, binder] of binders.entries())
      binderSheet.write(index, subjects.binder(partsOf(binder, null))!);
    const solventSheet = new FactWriter(SOLVENT_FACTS, slots.solvent, FACT_TABLE).columns(systems.length);
    for (const [index, system] of systems.entries())
      solventSheet.write(index, subjects.solvent(partsOf(null, system))!);
    const words = program.ofPart("binder", binderSheet.facts, binders.length);
    this.ofBinders = new Map(
      binders.map((binder, index) => [binder, words.subarray(width * index, width * (index + 1))]),
    );
    this.ofSolvents = program.ofPart("solvent", solventSheet.facts, systems.length);
    this.pairs = new PairColumns(
      new PairReading(subjects, slots.pair, FACT_TABLE),
      new SystemLiquids(systems, knowledge.solubility_model),
      // nobody asks which comes first
      new Uint8Array(systems.length),
      true,
    );
    this.words = new Int32Array(this.ofSolvents.length);
    this.program = program;
  }

  /** The rules of a binder with each solvent system. */
  of(binder: BinderUnit): CandidateRules[] {
    return this.rulesOf(this.join(binder));
  }

  /** The same as bits: what is left of the rules, pair by pair; written over by the next binder. */
  join(binder: BinderUnit): Int32Array {
    this.pairs.read(binder);
    this.program.join(this.ofBinders.get(binder)!, this.ofSolvents, this.pairs.facts, this.words);
    return this.words;
  }

  /** @param words as `join` gives them */
  rulesOf(words: Int32Array): CandidateRules[] {
    const { width } = this.program;
    return Array.from({ length: words.length / width }, (_, index) =>
      this.program.rulesAt(words, width * index),
    );
  }
}
