import { product, script } from "../lib/commands.mjs";
import { goal } from "../lib/goal.mjs";
import { peakMegabytes, printedBy, processesInTurn } from "../lib/processes.mjs";
import { ratios } from "../lib/summary.mjs";
import { writeCsv } from "../lib/sweep-file.mjs";
import { withFolder } from "../lib/temporary-folder.mjs";

export const title = "A batch of CSV";

export const measure = ({ rounds, lines }) =>
  withFolder((inFolder) => {
    const count = Math.ceil(lines / 2);
    const sweep = writeCsv(inFolder("sweep.csv"), count);
    const [peer, own] = [script("loops/csv-parse.mjs", sweep), script("loops/csv-own.mjs", sweep)];
    const read = { peer: [], own: [] };
    for (let round = 0; round < rounds; round++) {
      read.peer.push(readingOf(peer, count));
      read.own.push(readingOf(own, count));
    }
    const evaluate = product(
      ...["evaluate", sweep, "--quiet", "--detail", "verdict", "--format", "jsonl"],
      ...["--workers", "0", "--output", inFolder("out.jsonl")],
    );
    const [whole] = processesInTurn([evaluate], rounds);
    return {
      about: `${count} lines of the same sweep. Reading alone, without the start of the process: csv-parse makes an object of each line, ours
finds the cells of each. Both found ${count} records.`,
      measures: [
        { what: "csv-parse, reading", seconds: read.peer, megabytes: peakMegabytes(peer) },
        { what: "binder-advise, reading", seconds: read.own, megabytes: peakMegabytes(own) },
        { what: "binder-advise, whole batch, no worker", seconds: whole, megabytes: peakMegabytes(evaluate) },
      ],
      goals: [
        goal("7", "reading CSV, speed against csv-parse", ratios(read.peer, read.own), {
          atLeast: 4,
          stretch: 8,
        }),
        goal("7", "the whole batch of CSV, speed against csv-parse reading", ratios(read.peer, whole), {}),
      ],
    };
  });

function readingOf(command, count) {
  const { seconds, records } = printedBy(command);
  if (records !== count) throw new Error(`${command.join(" ")} found ${records} records, not ${count}.`);
  return seconds;
}
