import { product, script } from "../lib/commands.mjs";
import { goal } from "../lib/goal.mjs";
import { peakMegabytes, printedBy, processesInTurn } from "../lib/processes.mjs";
import { refuseDifferentBytes } from "../lib/same-bytes.mjs";
import { ratios } from "../lib/summary.mjs";
import { writeNdjson } from "../lib/sweep-file.mjs";
import { withFolder } from "../lib/temporary-folder.mjs";

export const title = "A batch of NDJSON, file to file, verdicts";

/** json-rules-engine takes about a millisecond a line, so it is given few of them. */
const FEW_LINES = 2000;

export const measure = ({ rounds, lines }) =>
  withFolder(async (inFolder) => {
    const sweep = writeNdjson(inFolder("sweep.ndjson"), lines);
    const few = writeNdjson(inFolder("few.ndjson"), FEW_LINES);
    const evaluate = (workers) =>
      product(
        ...["evaluate", sweep, "--quiet", "--detail", "verdict", "--format", "jsonl"],
        ...["--workers", String(workers), "--output", inFolder(`${workers}.jsonl`)],
      );
    const commands = [script("loops/json-parse.mjs", sweep), evaluate(1), evaluate(2)];
    const [loop, one, two] = processesInTurn(commands, rounds);
    await refuseDifferentBytes(inFolder("1.jsonl"), inFolder("2.jsonl"));
    const peer = Array.from(
      { length: 3 },
      () => printedBy(script("loops/json-rules-engine.mjs", few)).seconds,
    );
    const perLine = (seconds, count) => seconds.map((value) => value / count);
    return {
      about: `${lines} lines of a seeded sweep of layers, binders, solvents, ratios, pressures and amounts drawn at random, so that a line is
seldom like the one before. With one worker, which is the thread of the program, and with two the same bytes were written, in
the order of the input. The pipeline on json-rules-engine (parse, the product's facts, rules, a line written) had
${FEW_LINES} lines; its start is not counted.`,
      measures: [
        {
          what: "a loop of `JSON.parse` over the lines",
          seconds: loop,
          megabytes: peakMegabytes(commands[0]),
        },
        { what: "one worker", seconds: one, megabytes: peakMegabytes(commands[1]) },
        { what: "two workers", seconds: two, megabytes: peakMegabytes(commands[2]) },
        { what: `json-rules-engine, ${FEW_LINES} lines`, seconds: peer },
      ],
      goals: [
        goal("6", "one worker, speed against a loop of `JSON.parse`", ratios(loop, one), {
          atLeast: 0.6,
          stretch: 1,
        }),
        goal("6", "two workers, speed against one", ratios(one, two), { atLeast: 1.5, stretch: 1.7 }),
        goal(
          "6",
          "one worker, speed against the pipeline on json-rules-engine",
          ratios(perLine(peer, FEW_LINES), perLine(one.slice(0, peer.length), lines)),
          { atLeast: 100, stretch: 200 },
        ),
      ],
    };
  });
