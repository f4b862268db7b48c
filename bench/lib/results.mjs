// Results of each group, kept so that the report can be written from groups measured at different times.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

const folder = new URL("../results/", import.meta.url);
const fileOf = (group) => new URL(`${group}.jsonl`, folder);

/** One line each for the circumstances, what was measured, and the goals. */
export function keep(group, { circumstances, title, about, measures, goals }) {
  mkdirSync(folder, { recursive: true });
  const lines = [
    { ...circumstances, title, about },
    ...measures.map((measure) => ({ measure })),
    ...goals.map((goal) => ({ goal })),
  ];
  writeFileSync(fileOf(group), lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
}

/** null where the group was never measured. */
export function kept(group) {
  if (!existsSync(fileOf(group))) return null;
  const [head, ...lines] = readFileSync(fileOf(group), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  return {
    ...head,
    measures: lines.flatMap(({ measure }) => measure ?? []),
    goals: lines.flatMap(({ goal }) => goal ?? []),
  };
}
