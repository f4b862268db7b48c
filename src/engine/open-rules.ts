import type { Criteria } from "../model/criteria.js";
import { speaksAgainst } from "../model/effects.js";
import type { Rule } from "../model/rule.js";
import { BitProgram } from "./bit-program.js";
import { CodeTuples } from "./code-tuples.js";
import { at, type Column, type FactColumns, keptColumn, slotColumns } from "./columns.js";
import { factsOf } from "./condition.js";
import { factsOfInput, InputReader, Intervals, type SettledInput } from "./criterion-inputs.js";
import { decides, isHighWarning } from "./effects.js";
import type { FactRow, FactTable } from "./fact-table.js";
import { HOLDS, UNKNOWN } from "./kleene.js";
import { Mover, type Moves } from "./moves.js";
import { type CandidateRules, RuleProgram } from "./rule-program.js";
import { byScope, isQueryFact, SCOPES, type Scope, slotsByScope } from "./scope.js";
import type { SettledRule } from "./settle-rules.js";

/** What a binder or a solvent system by itself leaves of the conditions, and what it says of criteria. */
export interface Kind {
  /** the same number for all that are alike to the rules and criteria of the layer */
  number: number;
  words: Int32Array;
  /** numbers of intervals, by input of the scope */
  inputs: Int32Array;
  /** whether a rule excludes it whatever the rest is */
  isOut: boolean;
}

/** Binders, or solvent systems, side by side, each with all that follows from it alone. */
export interface Part {
  columns: FactColumns;
  kinds: readonly Kind[];
  /** those of the kinds, one after another */
  words: Int32Array;
}

export interface OpenSetup {
  rules: readonly SettledRule[];
  /** of each criterion, those that may apply */
  inputs: readonly (readonly SettledInput[])[];
  criteria: Criteria;
  table: FactTable;
  /** whether it is told of every candidate what speaks against it */
  isTelling?: boolean;
}

/** Outcomes that are kept; beyond, they are worked out anew, so that memory stays flat. */
const MOST_KEPT = 20_000;

/** What the rules come to, whatever the criteria start from; how they move these is worked out where it is asked for, and kept. */
export class RulesOutcome {
  private known: Moves | null = null;

  /**
   * @param exclusion whether a rule excludes: it holds, fails, or is unknown
   * @param against null unless it is told of every candidate
   * @param becomes what becomes of the rules, and then of the conditions of the inputs
   * @param ruleCount how many of these are rules
   */
  constructor(
    readonly exclusion: number,
    readonly isWarnedHigh: boolean,
    readonly against: Against | null,
    private readonly becomes: Uint8Array,
    private readonly ruleCount: number,
    private readonly mover: Mover,
  ) {}

  get moves(): Moves {
    this.known ??= this.mover.moves(this.becomes);
    return this.known;
  }

  /** Whether the input at a place applies. */
  applies(input: number): number {
    return this.becomes[this.ruleCount + input]!;
  }
}

/** Ids of the rules that speak against a candidate. */
export interface Against {
  holding: readonly string[];
  /** rules that exclude and could not be checked */
  unknown: readonly string[];
}

/**
 * What a query leaves open of rules and criteria, whatever these weigh. Whatever is alike to all of them is judged once: binders and
 * solvents of one kind, and pairs that leave the same of the rules.
 */
export class OpenRules {
  /** slots that a verdict or a score may hang on; those of a pair hold facts of its scaffold too */
  readonly slots: Readonly<Record<Scope, readonly number[]>>;
  /** conditions of the rules that are joined, then of the inputs */
  readonly program: BitProgram;
  readonly inputs: readonly SettledInput[];
  /** how many inputs each criterion has */
  readonly inputCounts: readonly number[];
  /** by input, its place among those of its scope */
  readonly inputPlaces: readonly number[];
  readonly intervals = new Intervals();
  readonly readers: Readonly<Record<Scope, readonly InputReader[]>>;
  private readonly scopeOfSlot: ReadonlyMap<number, Scope>;
  /** those that are joined for every candidate */
  private readonly rules: readonly SettledRule[];
  /** made when somebody asks which rules hold */
  private whole: RuleProgram | null = null;
  private readonly mover: Mover;
  /** bits of the rules that exclude: of all, and of each scope */
  private readonly excluding: Int32Array;
  private readonly excludingBy: Readonly<Record<Scope, Int32Array>>;
  private readonly warningHigh: Int32Array;
  private readonly kinds: Readonly<Record<"binder" | "solvent", CodeTuples<Kind>>>;
  private readonly outcomes: CodeTuples<RulesOutcome>;
  /** by index, what becomes of the conditions of the words at hand */
  private readonly becomes: Uint8Array;
  /** where only what the query leaves open is known of */
  private readonly open: Int32Array;

  constructor(private readonly setup: OpenSetup) {
    const { table, criteria, rules } = setup;
    const isJoined = setup.isTelling ? (rule: Rule) => decides(rule) || speaksAgainst(rule) : decides;
    const joined = rules.filter(({ rule }) => isJoined(rule));
    this.rules = joined;
    this.inputs = setup.inputs.flat();
    this.inputCounts = setup.inputs.map(({ length }) => length);
    this.program = new BitProgram(
      [...joined, ...this.inputs].map(({ condition }) => condition),
      table,
    );
    this.readers = byScope((scope) =>
      inScope(this.inputs, scope).map(({ input }) => new InputReader(input, table, this.intervals)),
    );
    const next = { binder: 0, solvent: 0, pair: 0 };
    this.inputPlaces = this.inputs.map(({ scope }) => next[scope]++);
    this.mover = new Mover(
      joined.map(({ rule }) => rule),
      criteria.criteria.map(({ id }) => id),
      criteria.steps.words,
    );
    const maskOf = (isSuch: (rule: SettledRule) => boolean) =>
      this.program.maskOf(joined.flatMap((rule, index) => (isSuch(rule) ? [index] : [])));
    const isExcluding = ({ rule }: SettledRule) => rule.effect === "exclude";
    this.excluding = maskOf(isExcluding);
    this.excludingBy = byScope((scope) => maskOf((rule) => isExcluding(rule) && rule.scope === scope));
    this.warningHigh = maskOf(({ rule }) => isHighWarning(rule));
    this.slots = slotsByScope(namesIn(joined, this.inputs), table);
    this.scopeOfSlot = new Map(SCOPES.flatMap((scope) => this.slots[scope].map((slot) => [slot, scope])));
    const { width } = this.program;
    this.kinds = {
      binder: new CodeTuples(width + this.readers.binder.length),
      solvent: new CodeTuples(width + this.readers.solvent.length),
    };
    this.outcomes = new CodeTuples(width);
    this.becomes = new Uint8Array(joined.length + this.inputs.length);
    this.open = this.program.newWords();
    for (const name of namesIn(joined, this.inputs).filter(isQueryFact))
      this.program.narrow(table.slotOf(name), Number.NaN, this.open);
  }

  /** @param count how many there are side by side */
  part(scope: "binder" | "solvent", columns: FactColumns, count = 1): Part {
    const { width } = this.program;
    const words = this.program.narrowed(this.open, slotColumns(this.slots[scope], columns), count);
    const inputs = this.readers[scope].map((reader) => inputColumn(reader, columns));
    const tuple = new Int32Array(width + inputs.length);
    const kinds = Array.from({ length: count }, (_, index) => {
      for (let word = 0; word < width; word++) tuple[word] = words[width * index + word]!;
      for (let place = 0; place < inputs.length; place++)
        tuple[width + place] = intervalAt(inputs[place]!, index);
      return this.kindOf(scope, tuple);
    });
    return { columns, kinds, words };
  }

  /** Those of a part that stand at these places. @param columns their facts */
  picked({ kinds }: Part, places: Int32Array, columns: FactColumns): Part {
    const { width } = this.program;
    const words = new Int32Array(width * places.length);
    const own = Array.from(places, (place, index) => {
      const kind = kinds[place]!;
      words.set(kind.words, width * index);
      return kind;
    });
    return { columns, kinds: own, words };
  }

  private kindOf(scope: "binder" | "solvent", tuple: Int32Array): Kind {
    const kinds = this.kinds[scope];
    const known = kinds.get(tuple);
    if (known !== undefined) return known;
    const { width } = this.program;
    const words = tuple.slice(0, width);
    const made = { number: kinds.size, words, inputs: tuple.slice(width), isOut: this.isOut(scope, words) };
    kinds.add(tuple, made);
    return made;
  }

  /** Whether a rule of the scope excludes, all facts of which are known of. */
  private isOut(scope: Scope, words: Int32Array): boolean {
    const settled = words.slice();
    this.program.settle(settled);
    return this.program.outcomeOfAny(this.excludingBy[scope], settled) === HOLDS;
  }

  /** What is left of the rules for a binder with each of the solvents. @param into words, as many as the solvents have */
  join(binder: Kind, solvents: Part, pairs: FactColumns, into: Int32Array): void {
    this.program.join(binder.words, solvents.words, slotColumns(this.slots.pair, pairs), into);
  }

  /** Whether a rule excludes, by what is left of them: it holds, fails, or is unknown. */
  exclusionOf(words: Int32Array, from: number): number {
    return this.program.outcomeOfAny(this.excluding, words, from);
  }

  isWarnedHigh(words: Int32Array, from: number): boolean {
    return this.program.outcomeOfAny(this.warningHigh, words, from) === HOLDS;
  }

  /** What the inputs that are about the pair are read from. */
  pairInputs(binder: Part, solvents: Part, pairs: FactColumns): PairInputs {
    const columns: FactColumns = (slot) => {
      const scope = this.scopeOfSlot.get(slot);
      if (scope === "binder") return binder.columns(slot);
      if (scope === "solvent") return solvents.columns(slot);
      // what the query leaves open stays so
      return scope === "pair" ? pairs(slot) : Number.NaN;
    };
    return this.readers.pair.map((reader) => inputColumn(reader, columns));
  }

  /** What the rules come to by what is left of their conditions once all facts are known of. */
  outcomeOf(words: Int32Array): RulesOutcome {
    const known = this.outcomes.get(words);
    if (known !== undefined) return known;
    const { becomes } = this;
    this.program.outcomes(words, becomes);
    const made = new RulesOutcome(
      this.exclusionOf(words, 0),
      this.isWarnedHigh(words, 0),
      this.setup.isTelling ? this.against() : null,
      becomes.slice(),
      this.rules.length,
      this.mover,
    );
    if (this.outcomes.size === MOST_KEPT) this.outcomes.clear();
    this.outcomes.add(words, made);
    return made;
  }

  /** Of the conditions of the words at hand. */
  private against(): Against {
    const those = (outcome: number, isSuch: (rule: Rule) => boolean) =>
      this.rules
        .filter(({ rule }, index) => this.becomes[index] === outcome && isSuch(rule))
        .map(({ rule }) => rule.id);
    return {
      holding: those(HOLDS, speaksAgainst),
      unknown: those(UNKNOWN, ({ effect }) => effect === "exclude"),
    };
  }

  /** Which rules hold for a candidate, and which could not be checked. */
  rulesOf(facts: FactRow): CandidateRules {
    const { rules, criteria, table } = this.setup;
    this.whole ??= new RuleProgram(rules, criteria, table);
    return this.whole.of(facts);
  }
}

/** What an input is read from, of candidates side by side. */
interface InputColumn {
  reader: InputReader;
  value: Column;
  basis: Column;
}

/** Of the inputs that are about the pair, in their order. */
export type PairInputs = readonly InputColumn[];

const inputColumn = (reader: InputReader, columns: FactColumns): InputColumn => ({
  reader,
  value: columns(reader.slot),
  basis: reader.judgedSlot < 0 ? 0 : columns(reader.judgedSlot),
});

/** The number of its interval. */
export const intervalAt = ({ reader, value, basis }: InputColumn, index: number): number =>
  reader.read(at(value, index), at(basis, index));

/** Nothing is written over it. */
export const keptInput = ({ reader, value, basis }: InputColumn): InputColumn => ({
  reader,
  value: keptColumn(value),
  basis: keptColumn(basis),
});

const inScope = <T extends { scope: Scope }>(list: readonly T[], scope: Scope): T[] =>
  list.filter((entry) => entry.scope === scope);

/** Names of the facts that rules and inputs look at. */
const namesIn = (rules: readonly SettledRule[], inputs: readonly SettledInput[]): string[] => [
  ...new Set([
    ...[...rules, ...inputs].flatMap(({ condition }) => factsOf(condition)),
    ...inputs.flatMap(({ input }) => factsOfInput(input)),
  ]),
];
