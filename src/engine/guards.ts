import type { Condition, FactTest } from "../model/rule.js";

/** Conditions by their index, and blocks of conditions that all need one test. */
export interface Block {
  /** null: these are looked at in any case */
  guard: FactTest | null;
  blocks: readonly Block[];
  conditions: readonly number[];
}

/** A test saves less than it costs where fewer conditions need it. */
const FEWEST = 3;

/** Conditions gathered under the tests that most of them need, so that one test that fails passes over them all. */
export function guarded(conditions: readonly Condition[]): Block {
  const needs = conditions.map(
    (when) => new Map(neededTests(when).map((test) => [JSON.stringify(test), test])),
  );
  return blockOf(
    null,
    conditions.map((_, index) => index),
    needs,
  );
}

type Needs = readonly ReadonlyMap<string, FactTest>[];

function blockOf(
  guard: FactTest | null,
  conditions: readonly number[],
  needs: Needs,
  used = new Set<string>(),
): Block {
  const blocks: Block[] = [];
  let left = conditions;
  for (;;) {
    const key = mostNeeded(left, needs, used);
    if (key === null) return { guard, blocks, conditions: left };
    const inside = left.filter((index) => needs[index]!.has(key));
    blocks.push(blockOf(needs[inside[0]!]!.get(key)!, inside, needs, new Set([...used, key])));
    left = left.filter((index) => !needs[index]!.has(key));
  }
}

function mostNeeded(conditions: readonly number[], needs: Needs, used: ReadonlySet<string>): string | null {
  const counts = new Map<string, number>();
  for (const index of conditions)
    for (const key of needs[index]!.keys()) if (!used.has(key)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const [most] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return most === undefined || most[1] < FEWEST ? null : most[0];
}

/** Tests without which a condition fails. */
function neededTests(condition: Condition): FactTest[] {
  if ("all" in condition) return condition.all.flatMap(neededTests);
  return "fact" in condition ? [condition] : [];
}
