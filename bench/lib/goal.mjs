/**
 * A figure with what is wanted of it.
 * @param row what it is called in the table
 * @param values one a round, or one alone
 * @param wanted `{ atLeast }` or `{ atMost }`, and `stretch`, which is more than is wanted
 */
export const goal = (row, what, values, wanted) => ({ row, what, values, ...wanted });

/** Whether a figure is as good as one of these limits; null where there is no limit. */
export const isMet = ({ atLeast }, figure, limit) =>
  limit === undefined ? null : atLeast === undefined ? figure <= limit : figure >= limit;
