import { Argument, type Command } from "commander";
import { type CompletedCommand, completionScript, SHELLS } from "../../report/completion.js";
import type { Io } from "../io.js";
import { namedCommand } from "../named-command.js";
import { examples } from "../options.js";

export function completionCommand(io: Io, others: () => Promise<Command[]>): Command {
  const command = namedCommand("completion").addArgument(
    new Argument("<shell>", SHELLS.join(", ")).choices([...SHELLS]),
  );
  examples(command, [
    "source <(binder-advise completion bash)  # in ~/.bashrc",
    "binder-advise completion zsh > ~/.zfunc/_binder-advise  # on your fpath",
    "binder-advise completion fish \\\n      > ~/.config/fish/completions/binder-advise.fish",
  ]);
  return command.action(async (shell: (typeof SHELLS)[number]) => {
    const { readBundle } = await import("../../load/bundle.js");
    const { binders, solvents, rules } = readBundle();
    const names = {
      binder: binders.filter(({ role }) => role !== "scaffold").map(({ id }) => id),
      solvent: solvents.map(({ id }) => id),
      scaffold: binders.filter(({ role }) => role === "scaffold").map(({ id }) => id),
      rule: rules.map(({ id }) => id),
    };
    io.stdout(completionScript(shell, (await others()).map(completed), names));
  });
}

const completed = (command: Command): CompletedCommand => ({
  name: command.name(),
  description: command.description(),
  words: [
    ...command.commands.map((part) => part.name()),
    ...command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
  ],
  options: command.options.flatMap(({ long, argChoices, description }) =>
    long ? [{ name: long, words: argChoices ?? [], description }] : [],
  ),
});
