import { cutAt } from "../batch/error-limit.js";
import type { Input } from "../batch/inputs.js";
import type { Outcome } from "../batch/outcome.js";
import { OutputFile } from "../batch/output-file.js";
import { addTotals, noTotals, type RunPosition, type RunTotals, runBatch } from "../batch/run.js";
import type { ChunkResult, SessionOptions } from "../batch/session.js";
import type { Shard } from "../batch/shard.js";
import type { WorkerPool } from "../batch/worker-pool.js";
import { headingOf, type LineFormat } from "../batch/write-lines.js";
import type { Knowledge } from "../model/knowledge.js";
import { VERSION } from "../version.js";
import type { Io } from "./io.js";
import { type Progress, startProgress } from "./progress.js";

export interface RunSetup {
  inputs: readonly Input[];
  shard: Shard | null;
  session: SessionOptions;
  knowledge: Knowledge;
  /** whether it is that of the bundle as it is */
  isBundled: boolean;
  io: Io;
  maxErrors: number | null;
  pool: WorkerPool | null;
  isQuiet: boolean;
  /** of all inputs; null where standard input is among them */
  bytes: number | null;
}

/** So many formulations are no page that anybody reads. */
const MANY = 10_000;
const TOO_MANY_FOR_A_PAGE =
  "More than 10000 formulations: this format keeps them all in memory; --format jsonl or csv writes them as they are judged.\n";

/** One run of `evaluate` from its inputs to its output. */
export class Run {
  totals: RunTotals = noTotals();
  isInterrupted = false;
  /** so many records could not be read that it stopped */
  private isFull = false;
  private today: string;
  /** what is to be said at the end */
  readonly notes: string[] = [];

  constructor(private readonly setup: RunSetup) {
    this.today = setup.session.today;
  }

  /** Everything judged, kept in memory. */
  async gather(): Promise<Outcome[]> {
    const { isQuiet, io } = this.setup;
    const outcomes: Outcome[] = [];
    await this.each(null, async ({ outcomes: more }) => {
      const isMany = outcomes.length <= MANY && outcomes.length + more.length > MANY;
      if (isMany && !isQuiet) io.stderr(TOO_MANY_FOR_A_PAGE);
      outcomes.push(...more);
    });
    return outcomes;
  }

  /** Line after line to standard output or a file, in flat memory. */
  async stream(format: LineFormat, file: string | null, resume: boolean): Promise<void> {
    const { session, io } = this.setup;
    const heading = headingOf(format, session.detail);
    if (file === null) {
      await io.write(heading);
      await this.each(null, ({ written }) => io.write(written));
      return;
    }
    const output = await OutputFile.open(file, this.identity(), { today: session.today, resume });
    if (output.resumed !== null) {
      this.totals = output.resumed.totals;
      this.today = output.resumed.today;
    } else await output.write(Buffer.from(heading), null, this.totals);
    let last: RunPosition | null = output.resumed?.position ?? null;
    await this.each(
      last,
      async ({ written }, position) => {
        if (!this.isFull) last = position;
        await output.write(written, this.isFull ? null : position, this.totals);
      },
      // lines of it are left out, so that a run that goes on has to begin before them
      () => output.hold(last, this.totals),
    );
    if (this.isInterrupted || this.isFull) {
      if (!this.isFull) await output.hold(last, this.totals);
      await output.leave();
      const { partial } = output;
      if (partial !== null) this.notes.push(`${partial} holds what was done; --resume goes on from there.`);
    } else await output.finish();
  }

  private async each(
    from: RunPosition | null,
    take: (result: ChunkResult, position: RunPosition) => Promise<void>,
    beforeCut: () => Promise<void> = async () => undefined,
  ): Promise<void> {
    const { inputs, shard, session, knowledge, isBundled, pool, io, maxErrors } = this.setup;
    const stop = io.onInterrupt(() => {
      this.isInterrupted = true;
    });
    const progress = await this.progress();
    const isStopped = () => this.isInterrupted;
    const dated = { ...session, today: this.today };
    const options = {
      inputs,
      shard,
      from,
      session: dated,
      isBundled,
      pool,
      stdin: io.stdin(),
      isStopped,
    };
    try {
      for await (const { result, position, bytes } of runBatch(knowledge, options)) {
        const cut = maxErrors === null ? null : cutAt(result, maxErrors - this.totals.counts.broken);
        if (cut !== null) await beforeCut();
        this.isFull = cut !== null;
        addTotals(this.totals, cut ?? result);
        await take(cut ?? result, position);
        progress?.add(bytes, this.totals.counts.formulations + this.totals.counts.broken);
        if (!this.isFull) continue;
        this.notes.push(`Stopped: ${maxErrors} records could not be read (--max-errors).`);
        break;
      }
    } finally {
      progress?.end();
      stop();
      this.noteUnused();
    }
  }

  /** What a file accepts and no formulation has. */
  private noteUnused(): void {
    const unused = this.setup.session.accept.filter(({ rule }) => !this.totals.accepted.includes(rule));
    if (unused.length > 0 && !this.isInterrupted && !this.isFull)
      this.notes.push(
        `Accepted, but no finding of any formulation: ${unused.map(({ rule }) => rule).join(", ")}.`,
      );
  }

  private async progress(): Promise<Progress | null> {
    const { io, isQuiet, bytes } = this.setup;
    return io.isErrorTerminal && !isQuiet ? startProgress(bytes) : null;
  }

  /** What must be the same for a run to go on. */
  private identity(): Record<string, unknown> {
    const { inputs, shard, session, knowledge } = this.setup;
    const { today: _day, ...options } = session;
    return { version: VERSION, knowledge: knowledge.hashes, inputs, shard, options };
  }
}
