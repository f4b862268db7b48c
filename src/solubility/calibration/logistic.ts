const STEPS = 50;
const SETTLED = 1e-10;

/**
 * Coefficients of a logistic regression by maximum likelihood, Newton's method.
 * @param features one row a case, the first column 1
 */
export function fitLogistic(features: readonly number[][], labels: readonly boolean[]): number[] {
  const width = features[0]!.length;
  let weights = new Array<number>(width).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = new Array<number>(width).fill(0);
    const curvature = Array.from({ length: width }, () => new Array<number>(width).fill(0));
    for (const [index, row] of features.entries()) {
      const chance = logistic(row, weights);
      const miss = (labels[index] ? 1 : 0) - chance;
      for (let i = 0; i < width; i++) {
        gradient[i]! += miss * row[i]!;
        for (let j = 0; j < width; j++) curvature[i]![j]! += chance * (1 - chance) * row[i]! * row[j]!;
      }
    }
    const move = solve(curvature, gradient);
    weights = weights.map((weight, i) => weight + move[i]!);
    if (Math.max(...move.map(Math.abs)) < SETTLED) break;
  }
  return weights;
}

const logistic = (row: readonly number[], weights: readonly number[]): number =>
  1 / (1 + Math.exp(-row.reduce((sum, value, i) => sum + value * weights[i]!, 0)));

/** Solves a small symmetric system by elimination with pivoting. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    const pivot = rows.reduce(
      (best, row, i) => (i >= column && Math.abs(row[column]!) > Math.abs(rows[best]![column]!) ? i : best),
      column,
    );
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let i = 0; i < size; i++) {
      if (i === column) continue;
      const factor = rows[i]![column]! / rows[column]![column]!;
      for (let j = column; j <= size; j++) rows[i]![j]! -= factor * rows[column]![j]!;
    }
  }
  return rows.map((row, i) => row[size]! / row[i]!);
}
