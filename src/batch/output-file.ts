import { rename, rm, writeFile } from "node:fs/promises";
import { refusal, unwritable } from "../errors.js";
import { outputTarget } from "../output-target.js";
import { GrowingFile, partialOf } from "./growing-file.js";
import { type Journal, journalOf, type RunIdentity, readJournal } from "./journal.js";
import type { RunPosition, RunTotals } from "./run.js";

/** How often the journal is written, milliseconds. */
const EVERY = 500;

/** The output of a run beside a journal of how far it has come. */
export class OutputFile {
  /** when the journal was begun last */
  private noted = 0;
  private isNoting = false;
  private noting: Promise<void> = Promise.resolve();

  private constructor(
    private readonly growing: GrowingFile,
    private readonly run: RunIdentity,
    private readonly today: string,
    readonly resumed: Pick<Journal, "position" | "totals" | "today"> | null,
  ) {}

  /** @throws ProblemError where it cannot be written, or what there is belongs to another run */
  static async open(
    file: string,
    run: RunIdentity,
    { today, resume }: { today: string; resume: boolean },
  ): Promise<OutputFile> {
    const target = outputTarget(file);
    if (resume && target.isStream)
      throw refusal("usage", `${file} keeps nothing to go on from: drop --resume, or name a file.`);
    const journal = resume ? readJournal(target.file, run) : null;
    const growing = await GrowingFile.open(target, journal?.written ?? 0);
    // one of a run that was given up is none of this one
    if (journal === null && !target.isStream) await rm(journalOf(target.file), { force: true });
    return new OutputFile(growing, run, journal?.today ?? today, journal);
  }

  /** Where it stands until it is whole; null for a stream, which keeps nothing to go on from. */
  get partial(): string | null {
    const { file, isStream } = this.growing.target;
    return isStream ? null : partialOf(file);
  }

  /** Adds whole lines, and now and then begins to note how far the run has come. */
  async write(bytes: Uint8Array, position: RunPosition | null, totals: RunTotals): Promise<void> {
    await this.growing.add(bytes);
    if (position === null || this.isNoting || Date.now() - this.noted < EVERY) return;
    await this.noting;
    this.isNoting = true;
    this.noting = this.note(position, totals).finally(() => {
      this.isNoting = false;
    });
    // what fails is thrown where it is waited for
    this.noting.catch(() => undefined);
  }

  /** Notes now how far the run has come; nothing where it has not begun. */
  async hold(position: RunPosition | null, totals: RunTotals): Promise<void> {
    await this.noting;
    if (position !== null) await this.note(position, totals);
  }

  /** Leaves what is done, to go on from where it was held last. */
  async leave(): Promise<void> {
    await this.noting;
    await this.growing.close();
  }

  async finish(): Promise<void> {
    await this.noting;
    await this.growing.finish();
    const { file, isStream } = this.growing.target;
    if (!isStream) await rm(journalOf(file), { force: true });
  }

  /** What the journal says is done is on the disk before it says so. @throws ProblemError */
  private async note(position: RunPosition, totals: RunTotals): Promise<void> {
    const { run, today, growing } = this;
    if (growing.target.isStream) return;
    this.noted = Date.now();
    const path = journalOf(growing.target.file);
    const journal: Journal = { journal: 1, run, today, position, written: growing.length, totals };
    // as they are now: totals go on growing
    const text = JSON.stringify(journal);
    await growing.sync();
    try {
      await writeFile(`${path}.new`, text);
      await rename(`${path}.new`, path);
    } catch (error) {
      throw unwritable(path, error as Error);
    }
  }
}
