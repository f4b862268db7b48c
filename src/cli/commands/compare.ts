import type { Command } from "commander";
import { deliver } from "../deliver.js";
import { colourOf, type Io } from "../io.js";
import { namedCommand } from "../named-command.js";
import { examples, formatOf, type OutputOptions, outputOptions, overlayOptions } from "../options.js";
import { inputOf, type QueryOptions, queryOptions } from "../query-options.js";
import { withOptions } from "../structures.js";

type CompareOptions = OutputOptions & QueryOptions & { rules?: string[]; data?: string[] };

export function compareCommand(io: Io, setStatus: (status: number) => void): Command {
  const command = namedCommand("compare").argument(
    "<binders...>",
    "two or more, each as binder or binder@solvent",
  );
  queryOptions(command);
  overlayOptions(outputOptions(command, ["text", "json"], "text"));
  examples(command, [
    "binder-advise compare ptfe nafion-li --component cathode --process dry",
    "binder-advise compare nbr@anisole nbr@toluene tpu \\\n      --component anode --anode silicon-graphite --process wet",
  ]);
  return command.action(async (names: string[], options: CompareOptions) => {
    const { loadKnowledge } = await import("../../check/load-knowledge.js");
    const recorded = await loadKnowledge(options);
    const { knowledge } = await withOptions(recorded, options);
    const { compare } = await import("../../answer/compare.js");
    const report = compare(names, inputOf(options), knowledge);
    await deliver(await rendered(report, options, io), options.output, io);
    setStatus(report.entries.some(({ verdict }) => verdict !== "unknown") ? 0 : 1);
  });
}

type Report = import("../../model/comparison-report.js").ComparisonReport;

async function rendered(report: Report, options: CompareOptions, io: Io): Promise<string> {
  if (formatOf(options) === "json") return `${JSON.stringify(report, null, 2)}\n`;
  const { comparisonText } = await import("../../report/comparison.js");
  const colour = await colourOf(options, io);
  return comparisonText(report, { width: io.columns, colour });
}
