// bench/README.md from the results that are kept.
import { writeFileSync } from "node:fs";
import { isMet } from "./goal.mjs";
import { summary } from "./summary.mjs";

export function writeReport(results) {
  const goals = results.flatMap((result) => result.goals);
  const wanted = goals.filter(({ atLeast, atMost }) => (atLeast ?? atMost) !== undefined);
  const met = wanted.filter(isGoalMet);
  const text = `# Speed

Written by \`npm run bench\`; \`npm run bench -- engine\` measures one group again, \`-- report\` writes this page from what is kept.
All that is compared was run in turn, and ratios were taken round by round: medians, with quartiles in brackets. More speed is a
larger figure, more time a larger one too; what is wanted stands beside it. ${met.length} of ${wanted.length} goals are met.

| | what | figure | goal | stretch | met |
| --- | --- | --- | --- | --- | --- |
${[...goals]
  .sort((a, b) => a.row - b.row)
  .map(goalRow)
  .join("\n")}

${results.map(section).join("\n\n")}
`;
  writeFileSync(new URL("../README.md", import.meta.url), text);
}

const isGoalMet = (goal) => isMet(goal, summary(goal.values).median, goal.atLeast ?? goal.atMost);

function goalRow(goal) {
  const { row, what, values, atLeast, atMost, stretch } = goal;
  const { median, low, high } = summary(values);
  const figure = values.length === 1 ? shown(median) : `${shown(median)} (${shown(low)}–${shown(high)})`;
  const sign = atLeast === undefined ? "≤" : "≥";
  const limit = (value) => (value === undefined ? "" : `${sign} ${value}`);
  const isStretched = isMet(goal, median, stretch);
  const met =
    (atLeast ?? atMost) === undefined
      ? ""
      : isStretched
        ? "yes, stretch too"
        : isGoalMet(goal)
          ? "yes"
          : "**no**";
  return `| ${row} | ${what} | ${figure} | ${limit(atLeast ?? atMost)} | ${limit(stretch)} | ${met} |`;
}

function section({
  title,
  about,
  measures,
  date,
  processor,
  processors,
  memory_GB,
  node,
  product,
  peers,
  rounds,
}) {
  const table =
    measures.length === 0
      ? ""
      : `| what | time | peak MB |\n| --- | --- | --- |\n${measures.map(measureRow).join("\n")}\n\n`;
  return `## ${title}

${about}

${table}Measured ${date}, ${rounds} rounds: ${processor}, ${processors} processors, ${memory_GB} GB; Node.js ${node}; binder-advise ${product}; ${peers.join(", ")}.`;
}

const measureRow = ({ what, seconds, megabytes, per }) =>
  `| ${what} | ${seconds === undefined ? "" : time(summary(seconds).median, per)} | ${megabytes === undefined ? "" : megabytes.toFixed(0)} |`;

const time = (seconds, per) =>
  per === undefined ? `${shown(seconds)} s` : `${shown(seconds * 1e6)} µs a ${per}`;

/** Three figures are more than a timing holds. */
const shown = (value) => (value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3))));
