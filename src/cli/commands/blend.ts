import type { Command } from "commander";
import { refusal } from "../../errors.js";
import { deliver } from "../deliver.js";
import { colourOf, type Io } from "../io.js";
import { linesText } from "../lines-text.js";
import { namedCommand } from "../named-command.js";
import { examples, formatOf, type OutputOptions, outputOptions, overlayOptions } from "../options.js";
import { type LayerOptions, layerOf, layerOptions } from "../query-options.js";
import { namedMaterials, type StructureOptions, structureOptions, withOptions } from "../structures.js";

interface BlendOptions extends OutputOptions, LayerOptions, StructureOptions {
  temperature?: string;
  dryingTemperature?: string;
  rules?: string[];
  data?: string[];
}

export function blendCommand(io: Io, setStatus: (status: number) => void): Command {
  const command = namedCommand("blend")
    .argument("[binder]", "id, name or abbreviation; none with --binder-smiles")
    .argument("[solvents...]", "two or three, with those of --solvent-smiles")
    .option("--temperature <C>", "of the solution; 25 unless given")
    .option("--drying-temperature <C>", "25 unless given");
  structureOptions(layerOptions(command, ""));
  overlayOptions(outputOptions(command, ["text", "json", "csv"], "text"));
  examples(command, [
    "binder-advise blend nbr dibromomethane n-hexyl-butyrate",
    "binder-advise blend nbr toluene anisole --component cathode \\\n      --process wet --json",
  ]);
  return command.action(async (first: string | undefined, others: string[], options: BlendOptions) => {
    const { loadKnowledge } = await import("../../check/load-knowledge.js");
    const { resolveQuery } = await import("../../facts/resolve-query.js");
    const recorded = await loadKnowledge(options);
    const estimated = await withOptions(recorded, options);
    const { knowledge } = estimated;
    const { readBlend } = await import("../../facts/materials.js");
    const layer = layerOf(options);
    const isNamed = Object.values(layer).some((value) => value !== undefined);
    const query = isNamed ? resolveQuery(layer, knowledge) : null;
    if (query?.process === "dry") throw refusal("contradiction", "A dry process uses no solvent to blend.");
    const { temperature, dryingTemperature } = options;
    const { binder, solvents } = namedMaterials(first, others, estimated);
    const question = readBlend({ binder, solvents, temperature, dryingTemperature }, knowledge);
    const { blendReport } = await import("../../answer/blend.js");
    const report = blendReport({ ...question, query }, knowledge);
    await deliver(await rendered(report, options, io), options.output, io);
    setStatus(report.points.every(({ verdict }) => verdict === "unknown") ? 1 : 0);
  });
}

type Report = import("../../model/blend-report.js").BlendReport;

async function rendered(report: Report, options: BlendOptions, io: Io): Promise<string> {
  const format = formatOf(options);
  if (format === "json") return `${JSON.stringify(report, null, 2)}\n`;
  const { blendLines, blendText } = await import("../../report/blend.js");
  if (format === "csv") return linesText(blendLines(report), options, io);
  const colour = await colourOf(options, io);
  return blendText(report, { width: io.columns, colour });
}
