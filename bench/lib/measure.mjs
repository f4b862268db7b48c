// Whole processes timed in turn, so that a machine whose speed drifts does so for all of them.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];

export const summary = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), low: quantile(sorted, 0.25), high: quantile(sorted, 0.75) };
};

/** Seconds and peak megabytes of one run. */
function once(command) {
  const begun = process.hrtime.bigint();
  const { status, stderr } = spawnSync("/usr/bin/time", ["-f", "%M", process.execPath, ...command], {
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
  if (status !== 0) throw new Error(`${command.join(" ")} ended with ${status}: ${stderr}`);
  return { seconds, megabytes: Number(stderr.trim().split("\n").at(-1)) / 1024 };
}

/** Runs commands in turn; for each its seconds, its peak memory, and its ratio to the first, run by run. */
export function interleaved(commands, rounds) {
  const runs = commands.map(() => []);
  for (const command of commands) once(command);
  for (let round = 0; round < rounds; round++)
    for (const [index, command] of commands.entries()) runs[index].push(once(command));
  return runs.map((own) => ({
    seconds: summary(own.map(({ seconds }) => seconds)),
    megabytes: Math.max(...own.map(({ megabytes }) => megabytes)),
    ratio: summary(own.map(({ seconds }, round) => seconds / runs[0][round].seconds)),
  }));
}

export const machine = () => {
  const [, model = "unknown processor"] =
    /model name\s*:\s*(.*)/.exec(readFileSync("/proc/cpuinfo", "utf8")) ?? [];
  return model.trim();
};
