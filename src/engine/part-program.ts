import type { Rule } from "../model/rule.js";
import type { FactRow, FactTable } from "./fact-table.js";
import { FlatProgram, HOLDS, UNKNOWN } from "./flat-program.js";
import {
  type GroupStep,
  type Moves,
  newMoves,
  OpenStep,
  type ScopedOutcomes,
  type Stepping,
} from "./moves.js";
import type { SettledRule } from "./settle-rules.js";
import { isStepping } from "./study-groups.js";

/** What the rules of one scope come to, for one binder, solvent or pair. */
export interface PartOutcome {
  /** by rule of the scope */
  outcomes: Uint8Array;
  isExcluded: boolean;
  isExclusionOpen: boolean;
  isWarnedHigh: boolean;
  /** without the groups that reach into other scopes */
  moves: Moves;
}

/** The rules of one scope, run together. */
export class PartProgram {
  readonly rules: readonly Rule[];
  private readonly program: FlatProgram;
  private readonly exclusions: readonly number[];
  private readonly highWarnings: readonly number[];
  private readonly openSteps: readonly OpenStep[];

  /** @param groups those whose rules are all of this scope */
  constructor(
    settled: readonly SettledRule[],
    readonly groups: readonly GroupStep[],
    private readonly stepping: Stepping,
    table: FactTable,
  ) {
    this.rules = settled.map(({ rule }) => rule);
    this.program = new FlatProgram(
      settled.map(({ condition }) => condition),
      table,
    );
    const placesOf = (isSuch: (rule: Rule) => boolean) =>
      this.rules.flatMap((rule, place) => (isSuch(rule) ? [place] : []));
    this.exclusions = placesOf(({ effect }) => effect === "exclude");
    this.highWarnings = placesOf((rule) => rule.effect === "warn" && rule.severity === "high");
    this.openSteps = this.rules.flatMap((rule, place) =>
      isStepping(rule) ? [new OpenStep(rule, place, stepping)] : [],
    );
  }

  newOutcome(): PartOutcome {
    return {
      outcomes: new Uint8Array(this.rules.length),
      isExcluded: false,
      isExclusionOpen: false,
      isWarnedHigh: false,
      moves: newMoves(this.stepping),
    };
  }

  /** Writes what the rules come to for a row over an earlier outcome. */
  run(row: FactRow, into: PartOutcome): void {
    const { outcomes, moves } = into;
    this.program.outcomes(row, outcomes);
    into.isExcluded = isAny(this.exclusions, outcomes, HOLDS);
    into.isExclusionOpen = isAny(this.exclusions, outcomes, UNKNOWN);
    into.isWarnedHigh = isAny(this.highWarnings, outcomes, HOLDS);
    moves.fill(0);
    for (const step of this.openSteps) step.addTo(moves, outcomes);
    if (this.groups.length === 0) return;
    const own: ScopedOutcomes = [outcomes, outcomes, outcomes];
    for (const group of this.groups) group.addTo(moves, own);
  }
}

function isAny(places: readonly number[], outcomes: Uint8Array, outcome: number): boolean {
  for (const place of places) if (outcomes[place] === outcome) return true;
  return false;
}
