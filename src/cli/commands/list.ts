import { Argument, type Command } from "commander";
import { catalogue, LIST_KINDS, type ListKind } from "../catalogue.js";
import { deliver } from "../deliver.js";
import type { Io } from "../io.js";
import { linesText } from "../lines-text.js";
import { namedCommand } from "../named-command.js";
import { examples, type OutputOptions, outputOptions, overlayOptions } from "../options.js";

export function listCommand(io: Io): Command {
  const command = namedCommand("list").addArgument(
    new Argument("<kind>", LIST_KINDS.join(", ")).choices([...LIST_KINDS]),
  );
  overlayOptions(outputOptions(command, ["table", "json", "csv"], "table"));
  examples(command, ["binder-advise list solvents", "binder-advise list rules --json"]);
  return command.action(
    async (kind: ListKind, options: OutputOptions & { rules?: string[]; data?: string[] }) => {
      const { loadKnowledge } = await import("../../check/load-knowledge.js");
      const knowledge = await loadKnowledge(options);
      const text = await linesText(catalogue(kind, knowledge), options, io);
      await deliver(text, options.output, io);
    },
  );
}
