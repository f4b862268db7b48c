import { product } from "../lib/commands.mjs";
import { goal } from "../lib/goal.mjs";
import { peakMegabytes } from "../lib/processes.mjs";
import { writeNdjson } from "../lib/sweep-file.mjs";
import { withFolder } from "../lib/temporary-folder.mjs";

export const title = "Memory of a batch that is ten times as long";
/** Takes minutes and gigabytes of disk, so it runs only when it is named. */
export const isOnRequest = true;

const TIMES = 10;

const WORKERS = [1, 2];

export const measure = ({ lines }) =>
  withFolder((inFolder) => {
    const peaks = (count) => {
      const sweep = writeNdjson(inFolder("sweep.ndjson"), count);
      const output = ["--format", "jsonl", "--output", inFolder("out.jsonl")];
      return WORKERS.map((workers) =>
        peakMegabytes(
          product(
            ...["evaluate", sweep, "--quiet", "--detail", "verdict"],
            ...["--workers", String(workers), ...output],
          ),
        ),
      );
    };
    const [short, long] = [peaks(lines), peaks(TIMES * lines)];
    return {
      about: "One run each, file to file; peak memory of the whole process.",
      measures: WORKERS.flatMap((workers, index) => [
        { what: `${lines} lines, workers: ${workers}`, megabytes: short[index] },
        { what: `${TIMES * lines} lines, workers: ${workers}`, megabytes: long[index] },
      ]),
      goals: WORKERS.map((workers, index) =>
        goal(
          "8",
          `${TIMES} times the lines, peak memory against once, workers: ${workers}`,
          [long[index] / short[index]],
          { atMost: 1.1 },
        ),
      ),
    };
  });
