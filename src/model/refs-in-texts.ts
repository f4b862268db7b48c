/** The review's numbers that sentences name, `[70, 106]`. */
export const refsInTexts = (texts: readonly string[]): number[] =>
  texts
    .flatMap((text) => [...text.matchAll(/\[([\d, ]+)\]/g)])
    .flatMap((match) => match[1]!.split(",").map(Number));
