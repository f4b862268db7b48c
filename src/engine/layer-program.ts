import type { Criteria } from "../model/criteria.js";
import type { CriterionId, Rule } from "../model/rule.js";
import { BitProgram } from "./bit-program.js";
import { CodeTuples } from "./code-tuples.js";
import { at, type Column, type FactColumns } from "./columns.js";
import { type FactLookup, factsOf } from "./condition.js";
import { factsOfInput, InputReader, Intervals, type SettledInput, settleInputs } from "./criterion-inputs.js";
import type { FactRow, FactTable } from "./fact-table.js";
import { FAILS, HOLDS, type Outcomes, outcomeAt } from "./kleene.js";
import { Mover, type Moves } from "./moves.js";
import type { Reckoned, Reckoning } from "./reckoning.js";
import { isQueryFact, SCOPES, type Scope } from "./scope.js";
import { Scoring } from "./scoring.js";
import type { SettledRule } from "./settle-rules.js";
import { isStepping } from "./study-groups.js";
import { verdictCode } from "./verdict.js";

/** What a binder or a solvent system by itself leaves of the conditions, and what it says of criteria. */
interface Kind {
  /** the same number for all that are alike to the rules and criteria of the layer */
  number: number;
  words: Int32Array;
  /** numbers of intervals, by input of the scope */
  inputs: Int32Array;
  /** whether a rule excludes it whatever the rest is */
  isOut: boolean;
}

/** Binders, or solvent systems, side by side in a layer, each with all that follows from it alone. */
export interface Part {
  columns: FactColumns;
  kinds: readonly Kind[];
}

export interface LayerSetup {
  rules: readonly SettledRule[];
  /** rules about the query alone that hold */
  context: readonly Rule[];
  criteria: Criteria;
  /** whole percents; 0 where a criterion does not apply */
  weights: ReadonlyMap<CriterionId, number>;
  queryFacts: FactLookup;
  table: FactTable;
}

/** Nothing known of more than this much of the weight, in percent, keeps a candidate from being recommended. */
const MOST_UNKNOWN_WEIGHT = 50;

/** Outcomes that are kept; beyond, they are worked out anew, so that memory stays flat. */
const MOST_KEPT = 20_000;

/** Rules of a candidate, in their order. */
export interface CandidateRules {
  holding: Rule[];
  /** those that could not be checked */
  unknown: Rule[];
  /** ids of those that hold and do not count, a stronger one resting on the same claim or study */
  uncounted: Set<string>;
}

/** What the rules come to, whatever the criteria start from. */
interface RulesOutcome {
  exclusion: number;
  isWarnedHigh: boolean;
  moves: Moves;
  /** by input */
  applies: Uint8Array;
}

/**
 * The rules and criteria of one query. Whatever is alike to all of them is judged once: solvents of one kind, a binder with a kind of
 * solvent and facts of the pair that leave the same of the rules.
 */
export class LayerProgram {
  /** slots that a verdict or a score may hang on; those of a pair hold facts of its scaffold too */
  readonly slots: Readonly<Record<Scope, readonly number[]>>;
  private readonly scopeOfSlot: ReadonlyMap<number, Scope>;
  /** those that a verdict or a score hangs on, then the others */
  private readonly rules: readonly SettledRule[];
  private readonly decidingCount: number;
  /** conditions of the rules that decide, then of the inputs */
  private readonly program: BitProgram;
  /** conditions of all rules; made when somebody asks which hold */
  private whole: BitProgram | null = null;
  private readonly inputs: readonly SettledInput[];
  private readonly readers: Readonly<Record<Scope, readonly InputReader[]>>;
  /** by input, its place among those of its scope */
  private readonly inputPlaces: readonly number[];
  private readonly mover: Mover;
  private readonly scoring: Scoring;
  private readonly isWarnedByContext: boolean;
  /** indexes of rules */
  private readonly excluding: readonly number[];
  private readonly warningHigh: readonly number[];
  private readonly kinds: Readonly<Record<"binder" | "solvent", CodeTuples<Kind>>>;
  private readonly outcomes: CodeTuples<RulesOutcome>;
  /** by kind of binder: kind of solvent, rows of the pair's facts and intervals of its inputs */
  private readonly reckoned: CodeTuples<Reckoned>[] = [];
  /** where only what the query leaves open is known of */
  private readonly open: Int32Array;
  /** of the candidate at hand */
  private readonly words: Int32Array;
  private readonly tuple: Int32Array;
  /** numbers of the intervals of its inputs */
  private readonly scored: Int32Array;

  constructor(private readonly setup: LayerSetup) {
    const { table, criteria, weights, context, rules } = setup;
    const deciding = rules.filter(({ rule }) => decides(rule));
    this.decidingCount = deciding.length;
    this.rules = [...deciding, ...rules.filter(({ rule }) => !decides(rule))];
    const settled = criteria.criteria.map(({ inputs }) => settleInputs(inputs, setup.queryFacts));
    this.inputs = settled.flat();
    this.program = new BitProgram(
      [...deciding, ...this.inputs].map(({ condition }) => condition),
      table,
    );
    const intervals = new Intervals();
    this.readers = byScope((scope) =>
      inScope(this.inputs, scope).map(({ input }) => new InputReader(input, table, intervals)),
    );
    const next = { binder: 0, solvent: 0, pair: 0 };
    this.inputPlaces = this.inputs.map(({ scope }) => next[scope]++);
    this.mover = new Mover(
      deciding.map(({ rule }) => rule),
      criteria.criteria.map(({ id }) => id),
      criteria.steps.words,
    );
    const inputCounts = settled.map(({ length }) => length);
    this.scoring = new Scoring(criteria, weights, inputCounts, intervals);
    this.isWarnedByContext = context.some(isHighWarning);
    const indexesOf = (isSuch: (rule: Rule) => boolean) =>
      deciding.flatMap(({ rule }, index) => (isSuch(rule) ? [index] : []));
    this.excluding = indexesOf(({ effect }) => effect === "exclude");
    this.warningHigh = indexesOf(isHighWarning);
    this.slots = slotsOf(deciding, this.inputs, table);
    this.scopeOfSlot = new Map(SCOPES.flatMap((scope) => this.slots[scope].map((slot) => [slot, scope])));
    const { width } = this.program;
    this.kinds = {
      binder: new CodeTuples(width + this.readers.binder.length),
      solvent: new CodeTuples(width + this.readers.solvent.length),
    };
    this.outcomes = new CodeTuples(width);
    this.open = this.program.newWords();
    for (const name of namesIn(deciding, this.inputs).filter(isQueryFact))
      this.program.narrow(table.slotOf(name), Number.NaN, this.open);
    this.words = new Int32Array(width);
    this.scored = new Int32Array(this.inputs.length);
    this.tuple = new Int32Array(1 + this.slots.pair.length + this.readers.pair.length);
  }

  /** @param count how many there are side by side */
  binders(columns: FactColumns, count = 1): Part {
    return this.part("binder", columns, count);
  }

  /** @param count how many there are side by side */
  solvents(columns: FactColumns, count = 1): Part {
    return this.part("solvent", columns, count);
  }

  private part(scope: "binder" | "solvent", columns: FactColumns, count: number): Part {
    const slots = this.slots[scope].map((slot) => ({ slot, column: columns(slot) }));
    const inputs = this.readers[scope].map((reader) => inputColumns(reader, columns));
    const { width } = this.program;
    const tuple = new Int32Array(width + inputs.length);
    const kinds = Array.from({ length: count }, (_, index) => {
      tuple.set(this.open);
      for (let place = 0; place < slots.length; place++) {
        const { slot, column } = slots[place]!;
        this.program.narrow(slot, at(column, index), tuple);
      }
      for (let place = 0; place < inputs.length; place++)
        tuple[width + place] = intervalAt(inputs[place]!, index);
      return this.kindOf(scope, tuple);
    });
    return { columns, kinds };
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
    return this.excluding.some(
      (index) => this.rules[index]!.scope === scope && this.program.outcome(index, settled) === HOLDS,
    );
  }

  /**
   * Judges a binder with solvents, verdict first, then the score.
   * @param pairs facts of the pairs
   * @param isCapped holds where something keeps a pair from being recommended
   */
  judge(binder: Part, solvents: Part, pairs: FactColumns, isCapped: Outcomes, into: Reckoning): void {
    const own = binder.kinds[0]!;
    const pair = this.pairColumns(binder, solvents, pairs);
    this.reckoned[own.number] ??= new CodeTuples(this.tuple.length);
    const known = this.reckoned[own.number]!;
    for (let index = 0; index < into.count; index++) {
      const solvent = solvents.kinds[index]!;
      this.fill(solvent, pair, index);
      let reckoned = known.get(this.tuple);
      if (reckoned === undefined) {
        reckoned = this.reckon(own, solvent);
        if (known.size === MOST_KEPT) known.clear();
        known.add(this.tuple, reckoned);
      }
      into.reckoned[index] = reckoned;
      const isHeldBack = outcomeAt(isCapped, index) === HOLDS || reckoned.unknownWeight > MOST_UNKNOWN_WEIGHT;
      into.verdict[index] = verdictCode(reckoned.exclusion, reckoned.isWarnedHigh, isHeldBack);
    }
  }

  /** What verdict and score may hang on in pairs: their facts, and the inputs that are read from them. */
  private pairColumns(binder: Part, solvents: Part, pairs: FactColumns): PairColumns {
    const columns = this.columnsOf(binder, solvents, pairs);
    return {
      facts: this.slots.pair.map((slot) => ({ slot, column: pairs(slot) })),
      inputs: this.readers.pair.map((reader) => inputColumns(reader, columns)),
    };
  }

  /** Fills the tuple of a candidate; candidates are filled in turn, and what is the same for all is looked up for the first. */
  private fill({ number }: Kind, { facts, inputs }: PairColumns, index: number): void {
    const { tuple, program } = this;
    tuple[0] = number;
    for (let place = 0; place < facts.length; place++) {
      const { slot, column } = facts[place]!;
      if (index === 0 || typeof column !== "number")
        tuple[1 + place] = program.rowOf(slot, at(column, index));
    }
    const firstInput = 1 + facts.length;
    for (let place = 0; place < inputs.length; place++)
      if (index === 0 || !isSameForAll(inputs[place]!))
        tuple[firstInput + place] = intervalAt(inputs[place]!, index);
  }

  /** What the candidate of the tuple at hand comes to. */
  private reckon(binder: Kind, solvent: Kind): Reckoned {
    const { exclusion, isWarnedHigh, moves, applies } = this.outcomeOf(this.join(binder, solvent));
    const { scored, inputs, tuple } = this;
    const firstOfPair = 1 + this.slots.pair.length;
    for (let index = 0; index < scored.length; index++) {
      const { scope } = inputs[index]!;
      const place = this.inputPlaces[index]!;
      if (scope === "binder") scored[index] = binder.inputs[place]!;
      else scored[index] = scope === "solvent" ? solvent.inputs[place]! : tuple[firstOfPair + place]!;
    }
    return { exclusion, isWarnedHigh, ...this.scoring.score(applies, scored, moves) };
  }

  /** Criteria of the first of the pairs: low, value and high of each, in hundredths. */
  criteriaOf(binder: Part, solvents: Part, pairs: FactColumns): Uint8Array {
    const [own, solvent] = [binder.kinds[0]!, solvents.kinds[0]!];
    this.fill(solvent, this.pairColumns(binder, solvents, pairs), 0);
    this.reckon(own, solvent);
    return this.scoring.criteria.slice();
  }

  /** What is left of the conditions of a binder with a solvent, and the pair's facts as the tuple at hand says them. */
  private join(binder: Kind, solvent: Kind): Int32Array {
    const { words, program, tuple } = this;
    for (let word = 0; word < words.length; word++) words[word] = binder.words[word]! & solvent.words[word]!;
    const slots = this.slots.pair;
    for (let place = 0; place < slots.length; place++) program.take(slots[place]!, tuple[1 + place]!, words);
    program.settle(words);
    return words;
  }

  private outcomeOf(words: Int32Array): RulesOutcome {
    const known = this.outcomes.get(words);
    if (known !== undefined) return known;
    const { program, decidingCount } = this;
    const outcomesOf = (indexes: readonly number[]) => indexes.map((index) => program.outcome(index, words));
    const made = {
      exclusion: Math.max(FAILS, ...outcomesOf(this.excluding)),
      isWarnedHigh: this.isWarnedByContext || outcomesOf(this.warningHigh).includes(HOLDS),
      moves: this.mover.moves(program, words),
      applies: Uint8Array.from(this.inputs, (_, index) => program.outcome(decidingCount + index, words)),
    };
    if (this.outcomes.size === MOST_KEPT) this.outcomes.clear();
    this.outcomes.add(words, made);
    return made;
  }

  private columnsOf(binder: Part, solvents: Part, pairs: FactColumns): FactColumns {
    return (slot) => {
      const scope = this.scopeOfSlot.get(slot);
      if (scope === "binder") return binder.columns(slot);
      if (scope === "solvent") return solvents.columns(slot);
      // what the query leaves open stays so
      return scope === "pair" ? pairs(slot) : Number.NaN;
    };
  }

  /** Which rules hold for a candidate, and which could not be checked. */
  rulesOf(facts: FactRow): CandidateRules {
    const { rules, setup } = this;
    this.whole ??= new BitProgram(
      rules.map(({ condition }) => condition),
      setup.table,
    );
    const words = this.whole.newWords();
    this.whole.run(facts, words);
    const { holding, unknown } = this.whole.found(words);
    const those = (indexes: readonly number[]) => {
      const found = new Set(indexes.map((index) => rules[index]!));
      return setup.rules.flatMap((settled) => (found.has(settled) ? [settled.rule] : []));
    };
    return {
      holding: those(holding),
      unknown: those(unknown),
      uncounted: this.mover.uncounted(this.whole, words),
    };
  }
}

/** Whether a verdict or a score may hang on a rule. */
const decides = (rule: Rule): boolean => rule.effect === "exclude" || isHighWarning(rule) || isStepping(rule);

const isHighWarning = (rule: Rule): boolean => rule.effect === "warn" && rule.severity === "high";

const inputColumns = (reader: InputReader, columns: FactColumns) => ({
  reader,
  value: columns(reader.slot),
  basis: reader.judgedSlot < 0 ? 0 : columns(reader.judgedSlot),
});

type InputColumns = ReturnType<typeof inputColumns>;

interface PairColumns {
  facts: readonly { slot: number; column: Column }[];
  inputs: readonly InputColumns[];
}

const isSameForAll = ({ value, basis }: InputColumns): boolean =>
  typeof value === "number" && typeof basis === "number";

const intervalAt = ({ reader, value, basis }: InputColumns, index: number): number =>
  reader.read(at(value, index), at(basis, index));

const byScope = <T>(make: (scope: Scope) => T): Record<Scope, T> => ({
  binder: make("binder"),
  solvent: make("solvent"),
  pair: make("pair"),
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

/** Their slots, by scope. */
function slotsOf(
  rules: readonly SettledRule[],
  inputs: readonly SettledInput[],
  table: FactTable,
): Record<Scope, number[]> {
  const names = namesIn(rules, inputs);
  const within = (...scopes: string[]) =>
    names
      .filter((name) => scopes.includes(name.slice(0, name.indexOf("."))))
      .map((name) => table.slotOf(name));
  return { binder: within("binder"), solvent: within("solvent"), pair: within("pair", "scaffold") };
}
