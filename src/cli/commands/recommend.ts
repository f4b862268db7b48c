import { type Command, Option } from "commander";
import { refusal } from "../../errors.js";
import type { Advice } from "../../model/advice.js";
import { ROBUSTNESS, TOP } from "../../model/defaults.js";
import type { ReportOptions } from "../../report/options.js";
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
import { inputOf, type QueryOptions, queryOptions } from "../query-options.js";
import { withOptions } from "../structures.js";

const FORMATS = ["table", "json", "jsonl", "markdown", "csv"] as const;

interface RecommendOptions extends OutputOptions, QueryOptions {
  top: number;
  pairs?: boolean;
  all?: boolean;
  sweep?: number;
  robustness: "on" | "off";
  seed: number;
  draws: number;
  concentration: number;
  rules?: string[];
  data?: string[];
}

export function recommendCommand(io: Io, setStatus: (status: number) => void): Command {
  const command = namedCommand("recommend");
  queryOptions(command);
  answerOptions(command);
  overlayOptions(outputOptions(command, FORMATS, "table"));
  examples(command, [
    "binder-advise --component cathode --process dry",
    "binder-advise --component anode --anode silicon-graphite --process wet \\\n      --stack-pressure 2 --json",
  ]);
  return command.action(async (options: RecommendOptions) => setStatus(await recommend(options, io)));
}

const answerOptions = (command: Command): Command =>
  command
    .optionsGroup("The answer:")
    .option("--top <n>", "how many rows, or pairs in json, jsonl and csv", wholeNumber, TOP)
    .option("--pairs", "a row for every binder–solvent pair")
    .option("--all", "list all that is excluded, and why")
    .option(
      "--sweep <n>",
      "instead of solvents, every blend of two,\ntheir ratio in so many steps",
      wholeNumber,
    )
    .addOption(
      new Option("--robustness <when>", "draws that say how firm the order is")
        .choices(["on", "off"])
        .default("on"),
    )
    .option("--seed <n>", "of the draws", wholeNumber, ROBUSTNESS.seed)
    .option("--draws <n>", "how many", wholeNumber, ROBUSTNESS.draws)
    .option(
      "--concentration <n>",
      "how closely drawn weights keep to ours",
      wholeNumber,
      ROBUSTNESS.concentration,
    );

const robustnessOptions = ({ robustness, seed, draws, concentration }: RecommendOptions) =>
  robustness === "off" ? (false as const) : { seed, draws, concentration };

async function recommend(options: RecommendOptions, io: Io): Promise<number> {
  if (options.all && options.sweep !== undefined)
    throw refusal(
      "contradiction",
      "A sweep counts what is excluded and lists none of it: drop --all or --sweep.",
    );
  const { advise } = await import("../../answer/advise.js");
  const { loadKnowledge } = await import("../../check/load-knowledge.js");
  const { resolveQuery } = await import("../../facts/resolve-query.js");
  const recorded = await loadKnowledge(options);
  const estimated = await withOptions(recorded, options);
  const { knowledge } = estimated;
  const query = resolveQuery(inputOf(options, estimated), knowledge);
  const format = formatOf(options);
  const isByRow = (format === "table" || format === "markdown") && !options.pairs;
  const progress = options.sweep === undefined ? null : await startSweep(options, io);
  const advice = advise(query, knowledge, {
    ...(isByRow ? { binders: options.top, isBrief: true } : { top: options.top }),
    all: options.all ?? false,
    ...(progress === null ? {} : { sweepSteps: options.sweep!, onSwept: progress.step }),
    robustness: robustnessOptions(options),
  });
  progress?.end();
  const text = await rendered(advice, format, {
    width: io.columns,
    colour: await colourOf(options, io),
    pairs: options.pairs ?? false,
    top: options.top,
    isSweep: progress !== null,
  });
  await deliver(text, options.output, io);
  return statusOf(advice, format, options, io);
}

async function startSweep({ quiet }: RecommendOptions, io: Io) {
  const { startSteps } = await import("../progress.js");
  return startSteps("sweeping blends", io, quiet);
}

async function rendered(advice: Advice, format: string, options: ReportOptions): Promise<string> {
  switch (format) {
    case "json":
      return (await import("../../report/json.js")).jsonReport(advice);
    case "jsonl":
      return (await import("../../report/json.js")).jsonlReport(advice);
    case "markdown":
      return (await import("../../report/markdown.js")).markdownReport(advice, options);
    case "csv":
      return (await import("../../report/csv.js")).csvReport(advice);
    default:
      return (await import("../../report/table.js")).tableReport(advice, options);
  }
}

/** 1 where nothing better than unknown came out; the sentence that says so is on stderr too. */
function statusOf(advice: Advice, format: string, options: RecommendOptions, io: Io): number {
  const { recommended, viable, caution } = advice.counts;
  if (recommended + viable + caution > 0) return 0;
  const isShown = (format === "table" || format === "markdown") && options.output === undefined;
  if (!isShown && !options.quiet) io.stderr(`${advice.summary}\n`);
  return 1;
}
