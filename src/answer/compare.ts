import { verdictRank } from "../engine/verdict.js";
import { ProblemError } from "../errors.js";
import { type QueryInput, resolveQuery } from "../facts/resolve-query.js";
import type { Ranked } from "../model/advice.js";
import type { ComparisonReport, Flip } from "../model/comparison-report.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Query } from "../model/query.js";
import type { CriterionId } from "../model/rule.js";
import { VERSION } from "../version.js";
import { advise } from "./advise.js";
import { entryName } from "./candidate-name.js";

type Entry = ComparisonReport["entries"][number];
type Pair = ComparisonReport["pairs"][number];

/**
 * Binders, or `binder@solvent`, side by side in one layer: what puts the first ahead, and what would put another there.
 * @throws ProblemError where a name is not known or fewer than two are given
 */
export function compare(names: readonly string[], input: QueryInput, knowledge: Knowledge): ComparisonReport {
  if (names.length < 2)
    throw new ProblemError([
      {
        code: "usage",
        message: "A comparison takes two binders or more, each as binder or binder@solvent.",
        place: null,
      },
    ]);
  const answers = names.map((name) => ({ name, ...standing(name, input, knowledge) }));
  const entries = answers.flatMap(({ entry }) => entry ?? []).sort(byStanding);
  const [first, ...others] = entries;
  return {
    schema: "binder-advise/comparison@1",
    tool: { name: "binder-advise", version: VERSION },
    knowledge: knowledge.hashes,
    query: answers[0]!.query,
    entries,
    excluded: answers.filter(({ entry }) => entry === null).map(({ name, messages }) => ({ name, messages })),
    pairs: first === undefined ? [] : others.map((second) => pairOf(first, second)),
  };
}

/** One name by itself: its best solvent system, or why it is out. Adding a candidate never moves the others. */
function standing(
  name: string,
  input: QueryInput,
  knowledge: Knowledge,
): { query: Query; entry: Entry | null; messages: string[] } {
  const [binder, solvent] = name.split("@") as [string, string | undefined];
  const asked = { ...input, binders: [binder], ...(solvent === undefined ? {} : { solvents: [solvent] }) };
  const query = resolveQuery(asked, knowledge);
  const answer = advise(query, knowledge, { top: 1, all: true, robustness: false });
  const messages = answer.excluded.flatMap(({ findings }) => findings.map(({ message }) => message));
  return {
    query: { ...query, binders: [], solvents: [] },
    entry: answer.ranking[0] ?? null,
    messages: [...new Set(messages)],
  };
}

const byStanding = (a: Ranked, b: Ranked): number =>
  verdictRank(a.verdict) - verdictRank(b.verdict) || exactScore(b) - exactScore(a);

const criteriaOf = (entry: Ranked): [CriterionId, { value: number; weight: number }][] =>
  (Object.entries(entry.criteria) as [CriterionId, { value: number; weight: number }][]).filter(
    ([, { weight }]) => weight > 0,
  );

/** Σ w · value before rounding, in points. */
export const exactScore = (entry: Ranked): number =>
  criteriaOf(entry).reduce((sum, [, { value, weight }]) => sum + value * weight, 0);

function pairOf(first: Entry, second: Entry): Pair {
  const gaps = criteriaOf(first).map(([criterion, { value, weight }]) => ({
    criterion,
    weight,
    gap: value - second.criteria[criterion].value,
  }));
  const ahead = gaps.filter(({ gap }) => gap > 0);
  return {
    first: entryName(first),
    second: entryName(second),
    verdict_decides: first.verdict !== second.verdict,
    lead: gaps
      .map(({ criterion, weight, gap }) => ({ criterion, points: places(weight * gap) }))
      .filter(({ points }) => points !== 0)
      .sort((a, b) => Math.abs(b.points) - Math.abs(a.points)),
    dominates: ahead.length > 0 && gaps.every(({ gap }) => gap >= 0),
    flips: gaps
      .map(({ criterion }) => flipOf(criterion, gaps, second))
      .filter(({ weight, value }) => weight !== null || value !== null),
  };
}

const places = (value: number): number => Number(value.toFixed(2));

interface Gap {
  criterion: CriterionId;
  weight: number;
  gap: number;
}

/** The lead is a straight line in one weight, the others in their present ratio, and in one value. */
function flipOf(criterion: CriterionId, gaps: readonly Gap[], second: Entry): Flip {
  const own = gaps.find((entry) => entry.criterion === criterion)!;
  const others = gaps.filter((entry) => entry !== own);
  const sum = others.reduce((total, { weight }) => total + weight, 0);
  const rest = sum === 0 ? 0 : others.reduce((total, { weight, gap }) => total + weight * gap, 0) / sum;
  const at = own.gap === rest ? Number.NaN : (100 * rest) / (rest - own.gap);
  const lead = gaps.reduce((total, { weight, gap }) => total + weight * gap, 0);
  const now = second.criteria[criterion].value;
  const needed = now + lead / own.weight;
  return {
    criterion,
    weight:
      at > 0 && at < 100
        ? { now: own.weight, wins: own.gap < rest ? "above" : "below", at: places(at) }
        : null,
    value: needed <= 1 && needed > now ? { now, at: places(needed) } : null,
  };
}
