import type { Criteria } from "../model/criteria.js";
import type { CriterionId, Rule } from "../model/rule.js";
import { type FactLookup, factsOf } from "./condition.js";
import { InputProgram, type SettledInput, settleInputs } from "./criterion-inputs.js";
import type { FactRow, FactTable } from "./fact-table.js";
import { HOLDS, UNKNOWN } from "./flat-program.js";
import { GroupStep, type Moves, newMoves, type ScopedOutcomes, type Stepping } from "./moves.js";
import { type PartOutcome, PartProgram } from "./part-program.js";
import { SCOPES, type Scope } from "./scope.js";
import { INTERVAL_WIDTH, Scoring } from "./scoring.js";
import type { SettledRule } from "./settle-rules.js";
import { isStepping, studyGroups } from "./study-groups.js";
import { EXCLUDED, type Reckoning, verdictCode } from "./verdict.js";

/** A binder or a solvent of a layer: its facts, and all that follows from them alone. */
export interface Part extends PartOutcome {
  row: FactRow;
  inputs: Float64Array;
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

/** Rules of a candidate, in their order. */
export interface CandidateRules {
  holding: Rule[];
  /** those that could not be checked */
  unknown: Rule[];
  /** ids of those that hold and do not count, a stronger one resting on the same claim or study */
  uncounted: Set<string>;
}

/**
 * The rules and criteria of one query. What follows from a binder or a solvent alone is settled once each (`binder`, `solvent`);
 * for a pair only what looks at both is run, and nothing is allocated.
 */
export class LayerProgram {
  /** Facts of the pair at hand are written here before it is judged. */
  readonly row: FactRow;
  /** slots that some rule or criterion looks at; those of a pair hold facts of its scaffold too */
  readonly slots: Readonly<Record<Scope, readonly number[]>>;
  /** those of a binder and of a solvent that what is about pairs looks at */
  private readonly crossingSlots: Readonly<Record<"binder" | "solvent", readonly number[]>>;
  private readonly programs: Readonly<Record<Scope, PartProgram>>;
  private readonly inputPrograms: Readonly<Record<Scope, InputProgram>>;
  private readonly crossing: readonly GroupStep[];
  private readonly scoring: Scoring;
  private readonly isWarnedByContext: boolean;
  private readonly pair: PartOutcome;
  private readonly moves: Moves;
  private readonly outcomes: [Uint8Array, Uint8Array, Uint8Array];
  /** whose facts stand in the row */
  private lastBinder: Part | null = null;
  private lastSolvent: Part | null = null;
  private readonly inputs: [Float64Array, Float64Array, Float64Array];

  constructor(private readonly setup: LayerSetup) {
    const { table, criteria, weights, context, rules } = setup;
    const stepping = { criteria: criteria.criteria.map(({ id }) => id), words: criteria.steps.words };
    const settled = criteria.criteria.map(({ inputs }) => settleInputs(inputs, setup.queryFacts));
    const { own, crossing } = groupSteps(rules, stepping);
    this.programs = byScope((scope) => new PartProgram(inScope(rules, scope), own[scope], stepping, table));
    this.inputPrograms = byScope((scope) => new InputProgram(inScope(settled.flat(), scope), table));
    this.crossing = crossing;
    this.scoring = new Scoring(criteria, settled, weights);
    this.isWarnedByContext = context.some((rule) => rule.effect === "warn" && rule.severity === "high");
    this.row = table.newRow();
    this.pair = this.programs.pair.newOutcome();
    this.moves = newMoves(stepping);
    this.outcomes = [this.pair.outcomes, this.pair.outcomes, this.pair.outcomes];
    const pairInputs = this.inputPrograms.pair.newValues();
    this.inputs = [pairInputs, pairInputs, pairInputs];
    const ofPairs = slotsOf(inScope(rules, "pair"), inScope(settled.flat(), "pair"), table);
    this.slots = slotsOf(rules, settled.flat(), table);
    this.crossingSlots = ofPairs;
  }

  newReckoning(): Reckoning {
    const criteria = new Uint8Array(INTERVAL_WIDTH * this.setup.criteria.criteria.length);
    return { verdict: EXCLUDED, score: 0, scoreLow: 0, scoreHigh: 0, unknownWeight: 0, criteria };
  }

  binder(row: FactRow): Part {
    return this.part("binder", row);
  }

  solvent(row: FactRow): Part {
    return this.part("solvent", row);
  }

  private part(scope: "binder" | "solvent", row: FactRow): Part {
    const part = { row, inputs: this.inputPrograms[scope].newValues(), ...this.programs[scope].newOutcome() };
    this.programs[scope].run(row, part);
    this.inputPrograms[scope].run(row, part.inputs);
    return part;
  }

  /**
   * Judges a binder with a solvent, verdict first, then the score.
   * @param isCapped whether something keeps it from being recommended
   */
  judge(binder: Part, solvent: Part, isCapped: boolean, into: Reckoning): void {
    const { pair, moves, outcomes, inputs } = this;
    into.verdict = EXCLUDED;
    if (binder.isExcluded || solvent.isExcluded) return;
    this.runPair(binder, solvent);
    if (pair.isExcluded) return;
    for (let lane = 0; lane < moves.length; lane++)
      moves[lane] = binder.moves[lane]! + solvent.moves[lane]! + pair.moves[lane]!;
    for (const group of this.crossing) group.addTo(moves, outcomes);
    this.inputPrograms.pair.run(this.row, inputs[2]);
    inputs[0] = binder.inputs;
    inputs[1] = solvent.inputs;
    this.scoring.score(inputs, moves, into);
    const isOpen = binder.isExclusionOpen || solvent.isExclusionOpen || pair.isExclusionOpen;
    const isWarned =
      this.isWarnedByContext || binder.isWarnedHigh || solvent.isWarnedHigh || pair.isWarnedHigh;
    into.verdict = verdictCode(isOpen, isWarned, isCapped || into.unknownWeight > MOST_UNKNOWN_WEIGHT);
  }

  private runPair(binder: Part, solvent: Part): void {
    const { row, outcomes } = this;
    if (binder !== this.lastBinder) {
      for (const slot of this.crossingSlots.binder) row[slot] = binder.row[slot]!;
      outcomes[0] = binder.outcomes;
      this.lastBinder = binder;
    }
    if (solvent !== this.lastSolvent) {
      for (const slot of this.crossingSlots.solvent) row[slot] = solvent.row[slot]!;
      outcomes[1] = solvent.outcomes;
      this.lastSolvent = solvent;
    }
    this.programs.pair.run(row, this.pair);
  }

  /** Which rules hold for a pair, and which could not be checked. */
  rulesOf(binder: Part, solvent: Part): CandidateRules {
    this.runPair(binder, solvent);
    const next = SCOPES.map(() => 0);
    const [holding, unknown]: [Rule[], Rule[]] = [[], []];
    for (const { rule, scope } of this.setup.rules) {
      const place = SCOPES.indexOf(scope);
      const outcome = this.outcomes[place]![next[place]!++];
      if (outcome === HOLDS) holding.push(rule);
      else if (outcome === UNKNOWN) unknown.push(rule);
    }
    return { holding, unknown, uncounted: this.uncounted(new Set(holding)) };
  }

  /** Of the pair that was run last. */
  private uncounted(holding: ReadonlySet<Rule>): Set<string> {
    const { outcomes, moves } = this;
    const left = (step: GroupStep, own: ScopedOutcomes): string[] => {
      step.addTo(moves, own);
      return step.group.rules.flatMap((rule, place) =>
        holding.has(rule) && step.counted[place] === 0 ? [rule.id] : [],
      );
    };
    return new Set([
      ...SCOPES.flatMap((scope, place) => {
        const own = outcomes[place]!;
        return this.programs[scope].groups.flatMap((step) => left(step, [own, own, own]));
      }),
      ...this.crossing.flatMap((step) => left(step, outcomes)),
    ]);
  }
}

const byScope = <T>(make: (scope: Scope) => T): Record<Scope, T> => ({
  binder: make("binder"),
  solvent: make("solvent"),
  pair: make("pair"),
});

const inScope = <T extends { scope: Scope }>(list: readonly T[], scope: Scope): T[] =>
  list.filter((entry) => entry.scope === scope);

/** Slots of the facts that rules and inputs look at, by scope. */
function slotsOf(
  rules: readonly SettledRule[],
  inputs: readonly SettledInput[],
  table: FactTable,
): Record<Scope, number[]> {
  const names = new Set([
    ...rules.flatMap(({ condition }) => factsOf(condition)),
    ...inputs.flatMap(({ facts }) => facts),
  ]);
  const within = (...scopes: string[]) =>
    [...names]
      .filter((name) => scopes.includes(name.slice(0, name.indexOf("."))))
      .map((name) => table.slotOf(name));
  return { binder: within("binder"), solvent: within("solvent"), pair: within("pair", "scaffold") };
}

/** Groups of rules that lie in one scope, by it, and those that reach into more than one. */
function groupSteps(rules: readonly SettledRule[], stepping: Stepping) {
  const next = SCOPES.map(() => 0);
  const places = new Map(
    rules.map(({ rule, scope: name }) => {
      const scope = SCOPES.indexOf(name);
      return [rule, { scope, place: next[scope]!++ }];
    }),
  );
  const steppingRules = rules.map(({ rule }) => rule).filter(isStepping);
  const steps = studyGroups(steppingRules, stepping.words).map((group) => {
    const own = group.rules.map((rule) => places.get(rule)!);
    const scopes = new Set(own.map(({ scope }) => scope));
    return { scope: scopes.size === 1 ? own[0]!.scope : -1, step: new GroupStep(group, own, stepping) };
  });
  const within = (place: number) => steps.filter(({ scope }) => scope === place).map(({ step }) => step);
  return { own: byScope((scope) => within(SCOPES.indexOf(scope))), crossing: within(-1) };
}
