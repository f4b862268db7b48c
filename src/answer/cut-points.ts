import type { Knowledge } from "../model/knowledge.js";
import type { Condition, FactTest } from "../model/rule.js";

/** Where rules and criteria part the values of a fact: values between the same two are judged alike. */
export class CutPoints {
  private readonly tests = new Map<string, number[]>();
  /** facts that a criterion takes the number of */
  private readonly exact: ReadonlySet<string>;

  constructor({ rules, criteria }: Knowledge) {
    const inputs = criteria.criteria.flatMap((criterion) => criterion.inputs);
    const conditions = [...rules.map((rule) => rule.when), ...inputs.flatMap(({ when }) => when ?? [])];
    for (const { fact, ...test } of conditions.flatMap(testsOf)) {
      const numbers = Object.values(test).flat().filter(isNumber);
      this.tests.set(fact, [...(this.tests.get(fact) ?? []), ...numbers]);
    }
    this.exact = new Set(inputs.filter(({ points }) => points !== undefined).map(({ fact }) => fact));
  }

  isTested(fact: string): boolean {
    return this.tests.has(fact) || this.exact.has(fact);
  }

  /** Equal for values that are judged alike. */
  standIn(fact: string, value: number): number {
    if (this.exact.has(fact)) return value;
    const points = this.tests.get(fact) ?? [];
    return points.reduce((place, point) => place + Number(value > point) + Number(value >= point), 0);
  }
}

const isNumber = (value: unknown): value is number => typeof value === "number";

function testsOf(condition: Condition): FactTest[] {
  if ("all" in condition) return condition.all.flatMap(testsOf);
  if ("any" in condition) return condition.any.flatMap(testsOf);
  return "not" in condition ? testsOf(condition.not) : [condition];
}
