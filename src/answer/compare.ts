import { verdictRank } from "../engine/verdict.js";
import { ProblemError } from "../errors.js";
import { type QueryInput, resolveQuery } from "../facts/resolve-query.js";
import type { Ranked } from "../model/advice.js";
import type { ComparisonReport } from "../model/comparison-report.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Query } from "../model/query.js";
import { stampOf } from "../stamp.js";
import { advise } from "./advise.js";
import { entryName } from "./candidate-name.js";
import { entryDominates, exactScore, pairOf } from "./contrast.js";
import { narrowedTo } from "./named-candidate.js";

type Entry = ComparisonReport["entries"][number];

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
  const { query } = answers[0]!;
  return {
    schema: "binder-advise/comparison@1",
    ...stampOf(knowledge),
    query,
    entries,
    excluded: answers.filter(({ entry }) => entry === null).map(({ name, messages }) => ({ name, messages })),
    pairs: first === undefined ? [] : others.map((second) => pairOf(first, second, query, knowledge)),
    dominated: dominatedAmong(entries),
  };
}

/** One name by itself: its best solvent system, or why it is out. Adding a candidate never moves the others. */
function standing(
  name: string,
  input: QueryInput,
  knowledge: Knowledge,
): { query: Query; entry: Entry | null; messages: string[] } {
  const query = resolveQuery(narrowedTo(name, input, knowledge), knowledge);
  const answer = advise(query, knowledge, { top: 1, robustness: false });
  const messages = answer.excluded.flatMap(({ findings }) => findings.map(({ message }) => message));
  return {
    query: { ...query, binders: [], solvents: [], scaffolds: [] },
    entry: answer.ranking[0] ?? null,
    messages: [...new Set(messages)],
  };
}

/** Who is dominated, and by whom of those compared. */
const dominatedAmong = (entries: readonly Entry[]): ComparisonReport["dominated"] =>
  entries.flatMap((entry) => {
    const by = entries.filter((other) => entryDominates(other, entry)).map(entryName);
    return by.length === 0 ? [] : [{ name: entryName(entry), by }];
  });

const byStanding = (a: Ranked, b: Ranked): number =>
  verdictRank(a.verdict) - verdictRank(b.verdict) || exactScore(b) - exactScore(a);
