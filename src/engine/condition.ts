import type { Condition, FactTest, FactValue } from "../model/rule.js";

/** The value of a fact by name; null where it is unknown. */
export type FactLookup = (name: string) => FactValue | null;

/** Three-valued: true, false, or null where the facts that would decide are unknown. */
export function evaluateCondition(condition: Condition, facts: FactLookup): boolean | null {
  if ("all" in condition) return every(condition.all, facts);
  if ("any" in condition) return some(condition.any, facts);
  if ("not" in condition) return negate(evaluateCondition(condition.not, facts));
  return evaluateTest(condition, facts(condition.fact));
}

const negate = (outcome: boolean | null): boolean | null => (outcome === null ? null : !outcome);

function every(conditions: Condition[], facts: FactLookup): boolean | null {
  let outcome: boolean | null = true;
  for (const condition of conditions) {
    const part = evaluateCondition(condition, facts);
    if (part === false) return false;
    if (part === null) outcome = null;
  }
  return outcome;
}

function some(conditions: Condition[], facts: FactLookup): boolean | null {
  let outcome: boolean | null = false;
  for (const condition of conditions) {
    const part = evaluateCondition(condition, facts);
    if (part === true) return true;
    if (part === null) outcome = null;
  }
  return outcome;
}

function evaluateTest(test: FactTest, value: FactValue | null): boolean | null {
  if (test.known !== undefined) return (value !== null) === test.known;
  if (value === null) return null;
  if (test.is !== undefined) return value === test.is;
  if (test.one_of !== undefined) return test.one_of.some((word) => word === value);
  if (test.includes !== undefined) return Array.isArray(value) && value.includes(test.includes);
  return typeof value === "number" && evaluateNumber(test, value);
}

function evaluateNumber(test: FactTest, value: number): boolean {
  if (test.above !== undefined) return value > test.above;
  if (test.at_least !== undefined) return value >= test.at_least;
  if (test.below !== undefined) return value < test.below;
  if (test.at_most !== undefined) return value <= test.at_most;
  const [low, high] = test.between ?? [Number.NaN, Number.NaN];
  return value >= low && value <= high;
}

/** Names of the unknown facts that keep an unknown condition from being settled, in order of appearance. */
export function missingFacts(condition: Condition, facts: FactLookup): string[] {
  return [...new Set(undecided(condition, facts))];
}

function undecided(condition: Condition, facts: FactLookup): string[] {
  if (evaluateCondition(condition, facts) !== null) return [];
  if ("all" in condition) return condition.all.flatMap((part) => undecided(part, facts));
  if ("any" in condition) return condition.any.flatMap((part) => undecided(part, facts));
  if ("not" in condition) return undecided(condition.not, facts);
  return [condition.fact];
}

/** Every fact a condition names, in order of appearance. */
export function factsOf(condition: Condition): string[] {
  if ("all" in condition) return condition.all.flatMap(factsOf);
  if ("any" in condition) return condition.any.flatMap(factsOf);
  if ("not" in condition) return factsOf(condition.not);
  return [condition.fact];
}

/**
 * The condition with everything settled that the given facts settle: true, false, or what is left.
 * `isSettled` says which names the lookup speaks for; of those, null means unknown for good.
 */
export function settle(
  condition: Condition,
  facts: FactLookup,
  isSettled: (name: string) => boolean,
): boolean | Condition {
  if ("not" in condition) {
    const part = settle(condition.not, facts, isSettled);
    return typeof part === "boolean" ? !part : { not: part };
  }
  if ("all" in condition) return settleList(condition.all, false, facts, isSettled);
  if ("any" in condition) return settleList(condition.any, true, facts, isSettled);
  if (!isSettled(condition.fact)) return condition;
  return evaluateTest(condition, facts(condition.fact)) ?? condition;
}

function settleList(
  conditions: Condition[],
  decisive: boolean,
  facts: FactLookup,
  isSettled: (name: string) => boolean,
): boolean | Condition {
  const left: Condition[] = [];
  for (const condition of conditions) {
    const part = settle(condition, facts, isSettled);
    if (part === decisive) return decisive;
    if (typeof part !== "boolean") left.push(part);
  }
  if (left.length === 0) return !decisive;
  return decisive ? { any: left } : { all: left };
}
