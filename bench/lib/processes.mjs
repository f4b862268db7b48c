// Whole processes timed in turn, so that a machine whose speed drifts does so for all of them.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const PEAK_MEMORY = fileURLToPath(new URL("peak-memory.cjs", import.meta.url));

/** Runs Node.js with the words given; what it prints is thrown away. */
function run(words, pipes = ["ignore", "ignore", "pipe"]) {
  const ended = spawnSync(process.execPath, words, { encoding: "utf8", stdio: pipes, maxBuffer: 1 << 26 });
  if (ended.status !== 0)
    throw new Error(`node ${words.join(" ")} ended with ${ended.status}: ${ended.stderr}`);
  return ended;
}

function secondsOf(words) {
  const begun = performance.now();
  run(words);
  return (performance.now() - begun) / 1000;
}

/** Runs each command once uncounted, then all in turn; the seconds of each, round by round. */
export function processesInTurn(commands, rounds) {
  for (const words of commands) run(words);
  const seconds = commands.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [index, words] of commands.entries()) seconds[index].push(secondsOf(words));
  return seconds;
}

/** Peak megabytes of a command, told by the process itself in a run of its own that is not timed. */
export function peakMegabytes(words) {
  const { output } = run(["--require", PEAK_MEMORY, ...words], ["ignore", "ignore", "pipe", "pipe"]);
  return Number(output[3]) / 1024;
}

/** What a script prints as JSON: for those that time a part of themselves. */
export const printedBy = (words) => JSON.parse(run(words, ["ignore", "pipe", "pipe"]).stdout);
