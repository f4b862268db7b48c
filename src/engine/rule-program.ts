import type { Criteria } from "../model/criteria.js";
import type { Rule } from "../model/rule.js";
import { BitProgram } from "./bit-program.js";
import { CodeTuples } from "./code-tuples.js";
import { type FactColumns, slotColumns } from "./columns.js";
import { factsOf } from "./condition.js";
import type { FactRow, FactTable } from "./fact-table.js";
import { HOLDS, UNKNOWN } from "./kleene.js";
import { Mover } from "./moves.js";
import { isQueryFact, type Scope, slotsByScope } from "./scope.js";
import type { SettledRule } from "./settle-rules.js";

/** Rules of a candidate, in their order. */
export interface CandidateRules {
  holding: readonly Rule[];
  /** those that could not be checked */
  unknown: readonly Rule[];
  /** ids of those that hold and do not count, a stronger one resting on the same claim or study */
  uncounted: ReadonlySet<string>;
}

/** Words that are spelled out and kept; beyond, they are spelled out anew, so that memory stays flat. */
const MOST_KEPT = 20_000;

/** All rules that a query leaves open: which hold for a candidate, and which could not be checked. */
export class RuleProgram {
  /** how many words a candidate takes */
  readonly width: number;
  /** slots that a rule looks at */
  readonly slots: Readonly<Record<Scope, readonly number[]>>;
  private readonly program: BitProgram;
  private readonly rules: readonly Rule[];
  private readonly mover: Mover;
  private readonly told: CodeTuples<CandidateRules>;
  /** where only what no candidate has is known of */
  private readonly open: Int32Array;
  /** of the candidate at hand */
  private readonly words: Int32Array;
  private readonly outcomes: Uint8Array;

  constructor(rules: readonly SettledRule[], criteria: Criteria, table: FactTable) {
    this.rules = rules.map(({ rule }) => rule);
    this.program = new BitProgram(
      rules.map(({ condition }) => condition),
      table,
    );
    this.mover = new Mover(
      this.rules,
      criteria.criteria.map(({ id }) => id),
      criteria.steps.words,
    );
    this.width = this.program.width;
    this.told = new CodeTuples(this.width);
    this.words = this.program.newWords();
    this.outcomes = new Uint8Array(rules.length);
    const names = [...new Set(rules.flatMap(({ condition }) => factsOf(condition)))];
    this.slots = slotsByScope(names, table);
    this.open = this.program.newWords();
    // what the query leaves open stays so
    for (const name of names.filter(isQueryFact))
      this.program.narrow(table.slotOf(name), Number.NaN, this.open);
  }

  /** The rules of one candidate. */
  of(facts: FactRow): CandidateRules {
    this.program.run(facts, this.words);
    return this.tell();
  }

  /** What binders, or solvent systems, side by side leave of the rules, `width` words each. */
  ofPart(scope: Scope, columns: FactColumns, count: number): Int32Array {
    return this.program.narrowed(this.open, slotColumns(this.slots[scope], columns), count);
  }

  /**
   * What is left of the rules for a binder with each of the solvent systems.
   * @param binder its words, and `solvents` theirs, as `ofPart` gives them
   * @param into as many words as the solvents have
   */
  join(binder: Int32Array, solvents: Int32Array, pairs: FactColumns, into: Int32Array): void {
    this.program.join(binder, solvents, slotColumns(this.slots.pair, pairs), into);
  }

  /** The rules of the candidate whose words begin at a place. */
  rulesAt(words: Int32Array, from: number): CandidateRules {
    for (let word = 0; word < this.width; word++) this.words[word] = words[from + word]!;
    return this.tell();
  }

  /** The words at hand, spelled out. */
  private tell(): CandidateRules {
    const { words, outcomes, program, rules, told } = this;
    const known = told.get(words);
    if (known !== undefined) return known;
    program.outcomes(words, outcomes);
    const made = {
      holding: rules.filter((_, index) => outcomes[index] === HOLDS),
      unknown: rules.filter((_, index) => outcomes[index] === UNKNOWN),
      uncounted: this.mover.uncounted(outcomes),
    };
    if (told.size === MOST_KEPT) told.clear();
    told.add(words, made);
    return made;
  }
}
