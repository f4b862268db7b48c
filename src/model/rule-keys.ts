/** What the keys of one record in a rule ask of each other, without a schema library: overlays are read without it. */
export const OPERATORS = [
  "is",
  "one_of",
  "above",
  "at_least",
  "below",
  "at_most",
  "between",
  "includes",
  "known",
] as const;
type Operator = (typeof OPERATORS)[number];

export const hasOneOperator = (test: { [O in Operator]?: unknown }): boolean =>
  OPERATORS.filter((name) => test[name] !== undefined).length === 1;

const BASES = ["claim", "record", "quantity", "comparison", "source", "refs", "of"] as const;

export const namesItsBasis = (link: { [B in (typeof BASES)[number]]?: unknown }): boolean =>
  BASES.some((name) => link[name]);

export const givesValueOrRange = ({
  value,
  min,
  max,
}: {
  value?: unknown;
  min?: unknown;
  max?: unknown;
}): boolean => (value === undefined) !== (min === undefined && max === undefined);
