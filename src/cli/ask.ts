import type { Query } from "../model/query.js";
import { shellLine } from "../report/shell-line.js";
import { INTERRUPTED } from "./exit-codes.js";
import type { Io } from "./io.js";

/** A first answer that fits the eye; the line that is printed says how to have more. */
const FIRST_ROWS = "3";

/** Asks for what a ranking needs, runs it, and prints the line that does the same without questions. */
export async function askAndRun(io: Io, run: (argv: string[], io: Io) => Promise<number>): Promise<number> {
  const asked = await askedArguments(await prompt());
  if (asked === null) return INTERRUPTED;
  const argv = [...asked, "--top", FIRST_ROWS];
  const status = await run(argv, io);
  io.stderr(`\nThe same without questions:\n  ${shellLine(["binder-advise", ...argv])}\n`);
  return status;
}

type Component = Query["component"];
type Choice = [word: string, says: string];
export type Prompt = (message: string, choices: readonly Choice[]) => Promise<string>;

/** One question on standard error: standard output is the answer and nothing else. */
async function prompt(): Promise<Prompt> {
  const { default: select } = await import("@inquirer/select");
  return (message, choices) =>
    select(
      {
        message,
        loop: false,
        pageSize: 10,
        choices: choices.map(([value, says]) => ({ value, name: says, short: says })),
      },
      { output: process.stderr },
    );
}

/** The arguments that the answers come to; null where the user interrupts. */
export async function askedArguments(ask: Prompt): Promise<string[] | null> {
  try {
    const component = (await ask("Which layer?", LAYERS)) as Component;
    const anode = component === "cathode" ? NOT_SETTLED : await ask(ANODE_QUESTION[component], ANODES);
    const way = await ask("How is it made?", processesFor(component, anode));
    const aim = await ask("What matters most?", AIM_CHOICES);
    const pressure = await ask("How hard is the cell pressed in operation?", PRESSURES);
    return [
      ...["--component", component, "--process", way],
      ...(anode === NOT_SETTLED ? [] : ["--anode", anode]),
      ...(aim === "balanced" ? [] : ["--aim", aim]),
      ...(pressure === NOT_SETTLED ? [] : ["--pressure", pressure]),
    ];
  } catch (error) {
    if (error instanceof Error && error.name === "ExitPromptError") return null;
    throw error;
  }
}

const NOT_SETTLED = "";
const LAYERS: Choice[] = [
  ["cathode", "composite cathode"],
  ["anode", "anode"],
  ["sheet", "solid electrolyte sheet"],
];
const ANODE_QUESTION = { anode: "Which anode?", sheet: "Which anode does the sheet meet?" };
const ANODES: Choice[] = [
  [NOT_SETTLED, "not settled: judged at the lowest potential of all"],
  ["graphite", "graphite"],
  ["silicon", "silicon"],
  ["silicon-graphite", "silicon and graphite"],
  ["lithium-metal", "lithium metal"],
  ["anode-less", "anode-less"],
];
const PROCESS_CHOICES: Choice[] = [
  ["dry", "dry: mixed and pressed without solvent"],
  ["wet", "wet: cast from a slurry"],
  ["scaffold", "scaffold: a frame that is filled"],
];
const AIM_CHOICES: Choice[] = [
  ["balanced", "nothing above the rest"],
  ["energy-density", "energy density"],
  ["rate-capability", "rate capability"],
  ["cycle-life", "cycle life"],
  ["scale-up", "scale-up"],
];
const PRESSURES: Choice[] = [
  [NOT_SETTLED, "not settled"],
  ["low", "below 4 MPa, as in a pouch cell"],
  ["intermediate", "4 to 10 MPa"],
  ["high", "10 MPa or more, as in a torque cell"],
];

/** Only sheets are made by filling a frame, and a lithium foil is not pressed from powder. */
const processesFor = (component: Component, anode: string): Choice[] =>
  PROCESS_CHOICES.filter(
    ([word]) =>
      (word !== "scaffold" || component === "sheet") &&
      (word !== "dry" || component !== "anode" || anode !== "lithium-metal"),
  );
