import type { Criteria } from "../model/criteria.js";
import type { CriterionId } from "../model/rule.js";
import { HOLDS, UNKNOWN } from "./flat-program.js";
import type { SteppingRule, StudyGroup } from "./study-groups.js";

/**
 * What rules do to the criteria, three lanes each, in millionths: whole numbers, so that a sum is the same in any order. `STEP`:
 * favours less avoids of the rules that count; `MAY_LOWER`, `MAY_RAISE`: avoids and favours that could not be checked.
 */
export type Moves = Int32Array;
const LANES = 3;
const [STEP, MAY_LOWER, MAY_RAISE] = [0, 1, 2];
const MILLION = 1e6;

export interface Stepping {
  criteria: readonly CriterionId[];
  words: Criteria["steps"]["words"];
}

export const newMoves = ({ criteria }: Pick<Stepping, "criteria">): Moves =>
  new Int32Array(LANES * criteria.length);

/** Most lanes are empty, and a division costs more than to see that. */
const fraction = (millionths: number): number => (millionths === 0 ? 0 : millionths / MILLION);

export const stepOf = (moves: Moves, criterion: number): number => fraction(moves[criterion * LANES + STEP]!);
export const mayLower = (moves: Moves, criterion: number): number =>
  fraction(moves[criterion * LANES + MAY_LOWER]!);
export const mayRaise = (moves: Moves, criterion: number): number =>
  fraction(moves[criterion * LANES + MAY_RAISE]!);

const sizeOf = ({ strength }: SteppingRule, { words }: Stepping): number =>
  Math.round(words[strength] * MILLION);

/** Outcomes of rules, by scope and place in it. */
export type ScopedOutcomes = readonly [binder: Uint8Array, solvent: Uint8Array, pair: Uint8Array];

/** Where the outcome of a rule stands. */
export interface RulePlace {
  /** index of the scope */
  scope: number;
  place: number;
}

/** Widens a criterion for a rule that could not be checked. */
export class OpenStep {
  private readonly lane: number;
  private readonly size: number;

  constructor(
    rule: SteppingRule,
    private readonly place: number,
    stepping: Stepping,
  ) {
    const may = rule.effect === "favour" ? MAY_RAISE : MAY_LOWER;
    this.lane = stepping.criteria.indexOf(rule.criterion) * LANES + may;
    this.size = sizeOf(rule, stepping);
  }

  addTo(moves: Moves, outcomes: Uint8Array): void {
    if (outcomes[this.place] === UNKNOWN) moves[this.lane]! += this.size;
  }
}

/** Moves a criterion by the rules of a group that hold, but for those left out for a stronger one on the same study. */
export class GroupStep {
  /** whether each rule counted, when it was last asked */
  readonly counted: Uint8Array;
  private readonly lane: number;
  private readonly sizes: readonly number[];

  constructor(
    readonly group: StudyGroup,
    private readonly places: readonly RulePlace[],
    stepping: Stepping,
  ) {
    const sign = group.effect === "favour" ? 1 : -1;
    this.counted = new Uint8Array(group.rules.length);
    this.lane = stepping.criteria.indexOf(group.criterion) * LANES + STEP;
    this.sizes = group.rules.map((rule) => sign * sizeOf(rule, stepping));
  }

  addTo(moves: Moves, outcomes: ScopedOutcomes): void {
    const { counted, places, sizes, lane } = this;
    const { rivals } = this.group;
    for (let index = 0; index < places.length; index++) {
      const { scope, place } = places[index]!;
      const counts = outcomes[scope]![place] === HOLDS && !isAnySet(counted, rivals[index]!);
      counted[index] = counts ? 1 : 0;
      if (counts) moves[lane]! += sizes[index]!;
    }
  }
}

function isAnySet(flags: Uint8Array, places: readonly number[]): boolean {
  for (const place of places) if (flags[place] === 1) return true;
  return false;
}
