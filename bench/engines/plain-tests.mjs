/**
 * A condition of the closed language with negations moved onto its tests, for languages that know no third value:
 * `{ all }`, `{ any }` or `{ fact, name, operator, operand, isNegated }`. A test of an unknown fact fails, negated or not, and so
 * a condition holds where it holds for sure. `name` is the fact as a plain property name.
 */
export function plainTests(condition, isNegated = false) {
  if (condition.not) return plainTests(condition.not, !isNegated);
  const parts = condition.all ?? condition.any;
  if (parts) {
    const plain = parts.map((part) => plainTests(part, isNegated));
    return Boolean(condition.all) !== isNegated ? { all: plain } : { any: plain };
  }
  const { fact, ...test } = condition;
  const [[operator, operand]] = Object.entries(test);
  const name = propertyName(fact);
  if (operator === "known") return { fact, name, operator, operand: operand !== isNegated, isNegated: false };
  return { fact, name, operator, operand, isNegated };
}

/** Every language here can read `binder_family`; a dot means a path in some. */
export const propertyName = (fact) => fact.replaceAll(".", "_");

/** Facts under those names, without those that are unknown. */
export const peerFacts = (facts) =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) =>
      value === undefined ? [] : [[propertyName(name), value]],
    ),
  );
