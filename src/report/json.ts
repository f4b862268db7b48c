import type { Advice } from "../model/advice.js";

export const jsonReport = (advice: Advice): string => `${JSON.stringify(advice, null, 2)}\n`;

/** One line for each ranked pair, with the query's schema and hashes on none of them. */
export const jsonlReport = (advice: Advice): string =>
  advice.ranking.map((entry) => `${JSON.stringify(entry)}\n`).join("");
