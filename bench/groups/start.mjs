import { bareNode, product } from "../lib/commands.mjs";
import { goal } from "../lib/goal.mjs";
import { writeOverlay } from "../lib/overlay.mjs";
import { peakMegabytes, processesInTurn } from "../lib/processes.mjs";
import { ratios } from "../lib/summary.mjs";
import { withFolder } from "../lib/temporary-folder.mjs";

export const title = "Starting";

const TABLE_OF_TEN = ["--format", "table", "--top", "10"];
const wet = (...words) => product("--component", "cathode", "--process", "wet", ...TABLE_OF_TEN, ...words);
const ROBUSTNESS_OFF = ["--robustness", "off"];

export const measure = ({ rounds }) =>
  withFolder((inFolder) => {
    const overlay = writeOverlay(inFolder("rules"));
    const asked = [
      ["1", "`--version`", product("--version"), { atMost: 1.3, stretch: 1.2 }],
      ["1", "`--help`", product("--help"), { atMost: 1.3, stretch: 1.2 }],
      [
        "2",
        "one binder, robustness off",
        wet("--binder", "nbr", ...ROBUSTNESS_OFF),
        { atMost: 1.7, stretch: 1.5 },
      ],
      ["2", "all pairs, robustness off", wet(...ROBUSTNESS_OFF), { atMost: 2, stretch: 1.75 }],
      ["2", "all pairs, robustness on", wet(), { atMost: 2.3, stretch: 2 }],
      [
        "9",
        "one binder, robustness off, 20 rules of the user's own",
        wet("--binder", "nbr", ...ROBUSTNESS_OFF, "--rules", overlay),
        { atMost: 2.8, stretch: 2.4 },
      ],
    ];
    const commands = [bareNode, ...asked.map(([, , command]) => command)];
    const [bare, ...seconds] = processesInTurn(commands, rounds);
    const names = ["bare `node -e 0`", ...asked.map(([, what]) => what)];
    return {
      about:
        "Whole processes of a wet cathode, a table of ten, in turn with a bare Node.js; their output is thrown away.",
      measures: names.map((what, index) => ({
        what,
        seconds: [bare, ...seconds][index],
        megabytes: peakMegabytes(commands[index]),
      })),
      goals: asked.map(([row, what, , wanted], index) =>
        goal(row, `${what}, time against bare Node.js`, ratios(seconds[index], bare), wanted),
      ),
    };
  });
