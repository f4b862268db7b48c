import type { Problem } from "../errors.js";

/** By file, line and column; problems without a place first. */
export function sortedProblems(problems: readonly Problem[]): Problem[] {
  const key = ({ place }: Problem): [string, number, number] =>
    place === null ? ["", 0, 0] : [place.file, place.line, place.column];
  return [...problems].sort((a, b) => {
    const [ka, kb] = [key(a), key(b)];
    return ka[0] < kb[0] ? -1 : ka[0] > kb[0] ? 1 : ka[1] - kb[1] || ka[2] - kb[2];
  });
}
