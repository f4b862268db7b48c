import type { Criteria } from "../model/criteria.js";
import type { CriterionId, Rule } from "../model/rule.js";
import type { BitProgram } from "./bit-program.js";
import { HOLDS, UNKNOWN } from "./kleene.js";
import { isStepping, type SteppingRule, type StudyGroup, studyGroups } from "./study-groups.js";

/**
 * What rules do to criteria, by criterion: favours less avoids of the rules that count; avoids and favours that could not be
 * checked.
 */
export interface Moves {
  step: Float64Array;
  mayLower: Float64Array;
  mayRaise: Float64Array;
}

/** Steps are added as millionths, whole numbers, so that a sum is the same in any order. */
const MILLION = 1e6;

/** A stepping rule, by its index among all rules. */
interface Step {
  index: number;
  criterion: number;
  effect: SteppingRule["effect"];
  /** in millionths */
  size: number;
}

/** Steps of rules that rest on the same studies, the strongest first. */
interface StepGroup {
  steps: readonly Step[];
  rivals: StudyGroup["rivals"];
}

/** Rules that move criteria. */
export class Mover {
  private readonly groups: readonly StepGroup[];

  constructor(
    private readonly rules: readonly Rule[],
    private readonly criteria: readonly CriterionId[],
    words: Criteria["steps"]["words"],
  ) {
    const indexes = new Map(rules.map((rule, index) => [rule, index]));
    this.groups = studyGroups(rules.filter(isStepping), words).map(({ rules: own, rivals }) => ({
      rivals,
      steps: own.map((rule) => ({
        index: indexes.get(rule)!,
        criterion: criteria.indexOf(rule.criterion),
        effect: rule.effect,
        size: Math.round(words[rule.strength] * MILLION),
      })),
    }));
  }

  /** @param words what becomes of the rules, as `program` says it */
  moves(program: BitProgram, words: Int32Array): Moves {
    const [step, mayLower, mayRaise] = [0, 1, 2].map(() => new Float64Array(this.criteria.length));
    for (const { steps, rivals } of this.groups) {
      const outcomes = steps.map(({ index }) => program.outcome(index, words));
      const counted = countedOf(outcomes, rivals);
      for (const [place, { criterion, effect, size }] of steps.entries()) {
        if (counted[place]) step![criterion]! += effect === "favour" ? size : -size;
        if (outcomes[place] === UNKNOWN) (effect === "favour" ? mayRaise! : mayLower!)[criterion]! += size;
      }
    }
    for (const column of [step!, mayLower!, mayRaise!])
      for (let index = 0; index < column.length; index++) column[index]! /= MILLION;
    return { step: step!, mayLower: mayLower!, mayRaise: mayRaise! };
  }

  /** Ids of the rules that hold and do not count. */
  uncounted(program: BitProgram, words: Int32Array): Set<string> {
    const left = this.groups.flatMap(({ steps, rivals }) => {
      const outcomes = steps.map(({ index }) => program.outcome(index, words));
      const counted = countedOf(outcomes, rivals);
      return steps.filter((_, place) => outcomes[place] === HOLDS && !counted[place]);
    });
    return new Set(left.map(({ index }) => this.rules[index]!.id));
  }
}

/** Which steps of a group count: those that hold, but for those that have a stronger one on the same study before them. */
function countedOf(outcomes: readonly number[], rivals: StudyGroup["rivals"]): boolean[] {
  const counted: boolean[] = [];
  for (const [place, outcome] of outcomes.entries())
    counted.push(outcome === HOLDS && !rivals[place]!.some((rival) => counted[rival]));
  return counted;
}
