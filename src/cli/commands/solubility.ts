import type { Command } from "commander";
import { deliver } from "../deliver.js";
import { colourOf, type Io } from "../io.js";
import { linesText } from "../lines-text.js";
import { namedCommand } from "../named-command.js";
import { examples, formatOf, type OutputOptions, outputOptions, overlayOptions } from "../options.js";
import { namedMaterials, type StructureOptions, structureOptions, withOptions } from "../structures.js";

interface SolubilityOptions extends OutputOptions, StructureOptions {
  temperature?: string;
  rules?: string[];
  data?: string[];
}

export function solubilityCommand(io: Io, setStatus: (status: number) => void): Command {
  const command = namedCommand("solubility")
    .argument("[binder]", "id, name or abbreviation; none with --binder-smiles")
    .argument("[solvents...]", "one or more; without, all of them in order")
    .option("--temperature <C>", "of the solution; 25 unless given");
  structureOptions(command);
  overlayOptions(outputOptions(command, ["text", "json", "csv"], "text"));
  examples(command, ["binder-advise solubility nbr", "binder-advise solubility nbr anisole toluene --json"]);
  return command.action(async (first: string | undefined, others: string[], options: SolubilityOptions) => {
    const { loadKnowledge } = await import("../../check/load-knowledge.js");
    const recorded = await loadKnowledge(options);
    const estimated = await withOptions(recorded, options);
    const { knowledge } = estimated;
    const { binder, solvents } = namedMaterials(first, others, estimated);
    const { readMaterials } = await import("../../facts/materials.js");
    const question = readMaterials({ binder, solvents, temperature: options.temperature }, knowledge);
    const { solubilityReport } = await import("../../answer/solubility.js");
    const report = solubilityReport(question, knowledge);
    await deliver(await rendered(report, options, io), options.output, io);
    setStatus(report.results.every(({ verdict }) => verdict === "unknown") ? 1 : 0);
  });
}

type Report = import("../../model/solubility-report.js").SolubilityReport;

async function rendered(report: Report, options: SolubilityOptions, io: Io): Promise<string> {
  const format = formatOf(options);
  if (format === "json") return `${JSON.stringify(report, null, 2)}\n`;
  const { solubilityLines, solubilityText } = await import("../../report/solubility.js");
  if (format === "csv") return linesText(solubilityLines(report), options, io);
  const colour = await colourOf(options, io);
  return solubilityText(report, { width: io.columns, colour });
}
