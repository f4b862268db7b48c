import { Argument, Command } from "commander";
import { deliver } from "./deliver.js";
import { colourFor, type Io } from "./io.js";
import { examples, formatOf, type OutputOptions, outputOptions, overlayOptions } from "./options.js";

const KINDS = ["binders", "solvents", "scaffolds", "references", "evidence", "rules", "criteria"];

export function listCommand(io: Io): Command {
  const command = new Command("list")
    .description("list what the advisor knows")
    .addArgument(new Argument("<kind>", KINDS.join(", ")).choices(KINDS));
  overlayOptions(outputOptions(command, ["table", "json", "csv"], "table"));
  examples(command, ["binder-advise list solvents", "binder-advise list rules --json"]);
  return command.action(
    async (kind: string, options: OutputOptions & { rules?: string[]; data?: string[] }) => {
      const { loadKnowledge } = await import("../index.js");
      const { catalogue } = await import("./catalogue.js");
      const { linesCsv, linesTable } = await import("../report/lines.js");
      const knowledge = await loadKnowledge({ rules: options.rules ?? [], data: options.data ?? [] });
      const lines = catalogue(kind as Parameters<typeof catalogue>[0], knowledge);
      const format = formatOf(options);
      const text =
        format === "json"
          ? `${JSON.stringify(lines, null, 2)}\n`
          : format === "csv"
            ? linesCsv(lines)
            : linesTable(lines, { width: io.columns, colour: colourFor(options.color, io) });
      await deliver(text, options.output, io);
    },
  );
}
