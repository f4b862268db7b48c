import { advise } from "../answer/advise.js";
import { resolveQuery } from "../facts/resolve-query.js";
import type { Knowledge } from "../model/knowledge.js";
import { table } from "./generated-pages.js";

/** PTFE in a dry cathode: the numbers that the score is made of, and the sum. */
export function workedExample(knowledge: Knowledge): string {
  const query = resolveQuery({ component: "cathode", process: "dry", binders: ["ptfe"] }, knowledge);
  const [entry] = advise(query, knowledge).ranking;
  const criteria = Object.entries(entry!.criteria);
  const two = (value: number) => value.toFixed(2);
  const rows = criteria.map(([id, { low, value, high, weight }]) => [
    id,
    `${weight}`,
    two(low),
    two(value),
    two(high),
    two(weight * value),
  ]);
  const sum =
    criteria.reduce((total, [, { weight, value }]) => total + Math.round(weight * value * 100), 0) / 100;
  return `${table(["criterion", "w in %", "low", "value", "high", "w · value"], rows)}\n\nThe last column adds up to ${two(sum)}, so the score is ${entry!.score}; with low and high it runs from ${entry!.score_low} to ${entry!.score_high}.`;
}
