import type { Command } from "commander";
import { ProblemError, unwritable } from "../../errors.js";
import { RESAMPLING } from "../../model/defaults.js";
import type { Knowledge } from "../../model/knowledge.js";
import type { SphereReport } from "../../model/sphere-report.js";
import { deliver } from "../deliver.js";
import { colourOf, type Io } from "../io.js";
import { namedCommand } from "../named-command.js";
import {
  examples,
  formatOf,
  type OutputOptions,
  outputOptions,
  overlayOptions,
  wholeNumber,
} from "../options.js";

interface FitOptions extends OutputOptions {
  seed: number;
  resamples: number;
  binder?: string;
  overlay?: string;
  rules?: string[];
  data?: string[];
}

export function fitHspCommand(io: Io): Command {
  const command = namedCommand("fit-hsp")
    .argument("<trials.csv>", "columns solvent (or cas) and good: good, bad\nor a score of 0 to 1")
    .option("--binder <id>", "the binder tried: one on record, or a new id")
    .option("--overlay <dir>", "write a data folder for --data; needs --binder")
    .option("--resamples <n>", "for the intervals", wholeNumber, RESAMPLING.resamples)
    .option("--seed <n>", "of the resampling", wholeNumber, RESAMPLING.seed);
  overlayOptions(outputOptions(command, ["text", "json"], "text"));
  examples(command, [
    "binder-advise fit-hsp trials.csv",
    "binder-advise fit-hsp trials.csv --binder nbr --overlay mine &&\n      binder-advise solubility nbr --data mine",
  ]);
  return command.action(async (file: string, options: FitOptions) => {
    const { loadKnowledge } = await import("../../check/load-knowledge.js");
    const knowledge = await loadKnowledge(options);
    const { readTrials } = await import("../../load/read-trials.js");
    const { sphereReport } = await import("../../answer/sphere.js");
    if (options.overlay !== undefined && options.binder === undefined)
      throw usage("--overlay needs --binder, to say whose sphere it is.");
    if (options.output !== undefined) {
      const { spareInputs } = await import("../spare-inputs.js");
      spareInputs([options.output], [file]);
    }
    const report = sphereReport(file, readTrials(file), knowledge, options);
    const written =
      options.overlay === undefined ? report : await writeOverlay(report, file, options, knowledge);
    await deliver(await rendered(written, options, io), options.output, io);
  });
}

const usage = (message: string): ProblemError => new ProblemError([{ code: "usage", message, place: null }]);

async function writeOverlay(
  report: SphereReport,
  file: string,
  { binder: name, overlay }: FitOptions,
  knowledge: Knowledge,
): Promise<SphereReport> {
  const { findRecord } = await import("../../facts/find-record.js");
  const { sphereOverlay } = await import("../../answer/sphere-overlay.js");
  const { Id } = await import("../../model/identifier.js");
  const found = findRecord("binder", name!, knowledge);
  const known = "id" in found ? knowledge.binders.find(({ id }) => id === found.id) : undefined;
  if (known === undefined && !Id.safeParse(name).success)
    throw usage(
      `"${name}" is no binder on record, and no id for a new one: small letters, digits and hyphens.`,
    );
  const files = sphereOverlay(report, file, known ?? { id: name!, name: name! });
  const { existsSync, mkdirSync } = await import("node:fs");
  const { dirname, join } = await import("node:path");
  const { default: writeFileAtomic } = await import("write-file-atomic");
  const taken = Object.keys(files).find((path) => existsSync(join(overlay!, path)));
  if (taken !== undefined)
    throw usage(`${join(overlay!, taken)} is there already: name another folder, or move it away first.`);
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(overlay!, path)), { recursive: true });
      await writeFileAtomic(join(overlay!, path), text);
    }
  } catch (error) {
    throw unwritable(overlay!, error as Error);
  }
  return { ...report, overlay: overlay! };
}

async function rendered(report: SphereReport, options: FitOptions, io: Io): Promise<string> {
  if (formatOf(options) === "json") return `${JSON.stringify(report, null, 2)}\n`;
  const { sphereText } = await import("../../report/sphere.js");
  const colour = await colourOf(options, io);
  return sphereText(report, { width: io.columns, colour });
}
