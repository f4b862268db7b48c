import { availableParallelism } from "node:os";
import { type Command, InvalidArgumentError, Option } from "commander";
import type { Input, InputFormat } from "../../batch/inputs.js";
import { type Detail, type Gravity, type Outcome, THRESHOLDS, type Threshold } from "../../batch/outcome.js";
import type { RunTotals } from "../../batch/run.js";
import type { SessionOptions } from "../../batch/session.js";
import type { WorkerPool } from "../../batch/worker-pool.js";
import type { LineFormat } from "../../batch/write-lines.js";
import { refusal } from "../../errors.js";
import type { EvaluationReport } from "../../model/evaluation.js";
import type { Knowledge } from "../../model/knowledge.js";
import type { Judged } from "../../report/evaluation/evaluation-phrases.js";
import { deliver } from "../deliver.js";
import { COULD_NOT_RUN, INTERRUPTED } from "../exit-codes.js";
import { colourOf, type Io } from "../io.js";
import { namedCommand } from "../named-command.js";
import { collect, examples, overlayOptions, wholeNumber } from "../options.js";

const FORMATS = ["table", "json", "jsonl", "csv", "markdown", "sarif", "junit", "github"] as const;
type Format = (typeof FORMATS)[number];
const INPUT_FORMATS = ["yaml", "json", "ndjson", "csv"];

interface EvaluateOptions {
  inputFormat?: InputFormat;
  format: Wanted[];
  json?: boolean;
  output?: string;
  detail?: Detail;
  failOn?: Threshold;
  show: Threshold | "all";
  accept?: string[];
  baseline?: string;
  maxErrors?: number;
  resume?: boolean;
  shard?: string;
  workers?: number;
  color: "auto" | "always" | "never";
  quiet?: boolean;
  rules?: string[];
  data?: string[];
}

export function evaluateCommand(io: Io, setStatus: (status: number) => void): Command {
  const command = namedCommand("evaluate").argument(
    "<paths...>",
    "files, folders, patterns, or - for standard input",
  );
  inputOptions(command);
  judgingOptions(command);
  resultOptions(command);
  scaleOptions(command);
  overlayOptions(command);
  examples(command, [
    "binder-advise evaluate formulations/ --fail-on caution",
    "binder-advise evaluate sweep.ndjson --output verdicts.jsonl --resume",
    "binder-advise evaluate - --input-format csv --format json < sheet.csv",
    "binder-advise evaluate lab/ --format table --format sarif=out.sarif",
  ]);
  return command.action(async (paths: string[], options: EvaluateOptions) => {
    setStatus(await evaluate(paths, options, io));
  });
}

const inputOptions = (command: Command): Command =>
  command
    .optionsGroup("Input:")
    .addOption(
      new Option("--input-format <format>", "how it is written, where the ending does not say").choices(
        INPUT_FORMATS,
      ),
    )
    .option("--max-errors <n>", "stop when so many records could not be read", wholeNumber);

const judgingOptions = (command: Command): Command =>
  command
    .optionsGroup("Judging:")
    .addOption(new Option("--fail-on <what>", "exit with 1 from here on, where given").choices(THRESHOLDS))
    .option("--accept <file>", "findings put up with: a list of rule,\nreason, until (repeatable)", collect)
    .option(
      "--baseline <file>",
      "say only what is new since this JSON answer\n(json, or jsonl with --detail full)",
    );

const resultOptions = (command: Command): Command =>
  command
    .optionsGroup("Output:")
    .addOption(
      new Option("--format <format>", `${FORMATS.join(", ")}; repeatable, FORMAT=FILE writes to a file`)
        .argParser(readFormat)
        .default([], "table"),
    )
    .option("--json", "short for --format json")
    .option("--output <file>", "write to a file; it grows as FILE.partial")
    .addOption(
      new Option("--detail <how>", "verdict (jsonl and csv unless given) or full (the others)").choices([
        "verdict",
        "full",
      ]),
    )
    .addOption(
      new Option("--show <what>", "print only what is so bad, or all")
        .choices(["all", ...THRESHOLDS])
        .default("all"),
    )
    .addOption(new Option("--color <when>", "colour").choices(["auto", "always", "never"]).default("auto"))
    .option("--quiet", "no notes and no progress on standard error");

const scaleOptions = (command: Command): Command =>
  command
    .optionsGroup("At scale:")
    .option("--resume", "go on where an interrupted --output stopped")
    .option("--shard <K/N>", "judge the K-th of N parts; join with merge")
    .option(
      "--workers <n>",
      "threads for ndjson and csv; 1 where the input is\nsmall, else as many as cores",
      threads,
    );

interface Wanted {
  format: Format;
  file: string | null;
}

function readFormat(text: string, before: Wanted[]): Wanted[] {
  const [name, ...file] = text.split("=");
  if (!(FORMATS as readonly string[]).includes(name!))
    throw new InvalidArgumentError(`Allowed choices are ${FORMATS.join(", ")}.`);
  return [...before, { format: name as Format, file: file.length === 0 ? null : file.join("=") }];
}

const MOST_THREADS = 256;

function threads(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > MOST_THREADS)
    throw new InvalidArgumentError(`It takes a whole number from 0 to ${MOST_THREADS}.`);
  return number;
}

/** The outputs asked for; the one without a file goes to --output or standard output. */
function wantedOf({ format, json, output }: EvaluateOptions): Wanted[] {
  const asked = json ? [...format, { format: "json" as const, file: null }] : format;
  const ending = output?.slice(output.lastIndexOf(".") + 1).toLowerCase();
  const byEnding = ({ ndjson: "jsonl", md: "markdown", xml: "junit" } as Record<string, Format>)[
    ending ?? ""
  ];
  const fallback = byEnding ?? FORMATS.find((name) => name === ending) ?? "table";
  const all = asked.length === 0 ? [{ format: fallback, file: null }] : asked;
  if (all.filter(({ file }) => file === null).length > 1)
    throw usage("Only one format goes to standard output; give the others a file: --format sarif=out.sarif.");
  return all.map(({ format: name, file }) => ({ format: name, file: file ?? output ?? null }));
}

const usage = (message: string) => refusal("usage", message);

const isByLine = (format: Format): format is LineFormat => format === "jsonl" || format === "csv";

async function evaluate(paths: string[], options: EvaluateOptions, io: Io): Promise<number> {
  const wanted = wantedOf(options);
  const [only] = wanted;
  const streamed = wanted.length === 1 && isByLine(only!.format) ? only!.format : null;
  if (options.resume && (streamed === null || only!.file === null))
    throw usage("--resume goes with one output of jsonl or csv and --output FILE.");
  const { findInputs, STDIN } = await import("../../batch/inputs.js");
  const inputs = await findInputs(paths, options.inputFormat ?? null);
  const { spareInputs } = await import("../spare-inputs.js");
  spareInputs(
    wanted.flatMap(({ file }) => file ?? []),
    [
      ...inputs.map(({ file }) => file),
      ...(options.accept ?? []),
      ...(options.baseline ? [options.baseline] : []),
    ],
  );
  if (inputs.some(({ file }) => file === STDIN) && (options.resume || options.shard))
    throw usage("Standard input has no size: --resume and --shard take files.");
  const pool = await startedPool(options.workers ?? null, inputs, detailOf(options, streamed));
  try {
    return await judged({ inputs, wanted, streamed, pool }, options, io);
  } finally {
    await pool?.close();
  }
}

interface Asked {
  inputs: readonly Input[];
  wanted: readonly Wanted[];
  /** null: gathered first */
  streamed: LineFormat | null;
  pool: WorkerPool | null;
}

/** Smaller inputs are done before threads have started and learned, each by itself, what comes up again and again. */
const WORTH_THREADS = { verdict: 128 << 20, full: 1 << 20 };

/** @param workers null: as many as there are cores, where the input is large */
async function startedPool(
  workers: number | null,
  inputs: readonly Input[],
  detail: Detail,
): Promise<WorkerPool | null> {
  const byLine = inputs.some(({ format }) => format === "ndjson" || format === "csv");
  const isLarge = byLine && (bytesOf(inputs) ?? 0) > WORTH_THREADS[detail];
  const size = workers ?? (isLarge ? availableParallelism() : 1);
  // one thread is our own: another one would only wait for it, and it for the other
  if (size <= 1) return null;
  const { WorkerPool } = await import("../../batch/worker-pool.js");
  return new WorkerPool(size);
}

async function judged(
  { inputs, wanted, streamed, pool }: Asked,
  options: EvaluateOptions,
  io: Io,
): Promise<number> {
  const { readShard } = await import("../../batch/shard.js");
  const shard = options.shard === undefined ? null : readShard(options.shard);
  const { loadKnowledge } = await import("../../check/load-knowledge.js");
  const knowledge = await loadKnowledge(options);
  const session = await sessionOptions(options, streamed, io);
  const { Run } = await import("../evaluate-run.js");
  const isBundled = !options.rules?.length && !options.data?.length;
  const run = new Run({
    ...{ inputs, shard, session, knowledge, isBundled, pool, io },
    maxErrors: options.maxErrors ?? null,
    isQuiet: options.quiet ?? false,
    bytes: bytesOf(inputs),
  });
  if (streamed !== null) await run.stream(streamed, wanted[0]!.file, options.resume ?? false);
  else {
    const outcomes = await run.gather();
    await write(wanted, outcomes, run.totals, knowledge, options, io);
  }
  return statusOf(run, options, streamed !== null, io);
}

const detailOf = ({ detail }: { detail?: Detail | undefined }, streamed: LineFormat | null): Detail =>
  detail ?? (streamed === null ? "full" : "verdict");

/** Of all inputs; null where standard input is among them. */
const bytesOf = (inputs: readonly Input[]): number | null =>
  inputs.some(({ size }) => size === null) ? null : inputs.reduce((sum, { size }) => sum + (size ?? 0), 0);

async function sessionOptions(
  { detail, show, failOn, accept, baseline }: EvaluateOptions,
  streamed: LineFormat | null,
  io: Io,
): Promise<SessionOptions> {
  const { readAcceptFile, readBaseline } = await import("../../batch/known-findings.js");
  return {
    detail: detailOf({ detail }, streamed),
    output: streamed,
    show,
    failOn: failOn ?? null,
    today: io.today,
    accept: (accept ?? []).flatMap(readAcceptFile),
    baseline: baseline === undefined ? null : readBaseline(baseline),
  };
}

async function write(
  wanted: readonly Wanted[],
  outcomes: readonly Outcome[],
  totals: RunTotals,
  knowledge: Knowledge,
  options: EvaluateOptions,
  io: Io,
): Promise<void> {
  const { evaluationReport } = await import("../../batch/evaluation-report.js");
  const report = evaluationReport(outcomes, totals.counts, knowledge);
  for (const { format, file } of wanted) {
    const text = await rendered(format, report, outcomes, knowledge, file, options, io);
    await deliver(text, file ?? undefined, io);
  }
}

async function rendered(
  format: Format,
  report: EvaluationReport,
  outcomes: readonly Outcome[],
  knowledge: Knowledge,
  file: string | null,
  options: EvaluateOptions,
  io: Io,
): Promise<string> {
  switch (format) {
    case "json":
      return `${JSON.stringify(report, null, 2)}\n`;
    case "jsonl":
    case "csv": {
      const { headingOf, LineWriter } = await import("../../batch/write-lines.js");
      const detail = options.detail ?? "full";
      const writer = new LineWriter(format, detail);
      return headingOf(format, detail) + outcomes.map((outcome) => writer.line(outcome)).join("");
    }
    case "markdown":
      return (await import("../../report/evaluation/markdown.js")).evaluationMarkdown(report);
    case "sarif":
      return (await import("../../report/evaluation/sarif.js")).evaluationSarif(report, knowledge.rules);
    case "junit":
      return (await import("../../report/evaluation/junit.js")).evaluationJunit(
        report,
        await failing(outcomes, options.failOn),
      );
    case "github":
      return (await import("../../report/evaluation/github.js")).evaluationGithub(report);
    default: {
      const colour = await colourOf({ color: options.color, output: file ?? undefined }, io);
      return (await import("../../report/evaluation/table.js")).evaluationTable(report, {
        width: io.columns,
        colour,
      });
    }
  }
}

/** What has crossed the threshold; where none is given, what is excluded or of caution. */
async function failing(outcomes: readonly Outcome[], failOn: Threshold | undefined): Promise<Set<Judged>> {
  const { crosses } = await import("../../batch/outcome.js");
  const isBad = ({ verdict }: Gravity) => verdict === "excluded" || verdict === "caution";
  return new Set(
    outcomes.flatMap((outcome) =>
      !("broken" in outcome) && (failOn ? crosses(outcome.gravity, failOn) : isBad(outcome.gravity))
        ? outcome.evaluation
        : [],
    ),
  );
}

/** 130 interrupted, 2 where a record could not be read, 1 where the threshold was crossed. */
async function statusOf(
  run: { totals: RunTotals; isInterrupted: boolean; notes: readonly string[] },
  options: EvaluateOptions,
  isStreamed: boolean,
  io: Io,
): Promise<number> {
  if (!options.quiet) {
    const { countsText } = await import("../../batch/evaluation-report.js");
    if (isStreamed) io.stderr(`${countsText(run.totals.counts)}\n`);
    for (const note of run.notes) io.stderr(`${note}\n`);
  }
  if (run.isInterrupted) return INTERRUPTED;
  if (run.totals.counts.broken > 0) return COULD_NOT_RUN;
  return run.totals.hasCrossed ? 1 : 0;
}
