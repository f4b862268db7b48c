import type { Command } from "commander";
import type { Io } from "../io.js";
import { namedCommand } from "../named-command.js";
import { examples } from "../options.js";

export function mergeCommand(io: Io): Command {
  const command = namedCommand("merge")
    .argument("<files...>", "jsonl or csv written by evaluate --shard")
    .option("--output <file>", "write to a file, whole or not at all");
  examples(command, [
    "binder-advise merge part-1.jsonl part-2.jsonl > all.jsonl",
    "binder-advise merge part-*.csv --output all.csv",
  ]);
  return command.action(async (files: string[], { output }: { output?: string }) => {
    const { mergedOutputs } = await import("../../batch/merge.js");
    if (output === undefined) {
      for await (const piece of mergedOutputs(files)) await io.write(piece);
      return;
    }
    const { spareInputs } = await import("../spare-inputs.js");
    spareInputs([output], files);
    const { GrowingFile } = await import("../../batch/growing-file.js");
    const { outputTarget } = await import("../../output-target.js");
    const file = await GrowingFile.open(outputTarget(output), 0);
    for await (const piece of mergedOutputs(files)) await file.add(piece);
    await file.finish();
  });
}
