/** Volume fractions of so many parts in steps of 1/n, from the first alone to the last alone; parts may be missing. */
export function ratios(parts: number, steps: number): number[][] {
  return compositions(parts, steps).map((counts) => counts.map((count) => count / steps));
}

function compositions(parts: number, total: number): number[][] {
  if (parts === 1) return [[total]];
  return Array.from({ length: total + 1 }, (_, index) => total - index).flatMap((first) =>
    compositions(parts - 1, total - first).map((rest) => [first, ...rest]),
  );
}
