import type { Rule } from "../model/rule.js";
import { ColumnCondition, type FactColumns } from "./column-condition.js";
import type { FactTable } from "./fact-table.js";
import { FAILS, greatest, type Outcomes } from "./kleene.js";
import { type GroupStep, type Moves, newMoves, OpenStep, type Stepping } from "./moves.js";
import type { SettledRule } from "./settle-rules.js";
import { isStepping } from "./study-groups.js";

/** What the rules of one scope come to. */
export interface ScopeOutcome {
  /** by rule of the scope */
  outcomes: readonly Outcomes[];
  /** holds where a rule excludes, unknown where one might */
  exclusion: Outcomes;
  /** holds where a rule warns high */
  highWarning: Outcomes;
  /** without the groups that reach into other scopes */
  moves: readonly Moves[];
}

/** The rules of one scope, run together over as many candidates as there are. */
export class ScopeProgram {
  readonly rules: readonly Rule[];
  private readonly conditions: readonly ColumnCondition[];
  private readonly openSteps: readonly OpenStep[];

  /** @param groups those whose rules are all of this scope */
  constructor(
    settled: readonly SettledRule[],
    readonly groups: readonly GroupStep[],
    private readonly stepping: Stepping,
    table: FactTable,
  ) {
    this.rules = settled.map(({ rule }) => rule);
    this.conditions = settled.map(({ condition }) => new ColumnCondition(condition, table));
    this.openSteps = this.rules.flatMap((rule, place) =>
      isStepping(rule) ? [new OpenStep(rule, place, stepping)] : [],
    );
  }

  run(columns: FactColumns): ScopeOutcome {
    const outcomes = this.conditions.map((condition) => condition.outcomes(columns));
    const anyOf = (isSuch: (rule: Rule) => boolean): Outcomes =>
      this.rules.reduce<Outcomes>(
        (joined, rule, place) => (isSuch(rule) ? greatest(joined, outcomes[place]!) : joined),
        FAILS,
      );
    const moves = newMoves(this.stepping);
    for (const step of this.openSteps) step.addTo(moves, outcomes);
    const own = [outcomes, outcomes, outcomes];
    for (const group of this.groups) group.addTo(moves, own);
    return {
      outcomes,
      exclusion: anyOf(({ effect }) => effect === "exclude"),
      highWarning: anyOf((rule) => rule.effect === "warn" && rule.severity === "high"),
      moves,
    };
  }
}
