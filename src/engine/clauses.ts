import type { Condition } from "../model/rule.js";
import type { FactTable } from "./fact-table.js";
import { joined, type SlotTest, slotTest, turned } from "./truth.js";

/** Conditions on different facts, all of which have to hold; by slot. */
export type Clause = ReadonlyMap<number, SlotTest>;

/** An `all` is multiplied out as long as it takes no more clauses. */
const FEW = 8;

/**
 * Writes conditions as clauses, any of which has to hold. Kleene's logic allows it: least and greatest distribute over each other.
 * An `any` within an `all` that would take too many clauses becomes a fact of its own, in a slot beyond those of the table, whose
 * number is what becomes of it.
 */
export class ClauseWriter {
  /** clauses of each `any` that stands within an `all`, the inner before the outer; in the order of their slots */
  readonly nested: (readonly Clause[])[] = [];

  constructor(private readonly table: FactTable) {}

  /** @throws Error where a condition names a fact that does not exist */
  clausesOf(condition: Condition): readonly Clause[] {
    return this.write(condition, false);
  }

  private write(condition: Condition, isTurned: boolean): readonly Clause[] {
    if ("not" in condition) return this.write(condition.not, !isTurned);
    if ("fact" in condition) {
      const test = slotTest(condition, this.table);
      return [clauseOf(isTurned ? turned(test) : test)];
    }
    const isAll = "all" in condition;
    const parts = (isAll ? condition.all : condition.any).map((part) => this.write(part, isTurned));
    return isAll === isTurned ? anyOf(parts.flat()) : this.allOf(parts);
  }

  private allOf(parts: readonly (readonly Clause[])[]): readonly Clause[] {
    let clauses: readonly Clause[] = [new Map()];
    for (const part of parts) {
      const branches = clauses.length * part.length > FEW ? [this.nest(part)] : part;
      clauses = clauses.flatMap((clause) => branches.map((branch) => both(clause, branch)));
    }
    return clauses;
  }

  private nest(clauses: readonly Clause[]): Clause {
    const slot = this.table.size + this.nested.push(clauses) - 1;
    return clauseOf({ slot, truth: (outcome) => outcome, marks: OUTCOMES });
  }
}

const OUTCOMES = [0, 1, 2];

/** The clause that holds where two do. */
function both(a: Clause, b: Clause): Clause {
  const clause = new Map(a);
  for (const test of b.values()) {
    const other = clause.get(test.slot);
    clause.set(test.slot, other === undefined ? test : joined(other, test, Math.min));
  }
  return clause;
}

const clauseOf = (test: SlotTest): Clause => new Map([[test.slot, test]]);

/** Clauses of one and the same fact are one condition on it. */
function anyOf(clauses: readonly Clause[]): readonly Clause[] {
  const bySlot = new Map<number, SlotTest>();
  const rest: Clause[] = [];
  for (const clause of clauses) {
    const [test] = clause.values();
    if (test === undefined || clause.size > 1) rest.push(clause);
    else {
      const other = bySlot.get(test.slot);
      bySlot.set(test.slot, other === undefined ? test : joined(other, test, Math.max));
    }
  }
  return [...[...bySlot.values()].map(clauseOf), ...rest];
}
