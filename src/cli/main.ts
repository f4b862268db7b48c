import { Command, CommanderError } from "commander";
import { ProblemError, refusal } from "../errors.js";
import { VERSION } from "../version.js";
import { COULD_NOT_RUN, OUR_BUG } from "./exit-codes.js";
import { COLOUR_WHEN, type ColourWhen, canAsk, colourFor, type Io } from "./io.js";
import { COMMANDS, type CommandName, namedCommand } from "./named-command.js";
import { examples } from "./options.js";
import { readUnits } from "./units.js";

/** Runs one command line and says how it ended: 0, 1, 2 or 3. Standard output is the answer and nothing else. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  if (argv.length === 0 && canAsk(io)) return (await import("./ask.js")).askAndRun(io, run);
  const strange = argv[argv[0] === "help" ? 1 : 0];
  if (strange !== undefined && !isKnown(strange)) return failed(await unknownCommand(strange), argv, io);
  let status = 0;
  const program = await programOf(argv, io, (code) => {
    status = code;
  });
  // nothing asked: what can be asked, and then what was missing
  if (argv.length === 0) io.stderr(`${program.helpInformation()}\n`);
  try {
    await program.parseAsync([...argv], { from: "user" });
    return status;
  } catch (error) {
    return failed(error, argv, io);
  }
}

/** The first word names a command, or is an option of the default one. */
const isKnown = (word: string): boolean =>
  word.startsWith("-") || word === "help" || NAMES.some((name) => name === word);

async function unknownCommand(word: string): Promise<ProblemError> {
  const { closestWord } = await import("../closest-word.js");
  const near = closestWord(word, NAMES);
  const hint = near === null ? `; there are ${NAMES.join(", ")}` : `; did you mean ${near}?`;
  return refusal("usage", `There is no command "${word}"${hint}`);
}

type SetStatus = (status: number) => void;

/** Each command is loaded only where it is asked for: a start pays for one of them, not for all. */
const LOADERS = {
  recommend: async (io: Io, set: SetStatus) =>
    (await import("./commands/recommend.js")).recommendCommand(io, set),
  evaluate: async (io: Io, set: SetStatus) =>
    (await import("./commands/evaluate.js")).evaluateCommand(io, set),
  init: async (io: Io) => (await import("./commands/init.js")).initCommand(io),
  merge: async (io: Io) => (await import("./commands/merge.js")).mergeCommand(io),
  list: async (io: Io) => (await import("./commands/list.js")).listCommand(io),
  show: async (io: Io) => (await import("./commands/show.js")).showCommand(io),
  explain: async (io: Io, set: SetStatus) => (await import("./commands/explain.js")).explainCommand(io, set),
  "why-not": async (io: Io) => (await import("./commands/why-not.js")).whyNotCommand(io),
  compare: async (io: Io, set: SetStatus) => (await import("./commands/compare.js")).compareCommand(io, set),
  solubility: async (io: Io, set: SetStatus) =>
    (await import("./commands/solubility.js")).solubilityCommand(io, set),
  blend: async (io: Io, set: SetStatus) => (await import("./commands/blend.js")).blendCommand(io, set),
  "fit-hsp": async (io: Io) => (await import("./commands/fit-hsp.js")).fitHspCommand(io),
  rules: async (io: Io, set: SetStatus) => (await import("./commands/rules.js")).rulesCommand(io, set),
  validate: async (io: Io, set: SetStatus) =>
    (await import("./commands/validate.js")).validateCommand(io, set),
  cite: async (io: Io) => (await import("./commands/cite.js")).citeCommand(io),
  facts: async (io: Io) => (await import("./commands/facts.js")).factsCommand(io),
  schema: async (io: Io) => (await import("./commands/schema.js")).schemaCommand(io),
  check: async (io: Io, set: SetStatus) => (await import("./commands/check.js")).checkCommand(io, set),
  completion: async (io: Io, set: SetStatus): Promise<Command> => {
    const { completionCommand } = await import("./commands/completion.js");
    const others = () =>
      Promise.all(NAMES.filter((name) => name !== "completion").map((name) => LOADERS[name](io, set)));
    return completionCommand(io, others);
  },
} satisfies Record<CommandName, (io: Io, set: SetStatus) => Promise<Command>>;
const NAMES = Object.keys(COMMANDS) as CommandName[];

/** The command that a line speaks of; the default where it names none. */
function askedFor([first, second]: readonly string[]): CommandName {
  const word = first === "help" ? second : first;
  return NAMES.find((name) => name === word) ?? "recommend";
}

/** The commands that a line may be meant for. Of the others, help and suggestions need no more than the names. */
function commandsFor(argv: readonly string[], io: Io, setStatus: SetStatus): Promise<Command[]> {
  const asked = askedFor(argv);
  const isPlain = argv[0] === asked || (argv[0]?.startsWith("-") && argv[0] !== "--help");
  const names = isPlain ? [asked] : NAMES;
  return Promise.all(
    names.map((name) => (name === asked ? LOADERS[name](io, setStatus) : namedCommand(name))),
  );
}

async function programOf(argv: readonly string[], io: Io, setStatus: SetStatus): Promise<Command> {
  const program = new Command("binder-advise")
    .description(
      "Which polymer binder, in which solvent, for a layer of a sulfide-based\nall-solid-state lithium battery, and why to believe it.",
    )
    .version(VERSION, "--version", "print the version")
    .helpOption("--help", "print this help")
    .commandsGroup("Help:")
    .helpCommand("help [command]", "print the help of a command")
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .hook("preAction", (_, command) => readUnits(command));
  examples(program, ["binder-advise --component cathode --process dry", "binder-advise recommend --help"]);
  const commands = await commandsFor(argv, io, setStatus);
  for (const command of commands) program.addCommand(command, { isDefault: command.name() === "recommend" });
  for (const command of [program, ...commands, ...commands.flatMap((entry) => entry.commands)]) {
    command.exitOverride().showSuggestionAfterError();
    command.configureOutput({
      writeOut: io.stdout,
      writeErr: io.stderr,
      getOutHelpWidth: () => Math.min(80, io.columns),
      getErrHelpWidth: () => Math.min(80, io.columns),
      // our help has none; commander would ask the streams
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  }
  return program;
}

/** The option may stand beside what made it fail. */
function colourAskedIn(argv: readonly string[]): ColourWhen {
  const words = argv.flatMap((word) => word.split(/(?<=^--color)=/));
  const asked = words[words.lastIndexOf("--color") + 1];
  return words.includes("--color") ? (COLOUR_WHEN.find((when) => when === asked) ?? "auto") : "auto";
}

async function failed(error: unknown, argv: readonly string[], io: Io): Promise<number> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : COULD_NOT_RUN;
  if (error instanceof ProblemError) {
    const { problemReport } = await import("../report/problems.js");
    const colour = await colourFor(colourAskedIn(argv), { env: io.env, isTerminal: io.isErrorTerminal });
    io.stderr(problemReport(error.problems, colour));
    return COULD_NOT_RUN;
  }
  const stack = error instanceof Error ? error.stack : String(error);
  io.stderr(
    `This is a bug in binder-advise ${VERSION}, not in your input. Please report it with these lines:\n${stack}\n`,
  );
  return OUR_BUG;
}
