export interface Point {
  x: number;
  y: number;
}

/**
 * The line with the least sum of absolute errors, which a few wild values move little. Such a line can always be drawn
 * through two of the points, so all pairs are tried; quick enough for a few hundred points.
 */
export function fitAbsoluteLine(points: readonly Point[]): { intercept: number; slope: number } {
  let best = { intercept: 0, slope: 0, error: Number.POSITIVE_INFINITY };
  for (const [i, a] of points.entries()) {
    for (const b of points.slice(i + 1)) {
      if (a.x === b.x) continue;
      const slope = (b.y - a.y) / (b.x - a.x);
      const intercept = a.y - slope * a.x;
      const error = points.reduce((sum, { x, y }) => sum + Math.abs(y - intercept - slope * x), 0);
      if (error < best.error) best = { intercept, slope, error };
    }
  }
  return { intercept: best.intercept, slope: best.slope };
}
