import type { Criteria } from "../model/criteria.js";
import type { CriterionId, Rule } from "../model/rule.js";
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
  /** of the steps of the group at hand, whether each counts */
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
    this.counted = new Uint8Array(Math.max(0, ...this.groups.map(({ steps }) => steps.length)));
  }

  /** @param outcomes what becomes of the rules, in their order */
  moves(outcomes: Uint8Array): Moves {
    const { groups, counted } = this;
    const count = this.criteria.length;
    const [step, mayLower, mayRaise] = [
      new Float64Array(count),
      new Float64Array(count),
      new Float64Array(count),
    ];
    for (let group = 0; group < groups.length; group++) {
      const { steps, criterion, isFavour } = groups[group]!;
      this.count(groups[group]!, outcomes);
      for (let place = 0; place < steps.length; place++) {
        const { index, size } = steps[place]!;
        if (counted[place] === 1) step[criterion] = step[criterion]! + (isFavour ? size : -size);
        if (outcomes[index] !== UNKNOWN) continue;
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

  /** Which steps of a group count: those that hold, but for those that have a rival that does. */
  private count({ steps, rivals }: StepGroup, outcomes: Uint8Array): void {
    const { counted } = this;
    for (let place = 0; place < steps.length; place++) {
      const isCounted =
        outcomes[steps[place]!.index] === HOLDS && !rivals[place]!.some((rival) => counted[rival] === 1);
      counted[place] = isCounted ? 1 : 0;
    }
  }

  /** Ids of the rules that hold and do not count. */
  uncounted(outcomes: Uint8Array): Set<string> {
    const left = this.groups.flatMap((group) => {
      this.count(group, outcomes);
      return group.steps.filter(({ index }, place) => outcomes[index] === HOLDS && this.counted[place] === 0);
    });
    return new Set(left.map(({ index }) => this.rules[index]!.id));
  }
}
