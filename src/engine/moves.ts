import type { Criteria } from "../model/criteria.js";
import type { CriterionId } from "../model/rule.js";
import { type Column, sum } from "./columns.js";
import { HOLDS, type Outcomes, UNKNOWN } from "./kleene.js";
import type { SteppingRule, StudyGroup } from "./study-groups.js";

/**
 * What rules do to one criterion, in millionths: whole numbers, so that a sum is the same in any order. `step`: favours less avoids of
 * the rules that count; `mayLower`, `mayRaise`: avoids and favours that could not be checked.
 */
export interface Moves {
  step: Column;
  mayLower: Column;
  mayRaise: Column;
}

export const MILLION = 1e6;

export interface Stepping {
  criteria: readonly CriterionId[];
  words: Criteria["steps"]["words"];
}

/** One for each criterion. */
export const newMoves = ({ criteria }: Pick<Stepping, "criteria">): Moves[] =>
  criteria.map(() => ({ step: 0, mayLower: 0, mayRaise: 0 }));

export const movesOfAll = (parts: readonly (readonly Moves[])[]): Moves[] =>
  parts[0]!.map((_, criterion) => {
    const of = (pick: (moves: Moves) => Column): Column =>
      parts.reduce<Column>((total, moves) => sum(total, pick(moves[criterion]!)), 0);
    return { step: of(({ step }) => step), mayLower: of((m) => m.mayLower), mayRaise: of((m) => m.mayRaise) };
  });

const sizeOf = ({ strength }: SteppingRule, { words }: Stepping): number =>
  Math.round(words[strength] * MILLION);

/** `size` where the outcome is the one given. */
function where(outcomes: Outcomes, outcome: number, size: number): Column {
  if (typeof outcomes === "number") return outcomes === outcome ? size : 0;
  if (!outcomes.includes(outcome)) return 0;
  const column = new Float64Array(outcomes.length);
  for (let index = 0; index < column.length; index++) if (outcomes[index] === outcome) column[index] = size;
  return column;
}

/** Where the outcome of a rule stands. */
export interface RulePlace {
  /** index of the scope */
  scope: number;
  place: number;
}

/** Outcomes of rules, by scope and place in it. */
export type ScopedOutcomes = readonly (readonly Outcomes[])[];

/** Widens a criterion for a rule that could not be checked. */
export class OpenStep {
  private readonly criterion: number;
  private readonly lane: "mayLower" | "mayRaise";
  private readonly size: number;

  constructor(
    rule: SteppingRule,
    private readonly place: number,
    stepping: Stepping,
  ) {
    this.criterion = stepping.criteria.indexOf(rule.criterion);
    this.lane = rule.effect === "favour" ? "mayRaise" : "mayLower";
    this.size = sizeOf(rule, stepping);
  }

  addTo(moves: readonly Moves[], outcomes: readonly Outcomes[]): void {
    const own = moves[this.criterion]!;
    own[this.lane] = sum(own[this.lane], where(outcomes[this.place]!, UNKNOWN, this.size));
  }
}

/** Moves a criterion by the rules of a group that hold, but for those left out for a stronger one on the same study. */
export class GroupStep {
  private readonly criterion: number;
  private readonly sizes: readonly number[];

  constructor(
    readonly group: StudyGroup,
    private readonly places: readonly RulePlace[],
    stepping: Stepping,
  ) {
    const sign = group.effect === "favour" ? 1 : -1;
    this.criterion = stepping.criteria.indexOf(group.criterion);
    this.sizes = group.rules.map((rule) => sign * sizeOf(rule, stepping));
  }

  addTo(moves: readonly Moves[], outcomes: ScopedOutcomes): void {
    const own = moves[this.criterion]!;
    for (const [index, counted] of this.counted(outcomes).entries())
      own.step = sum(own.step, where(counted, HOLDS, this.sizes[index]!));
  }

  /** Which rules count: `HOLDS` where one does. */
  counted(outcomes: ScopedOutcomes): Outcomes[] {
    const counted: Outcomes[] = [];
    for (const [index, { scope, place }] of this.places.entries()) {
      const rivals = this.group.rivals[index]!.map((rival) => counted[rival]!);
      counted.push(withoutRivals(outcomes[scope]![place]!, rivals));
    }
    return counted;
  }
}

/** Not where a rival counts. */
function withoutRivals(outcomes: Outcomes, rivals: readonly Outcomes[]): Outcomes {
  let left = outcomes;
  for (const rival of rivals) {
    if (typeof rival === "number") {
      if (rival === HOLDS) return 0;
      continue;
    }
    const kept = new Uint8Array(rival.length);
    for (let index = 0; index < kept.length; index++)
      if (rival[index] !== HOLDS) kept[index] = typeof left === "number" ? left : left[index]!;
    left = kept;
  }
  return left;
}
