import type { Criteria } from "../model/criteria.js";
import type { CriterionId, Rule } from "../model/rule.js";
import type { BitProgram } from "./bit-program.js";
import { HOLDS, UNKNOWN } from "./kleene.js";
import { isStepping, type StudyGroup, studyGroups } from "./study-groups.js";

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
  /** in millionths */
  size: number;
}

/** Steps of rules that rest on the same studies, the strongest first. */
interface StepGroup {
  criterion: number;
  isFavour: boolean;
  steps: readonly Step[];
  rivals: StudyGroup["rivals"];
}

/** Rules that move criteria. */
export class Mover {
  private readonly groups: readonly StepGroup[];
  /** of the steps of the group at hand */
  private readonly outcomes: Uint8Array;
  private readonly counted: Uint8Array;

  constructor(
    private readonly rules: readonly Rule[],
    private readonly criteria: readonly CriterionId[],
    words: Criteria["steps"]["words"],
  ) {
    const indexes = new Map(rules.map((rule, index) => [rule, index]));
    this.groups = studyGroups(rules.filter(isStepping), words).map(
      ({ rules: own, criterion, effect, rivals }) => ({
        criterion: criteria.indexOf(criterion),
        isFavour: effect === "favour",
        rivals,
        steps: own.map((rule) => ({
          index: indexes.get(rule)!,
          size: Math.round(words[rule.strength] * MILLION),
        })),
      }),
    );
    const most = Math.max(0, ...this.groups.map(({ steps }) => steps.length));
    this.outcomes = new Uint8Array(most);
    this.counted = new Uint8Array(most);
  }

  /** @param words what becomes of the rules, as `program` says it */
  moves(program: BitProgram, words: Int32Array): Moves {
    const { groups, outcomes, counted } = this;
    const count = this.criteria.length;
    const [step, mayLower, mayRaise] = [
      new Float64Array(count),
      new Float64Array(count),
      new Float64Array(count),
    ];
    for (let group = 0; group < groups.length; group++) {
      const { steps, criterion, isFavour } = groups[group]!;
      this.read(groups[group]!, program, words);
      for (let place = 0; place < steps.length; place++) {
        const { size } = steps[place]!;
        if (counted[place] === 1) step[criterion] = step[criterion]! + (isFavour ? size : -size);
        if (outcomes[place] !== UNKNOWN) continue;
        const widened = isFavour ? mayRaise : mayLower;
        widened[criterion] = widened[criterion]! + size;
      }
    }
    for (let criterion = 0; criterion < count; criterion++) {
      step[criterion] = step[criterion]! / MILLION;
      mayLower[criterion] = mayLower[criterion]! / MILLION;
      mayRaise[criterion] = mayRaise[criterion]! / MILLION;
    }
    return { step, mayLower, mayRaise };
  }

  /** What becomes of the steps of a group, and which of them count: those that hold, but for those that have a rival that does. */
  private read({ steps, rivals }: StepGroup, program: BitProgram, words: Int32Array): void {
    const { outcomes, counted } = this;
    for (let place = 0; place < steps.length; place++) {
      const outcome = program.outcome(steps[place]!.index, words);
      outcomes[place] = outcome;
      counted[place] = outcome === HOLDS && !rivals[place]!.some((rival) => counted[rival] === 1) ? 1 : 0;
    }
  }

  /** Ids of the rules that hold and do not count. */
  uncounted(program: BitProgram, words: Int32Array): Set<string> {
    const left = this.groups.flatMap((group) => {
      this.read(group, program, words);
      return group.steps.filter((_, place) => this.outcomes[place] === HOLDS && this.counted[place] === 0);
    });
    return new Set(left.map(({ index }) => this.rules[index]!.id));
  }
}
