/** Value below which a share of the values lies, by straight lines between the sorted values. */
function quantile(sorted, share) {
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)];
  const above = sorted[Math.ceil(at)];
  return below + (above - below) * (at - Math.floor(at));
}

/** Median and quartiles. */
export function summary(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), low: quantile(sorted, 0.25), high: quantile(sorted, 0.75) };
}

/** Round by round, one divided by the other: what a drifting machine does to both falls out. */
export const ratios = (numerators, denominators) =>
  numerators.map((numerator, round) => numerator / denominators[round]);
