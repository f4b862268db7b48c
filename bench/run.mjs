#!/usr/bin/env node
// Measures whole commands against what bounds them, in turn, and writes bench/README.md.
// node bench/run.mjs [ROUNDS] [LINES]; the defaults take some minutes.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { COLUMNS, formulations } from "./lib/formulations.mjs";
import { interleaved, machine } from "./lib/measure.mjs";

const [rounds = "7", lines = "1000000"] = process.argv.slice(2);
const here = new URL(".", import.meta.url).pathname;
const bin = join(here, "../bin/binder-advise.js");
const folder = mkdtempSync(join(tmpdir(), "binder-advise-bench-"));

function written(name, head, lineOf, count) {
  const path = join(folder, name);
  const chunks = [head];
  for (const entry of formulations(count, 1)) chunks.push(lineOf(entry));
  writeFileSync(path, chunks.join(""));
  return path;
}

const count = Number(lines);
const ndjson = written("sweep.ndjson", "", (entry) => `${JSON.stringify(entry)}\n`, count);
const csv = written(
  "sweep.csv",
  `${COLUMNS.join(",")}\n`,
  (entry) => `${COLUMNS.map((column) => entry[column] ?? "").join(",")}\n`,
  count / 5,
);
const short = written("short.ndjson", "", (entry) => `${JSON.stringify(entry)}\n`, count / 5);
const output = (name) => ["--quiet", "--output", join(folder, name)];
const evaluate = (path, workers, name) => [
  bin,
  "evaluate",
  path,
  "--workers",
  String(workers),
  ...output(name),
];
const ask = (...words) => [bin, "--component", "cathode", ...words];

const groups = [
  [
    "Starting",
    "bare `node -e 0`",
    [
      ["bare `node -e 0`", ["-e", "0"]],
      ["`--version`", [bin, "--version"]],
      ["`--help`", [bin, "--help"]],
      ["one binder, dry, robustness off", ask("--process", "dry", "--binder", "ptfe", "--robustness", "off")],
      ["dry cathode, robustness off", ask("--process", "dry", "--robustness", "off")],
      ["dry cathode, robustness on", ask("--process", "dry")],
      ["wet cathode, all pairs, robustness off", ask("--process", "wet", "--robustness", "off")],
      ["wet cathode, all pairs, robustness on", ask("--process", "wet")],
    ],
  ],
  [
    `A batch of ${count} lines of NDJSON, file to file, verdicts`,
    "a loop of `JSON.parse` over the same lines",
    [
      ["a loop of `JSON.parse` over the same lines", [join(here, "lib/json-parse-loop.mjs"), ndjson]],
      ["one thread", evaluate(ndjson, 0, "one.jsonl")],
      ["two threads", evaluate(ndjson, 2, "two.jsonl")],
    ],
  ],
  [
    `The same, ${count / 5} lines`,
    "a loop of `JSON.parse` over the same lines",
    [
      ["a loop of `JSON.parse` over the same lines", [join(here, "lib/json-parse-loop.mjs"), short]],
      ["one thread", evaluate(short, 0, "short.jsonl")],
    ],
  ],
  [
    `A batch of ${count / 5} lines of CSV`,
    "csv-parse alone over the same lines",
    [
      ["csv-parse alone over the same lines", [join(here, "lib/csv-parse-loop.mjs"), csv]],
      ["one thread, judged and written", evaluate(csv, 0, "one.csv")],
    ],
  ],
];

const number = (value, digits = 2) => value.toFixed(digits);
const sections = groups.map(([title, , rows]) => {
  process.stderr.write(`${title} …\n`);
  const figures = interleaved(
    rows.map(([, command]) => command),
    Number(rounds),
  );
  const body = rows.map(([name], index) => {
    const { seconds, megabytes, ratio } = figures[index];
    return `| ${name} | ${number(seconds.median)} | ${number(ratio.median)} (${number(ratio.low)}–${number(ratio.high)}) | ${number(megabytes, 0)} |`;
  });
  const head = "| what | seconds | times the first row | peak MB |\n| --- | --- | --- | --- |";
  return `## ${title}\n\n${head}\n${body.join("\n")}`;
});
const same = readFileSync(join(folder, "one.jsonl")).equals(readFileSync(join(folder, "two.jsonl")));
rmSync(folder, { recursive: true });
if (!same) throw new Error("One thread and two threads wrote different bytes.");

writeFileSync(
  join(here, "README.md"),
  `# Speed

Written by \`npm run bench\`: whole commands as a user starts them, ${rounds} rounds after one that is not counted, in turn.
Medians, ratios round by round with their quartiles, and the largest peak memory. The lines are a seeded sweep
(\`bench/lib/formulations.mjs\`) of layers, binders, solvents, ratios and pressures drawn at random, so a line is seldom
like the one before; a sweep in nested order is faster. One thread and two threads wrote the same bytes.

Machine: ${machine()}, ${availableParallelism()} processors; Node.js ${process.version}; ${new Date().toISOString().slice(0, 10)}.

${sections.join("\n\n")}
`,
);
