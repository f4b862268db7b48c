import type { Condition, FactTest } from "../../model/rule.js";

/** Where conditions part the values of facts: those between the same two points are judged alike. */
export class CutPoints {
  private readonly points = new Map<string, Set<number>>();

  constructor(conditions: readonly Condition[]) {
    for (const { fact, ...test } of conditions.flatMap(testsOf)) {
      const known = this.points.get(fact) ?? new Set();
      for (const number of Object.values(test).flat()) if (typeof number === "number") known.add(number);
      this.points.set(fact, known);
    }
  }

  isTested(fact: string): boolean {
    return this.points.has(fact);
  }

  of(fact: string): number[] {
    return [...(this.points.get(fact) ?? [])];
  }
}

/** Equal for values that are between the same points, or on the same. */
export function placeAmong(points: readonly number[], value: number): number {
  return points.reduce((place, point) => place + Number(value > point) + Number(value >= point), 0);
}

function testsOf(condition: Condition): FactTest[] {
  if ("all" in condition) return condition.all.flatMap(testsOf);
  if ("any" in condition) return condition.any.flatMap(testsOf);
  return "not" in condition ? testsOf(condition.not) : [condition];
}
