import type { Command } from "commander";
import { deliver } from "../deliver.js";
import type { Io } from "../io.js";
import { linesText } from "../lines-text.js";
import { namedCommand } from "../named-command.js";
import { examples, formatOf, type OutputOptions, outputOptions } from "../options.js";

export function factsCommand(io: Io): Command {
  const command = namedCommand("facts");
  outputOptions(command, ["table", "json", "csv"], "table");
  examples(command, ["binder-advise facts", "binder-advise facts --json"]);
  return command.action(async (options: OutputOptions) => {
    const { FACT_NAMES } = await import("../../facts/names.js");
    if (formatOf(options) === "json")
      return deliver(`${JSON.stringify(FACT_NAMES, null, 2)}\n`, options.output, io);
    const lines = FACT_NAMES.map(({ name, type, unit, words, meaning }) => ({
      fact: name,
      type: words ? words.join(" ") : unit ? `${type}, ${unit}` : type,
      meaning,
    }));
    const text = await linesText(lines, options, io);
    return deliver(text, options.output, io);
  });
}
