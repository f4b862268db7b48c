import type { Condition } from "../model/rule.js";
import type { Column } from "./columns.js";
import type { FactTable } from "./fact-table.js";
import { FAILS, greatest, HOLDS, least, negated, type Outcomes, UNKNOWN } from "./kleene.js";
import { IS_KNOWN, type LoweredTest, lowered, passes } from "./lowered-test.js";

/** The facts of candidates by their slots; NaN is unknown. */
export type FactColumns = (slot: number) => Column;

type Node =
  | { kind: "all" | "any"; parts: readonly Node[] }
  | { kind: "not"; part: Node }
  | { kind: "test"; test: LoweredTest };

/** A condition that is asked of many candidates at once, each test a pass over one column. */
export class ColumnCondition {
  private readonly root: Node;
  private readonly lists: FactTable["lists"];

  constructor(condition: Condition, table: FactTable) {
    this.root = nodeOf(condition, table);
    this.lists = table.lists;
  }

  outcomes(columns: FactColumns): Outcomes {
    return this.evaluate(this.root, columns);
  }

  private evaluate(node: Node, columns: FactColumns): Outcomes {
    switch (node.kind) {
      case "not":
        return negated(this.evaluate(node.part, columns));
      case "all": {
        let joined: Outcomes = HOLDS;
        for (const part of node.parts) {
          if (joined === FAILS) return joined;
          joined = least(joined, this.evaluate(part, columns));
        }
        return joined;
      }
      case "any": {
        let joined: Outcomes = FAILS;
        for (const part of node.parts) {
          if (joined === HOLDS) return joined;
          joined = greatest(joined, this.evaluate(part, columns));
        }
        return joined;
      }
      default:
        return this.test(node.test, columns(node.test.slot));
    }
  }

  private test(test: LoweredTest, column: Column): Outcomes {
    if (typeof column === "number") return this.testOne(test, column);
    const outcomes = new Uint8Array(column.length);
    for (let index = 0; index < outcomes.length; index++)
      outcomes[index] = this.testOne(test, column[index]!);
    return outcomes;
  }

  private testOne({ op, operand, set, isTurned }: LoweredTest, value: number): number {
    if (Number.isNaN(value) && op !== IS_KNOWN) return UNKNOWN;
    return passes(op, value, operand, set, this.lists) !== isTurned ? HOLDS : FAILS;
  }
}

function nodeOf(condition: Condition, table: FactTable): Node {
  const partsOf = (parts: readonly Condition[]) => parts.map((part) => nodeOf(part, table));
  if ("all" in condition) return { kind: "all", parts: partsOf(condition.all) };
  if ("any" in condition) return { kind: "any", parts: partsOf(condition.any) };
  if ("not" in condition) return { kind: "not", part: nodeOf(condition.not, table) };
  const { tests, isAny } = lowered(condition, table);
  if (tests.length === 1) return { kind: "test", test: tests[0]! };
  return { kind: isAny ? "any" : "all", parts: tests.map((test) => ({ kind: "test", test })) };
}
