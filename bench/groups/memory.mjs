import { product } from "../lib/commands.mjs";
import { goal } from "../lib/goal.mjs";
import { peakMegabytes } from "../lib/processes.mjs";
import { writeNdjson } from "../lib/sweep-file.mjs";
import { withFolder } from "../lib/temporary-folder.mjs";

export const title = "Memory of a batch that is ten times as long";
/** Takes minutes and gigabytes of disk, so it runs only when it is named. */
export const isOnRequest = true;

const TIMES = 10;

export const measure = ({ lines }) =>
  withFolder((inFolder) => {
    const peak = (count) => {
      const sweep = writeNdjson(inFolder("sweep.ndjson"), count);
      const output = ["--format", "jsonl", "--output", inFolder("out.jsonl")];
      return peakMegabytes(
        product("evaluate", sweep, "--quiet", "--detail", "verdict", "--workers", "1", ...output),
      );
    };
    const [short, long] = [peak(lines), peak(TIMES * lines)];
    return {
      about: "One run each, one worker, file to file; peak memory of the whole process.",
      measures: [
        { what: `${lines} lines`, megabytes: short },
        { what: `${TIMES * lines} lines`, megabytes: long },
      ],
      goals: [
        goal("8", `${TIMES} times the lines, peak memory against once`, [long / short], { atMost: 1.1 }),
      ],
    };
  });
