import type { Command } from "commander";
import { deliver } from "../deliver.js";
import { colourOf, type Io } from "../io.js";
import { namedCommand } from "../named-command.js";
import { examples, formatOf, type OutputOptions, outputOptions, overlayOptions } from "../options.js";
import { inputOf, type QueryOptions, queryOptions } from "../query-options.js";
import { withOptions } from "../structures.js";

type WhyNotOptions = OutputOptions & QueryOptions & { rules?: string[]; data?: string[] };
type Report = import("../../model/objection-report.js").ObjectionReport;

export function whyNotCommand(io: Io): Command {
  const command = namedCommand("why-not").argument("<binders...>", "id, name or abbreviation");
  queryOptions(command);
  overlayOptions(outputOptions(command, ["text", "json"], "text"));
  examples(command, [
    "binder-advise why-not ptfe --component anode --process dry",
    "binder-advise why-not nbr pvdf --component cathode --process dry --json",
  ]);
  return command.action(async (names: string[], options: WhyNotOptions) => {
    const { loadKnowledge } = await import("../../check/load-knowledge.js");
    const recorded = await loadKnowledge(options);
    const { knowledge } = await withOptions(recorded, options);
    const { whyNot } = await import("../../answer/why-not.js");
    const reports = names.map((name) => whyNot(name, inputOf(options), knowledge));
    await deliver(await rendered(reports, options, io), options.output, io);
  });
}

async function rendered(reports: Report[], options: WhyNotOptions, io: Io): Promise<string> {
  if (formatOf(options) === "json") return `${JSON.stringify(reports, null, 2)}\n`;
  const { objectionsText } = await import("../../report/objections.js");
  const colour = await colourOf(options, io);
  return reports.map((report) => objectionsText(report, { width: io.columns, colour })).join("\n");
}
