import type { Condition, FactTest } from "../model/rule.js";
import { evaluateCondition, type FactLookup } from "./condition.js";

/** How far a known number is from where a test would turn, in its own unit. */
export interface Distance {
  fact: string;
  value: number;
  limit: number;
  distance: number;
}

/** The numeric tests that make a condition hold, each with its distance to not holding. Alternatives are all listed. */
export function distancesOf(condition: Condition, facts: FactLookup): Distance[] {
  if (evaluateCondition(condition, facts) !== true) return [];
  if ("all" in condition) return condition.all.flatMap((part) => distancesOf(part, facts));
  if ("any" in condition) return condition.any.flatMap((part) => distancesOf(part, facts));
  if ("not" in condition) return [];
  const value = facts(condition.fact);
  if (typeof value !== "number") return [];
  return limitsOf(condition).map((limit) => ({
    fact: condition.fact,
    value,
    limit,
    distance: Number(Math.abs(value - limit).toPrecision(6)),
  }));
}

/** The numbers at which a test turns. */
export const limitsOf = ({ above, at_least, below, at_most, between }: FactTest): number[] =>
  [above, at_least, below, at_most, ...(between ?? [])].filter(
    (limit): limit is number => limit !== undefined,
  );
