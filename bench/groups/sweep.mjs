import { keptBySweep } from "../engines/binder-advise.mjs";
import { product, script } from "../lib/commands.mjs";
import { goal } from "../lib/goal.mjs";
import { peakMegabytes, printedBy, processesInTurn } from "../lib/processes.mjs";
import { ratios } from "../lib/summary.mjs";
import { withFolder } from "../lib/temporary-folder.mjs";

export const title = "A sweep of blends";

/** Each ratio of two solvents in steps of a tenth. */
const STEPS = 10;
const ROWS = 50;

export const measure = ({ rounds }) =>
  withFolder((inFolder) => {
    const own = product(
      ...["--component", "cathode", "--process", "wet", "--sweep", String(STEPS), "--top", String(ROWS)],
      ...["--json", "--output", inFolder("sweep.json")],
    );
    const b = script("loops/sweep-compiled.mjs", String(STEPS), String(ROWS));
    const { candidates, kept } = printedBy(b);
    refuseOtherResults(kept, keptBySweep(STEPS, ROWS));
    const [bare, compiled, swept] = processesInTurn([["-e", "0"], b, own], rounds);
    const [bareMemory, compiledMemory, ownMemory] = [["-e", "0"], b, own].map(peakMegabytes);
    return {
      about: `${candidates} candidates: every binder in every pair of solvents at nine ratios, for a wet cathode, the best ${ROWS} kept; whole
processes. (b) makes a facts object for each candidate, with Hansen parameters mixed and read by the product's own functions, and
runs rules, criteria and score on it as one generated function, without findings and intervals. Both kept the same ${ROWS}, with the
same verdicts and scores.`,
      measures: [
        { what: "bare `node -e 0`", seconds: bare, megabytes: bareMemory },
        { what: "(b), row by row", seconds: compiled, megabytes: compiledMemory },
        { what: "binder-advise, in columns", seconds: swept, megabytes: ownMemory },
      ],
      goals: [
        goal("5", "a sweep of blends, speed against (b)", ratios(compiled, swept), {
          atLeast: 3,
          stretch: 4.5,
        }),
        goal("5", "a sweep of blends, peak memory against bare Node.js", [ownMemory / bareMemory], {
          atMost: 2.5,
          stretch: 1.7,
        }),
      ],
    };
  });

function refuseOtherResults(kept, own) {
  for (const [place, entry] of own.entries())
    if (JSON.stringify(kept[place]) !== JSON.stringify(entry))
      throw new Error(
        `Place ${place + 1} is ${JSON.stringify(kept[place])} in (b) and ${JSON.stringify(entry)} in ours.`,
      );
}
