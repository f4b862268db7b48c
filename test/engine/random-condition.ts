import fc from "fast-check";
import type { Condition } from "../../src/model/rule.js";

/** A test of one of the facts by one of the operators, with an operand for each. */
export const randomTest = (facts: readonly string[], operators: Record<string, fc.Arbitrary<unknown>>) =>
  fc.oneof(
    ...Object.entries(operators).map(([operator, operand]) =>
      fc.record({ fact: fc.constantFrom(...facts), [operator]: operand }),
    ),
  );

/** Tests joined by `all`, `any` and `not`, so deep and so many in a list. */
export function randomCondition(
  leaf: fc.Arbitrary<Condition>,
  { maxDepth, maxLength }: { maxDepth: number; maxLength: number },
): fc.Arbitrary<Condition> {
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => {
    const list = fc.array(tie("condition"), { minLength: 1, maxLength });
    return {
      condition: fc.oneof(
        { maxDepth },
        leaf,
        fc.record({ all: list }),
        fc.record({ any: list }),
        fc.record({ not: tie("condition") }),
      ) as fc.Arbitrary<Condition>,
    };
  });
  return condition;
}
