import { Command, CommanderError } from "commander";
import { ProblemError } from "../errors.js";
import { VERSION } from "../version.js";
import { blendCommand } from "./blend.js";
import { checkCommand } from "./check.js";
import { citeCommand } from "./cite.js";
import { explainCommand } from "./explain.js";
import { factsCommand } from "./facts.js";
import { fitHspCommand } from "./fit-hsp.js";
import { colourFor, type Io } from "./io.js";
import { listCommand } from "./list.js";
import { examples } from "./options.js";
import { recommendCommand } from "./recommend.js";
import { rulesCommand } from "./rules.js";
import { schemaCommand } from "./schema.js";
import { showCommand } from "./show.js";
import { solubilityCommand } from "./solubility.js";
import { validateCommand } from "./validate.js";

const COULD_NOT_RUN = 2;
const OUR_BUG = 3;

/** Runs one command line and says how it ended: 0, 1, 2 or 3. Standard output is the answer and nothing else. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let status = 0;
  const program = programOf(io, (code) => {
    status = code;
  });
  try {
    await program.parseAsync([...argv], { from: "user" });
    return status;
  } catch (error) {
    return failed(error, io);
  }
}

function programOf(io: Io, setStatus: (status: number) => void): Command {
  const program = new Command("binder-advise")
    .description(
      "Which polymer binder, in which solvent, for a layer of a sulfide-based\nall-solid-state lithium battery, and why to believe it.",
    )
    .version(VERSION, "--version", "print the version")
    .helpOption("--help", "print this help")
    .configureHelp({ subcommandTerm: (command) => command.name() });
  examples(program, ["binder-advise --component cathode --process dry", "binder-advise recommend --help"]);
  const commands = [
    recommendCommand(io, setStatus),
    listCommand(io),
    showCommand(io),
    explainCommand(io, setStatus),
    solubilityCommand(io, setStatus),
    blendCommand(io, setStatus),
    fitHspCommand(io),
    rulesCommand(io, setStatus),
    validateCommand(io, setStatus),
    citeCommand(io),
    factsCommand(io),
    schemaCommand(io),
    checkCommand(io, setStatus),
  ];
  for (const command of commands) program.addCommand(command, { isDefault: command.name() === "recommend" });
  for (const command of [program, ...commands, ...commands.flatMap((entry) => entry.commands)]) {
    command.exitOverride().showSuggestionAfterError();
    command.configureOutput({
      writeOut: io.stdout,
      writeErr: io.stderr,
      getOutHelpWidth: () => Math.min(80, io.columns),
      getErrHelpWidth: () => Math.min(80, io.columns),
    });
  }
  return program;
}

async function failed(error: unknown, io: Io): Promise<number> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : COULD_NOT_RUN;
  if (error instanceof ProblemError) {
    const { problemReport } = await import("../report/problems.js");
    io.stderr(problemReport(error.problems, colourFor("auto", io)));
    return COULD_NOT_RUN;
  }
  const stack = error instanceof Error ? error.stack : String(error);
  io.stderr(
    `This is a bug in binder-advise ${VERSION}, not in your input. Please report it with these lines:\n${stack}\n`,
  );
  return OUR_BUG;
}
