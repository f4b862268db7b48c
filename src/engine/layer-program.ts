import type { Criteria } from "../model/criteria.js";
import type { CriterionId, Rule } from "../model/rule.js";
import type { FactColumns } from "./column-condition.js";
import { type FactLookup, factsOf } from "./condition.js";
import { type InputColumns, InputProgram, type SettledInput, settleInputs } from "./criterion-inputs.js";
import type { FactTable } from "./fact-table.js";
import { greatest, HOLDS, type Outcomes, outcomeAt, UNKNOWN } from "./kleene.js";
import { GroupStep, movesOfAll, type ScopedOutcomes, type Stepping } from "./moves.js";
import { Reckoning } from "./reckoning.js";
import { SCOPES, type Scope } from "./scope.js";
import { type ScopeOutcome, ScopeProgram } from "./scope-program.js";
import { Scoring } from "./scoring.js";
import type { SettledRule } from "./settle-rules.js";
import { isStepping, studyGroups } from "./study-groups.js";
import { verdictCode } from "./verdict.js";

/** A binder, or solvents side by side, in a layer: their facts, and all that follows from these alone. */
export interface Part {
  columns: FactColumns;
  outcome: ScopeOutcome;
  /** by input of the scope */
  inputs: readonly InputColumns[];
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
 * The rules and criteria of one query. What follows from a binder or from solvents alone is settled once; then a binder meets all
 * solvents at once, and only what looks at both is run, column by column.
 */
export class LayerProgram {
  /** slots that some rule or criterion looks at; those of a pair hold facts of its scaffold too */
  readonly slots: Readonly<Record<Scope, readonly number[]>>;
  private readonly scopeOfSlot: ReadonlyMap<number, Scope>;
  private readonly programs: Readonly<Record<Scope, ScopeProgram>>;
  private readonly inputPrograms: Readonly<Record<Scope, readonly InputProgram[]>>;
  /** for each criterion, where its inputs are: scope and place in it */
  private readonly inputPlaces: readonly (readonly { scope: Scope; place: number }[])[];
  private readonly crossing: readonly GroupStep[];
  private readonly scoring: Scoring;
  private readonly isWarnedByContext: boolean;

  constructor(private readonly setup: LayerSetup) {
    const { table, criteria, weights, context, rules } = setup;
    const stepping = { criteria: criteria.criteria.map(({ id }) => id), words: criteria.steps.words };
    const settled = criteria.criteria.map(({ inputs }) => settleInputs(inputs, setup.queryFacts));
    const { own, crossing } = groupSteps(rules, stepping);
    this.programs = byScope((scope) => new ScopeProgram(inScope(rules, scope), own[scope], stepping, table));
    this.inputPrograms = byScope((scope) =>
      inScope(settled.flat(), scope).map((input) => new InputProgram(input, table)),
    );
    const next = { binder: 0, solvent: 0, pair: 0 };
    this.inputPlaces = settled.map((inputs) => inputs.map(({ scope }) => ({ scope, place: next[scope]++ })));
    this.crossing = crossing;
    this.scoring = new Scoring(criteria, weights);
    this.isWarnedByContext = context.some((rule) => rule.effect === "warn" && rule.severity === "high");
    this.slots = slotsOf(rules, settled.flat(), table);
    this.scopeOfSlot = new Map(SCOPES.flatMap((scope) => this.slots[scope].map((slot) => [slot, scope])));
  }

  newReckoning(count: number): Reckoning {
    return new Reckoning(count, this.setup.criteria.criteria.length);
  }

  binder(columns: FactColumns): Part {
    return this.part("binder", columns);
  }

  solvents(columns: FactColumns): Part {
    return this.part("solvent", columns);
  }

  private part(scope: Scope, columns: FactColumns): Part {
    return {
      columns,
      outcome: this.programs[scope].run(columns),
      inputs: this.inputPrograms[scope].map((input) => input.run(columns)),
    };
  }

  /**
   * Judges a binder with solvents, verdict first, then the score.
   * @param pairs facts of the pairs
   * @param isCapped holds where something keeps a pair from being recommended
   */
  judge(binder: Part, solvents: Part, pairs: FactColumns, isCapped: Outcomes, into: Reckoning): void {
    const pair = this.pair(binder, solvents, pairs);
    const parts = { binder, solvent: solvents, pair };
    const all = SCOPES.map((scope) => parts[scope].outcome);
    const moves = movesOfAll(all.map((outcome) => outcome.moves));
    const outcomes = all.map((outcome) => outcome.outcomes);
    for (const group of this.crossing) group.addTo(moves, outcomes);
    const inputs = this.inputPlaces.map((places) =>
      places.map(({ scope, place }) => parts[scope].inputs[place]!),
    );
    const exclusion = all.map((outcome) => outcome.exclusion).reduce(greatest);
    this.scoring.score(inputs, moves, exclusion, into);
    const warning = all.map(({ highWarning }) => highWarning).reduce(greatest);
    for (let index = 0; index < into.count; index++) {
      const isWarned = this.isWarnedByContext || outcomeAt(warning, index) === HOLDS;
      const isHeldBack =
        outcomeAt(isCapped, index) === HOLDS || into.unknownWeight[index]! > MOST_UNKNOWN_WEIGHT;
      into.verdict[index] = verdictCode(outcomeAt(exclusion, index), isWarned, isHeldBack);
    }
  }

  private pair(binder: Part, solvents: Part, pairs: FactColumns): Part {
    return this.part("pair", (slot) => {
      const scope = this.scopeOfSlot.get(slot);
      if (scope === "binder") return binder.columns(slot);
      if (scope === "solvent") return solvents.columns(slot);
      // what the query leaves open stays so
      return scope === "pair" ? pairs(slot) : Number.NaN;
    });
  }

  /** Which rules hold for the first of the pairs, and which could not be checked. */
  rulesOf(binder: Part, solvents: Part, pairs: FactColumns): CandidateRules {
    const outcomes = [binder, solvents, this.pair(binder, solvents, pairs)].map(
      ({ outcome }) => outcome.outcomes,
    );
    const next = SCOPES.map(() => 0);
    const [holding, unknown]: [Rule[], Rule[]] = [[], []];
    for (const { rule, scope } of this.setup.rules) {
      const place = SCOPES.indexOf(scope);
      const outcome = outcomeAt(outcomes[place]![next[place]!++]!, 0);
      if (outcome === HOLDS) holding.push(rule);
      else if (outcome === UNKNOWN) unknown.push(rule);
    }
    return { holding, unknown, uncounted: this.uncounted(new Set(holding), outcomes) };
  }

  private uncounted(holding: ReadonlySet<Rule>, outcomes: ScopedOutcomes): Set<string> {
    const left = (step: GroupStep, own: ScopedOutcomes): string[] => {
      const counted = step.counted(own);
      return step.group.rules.flatMap((rule, place) =>
        holding.has(rule) && outcomeAt(counted[place]!, 0) !== HOLDS ? [rule.id] : [],
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
