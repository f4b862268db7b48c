import { type FileHandle, open, rename } from "node:fs/promises";
import { unwritable } from "../errors.js";
import type { OutputTarget } from "../output-target.js";

/** A file that grows as `FILE.partial` and takes its name when it is whole; or a stream, which takes bytes as they come. */
export class GrowingFile {
  private adding: Promise<void> = Promise.resolve();

  private constructor(
    readonly target: OutputTarget,
    private readonly handle: FileHandle,
    /** bytes that were added */
    public length: number,
  ) {}

  /** @param written bytes of an earlier run that are kept; 0: from the start. @throws ProblemError */
  static async open(target: OutputTarget, written: number): Promise<GrowingFile> {
    const { file, isStream } = target;
    try {
      if (isStream) return new GrowingFile(target, await open(file, "a"), 0);
      const handle = await open(partialOf(file), written === 0 ? "w" : "r+");
      await handle.truncate(written);
      return new GrowingFile(target, handle, written);
    } catch (error) {
      throw unwritable(file, error as Error);
    }
  }

  /** Begins to add bytes, once those before are written; these must not change any more. @throws ProblemError of those before */
  async add(bytes: Uint8Array): Promise<void> {
    await this.settled();
    this.adding = this.append(bytes, this.length);
    this.length += bytes.length;
    // what fails is thrown where it is waited for
    this.adding.catch(() => undefined);
  }

  /** Everything added is written. @throws ProblemError */
  settled(): Promise<void> {
    return this.adding;
  }

  private async append(bytes: Uint8Array, position: number): Promise<void> {
    try {
      for (let at = 0; at < bytes.length; ) {
        // a stream has no places to write to
        const place = this.target.isStream ? null : position + at;
        const { bytesWritten } = await this.handle.write(bytes, at, bytes.length - at, place);
        at += bytesWritten;
      }
    } catch (error) {
      throw unwritable(this.target.file, error as Error);
    }
  }

  /** What is added by now is on the disk, whatever becomes of the machine. @throws ProblemError */
  async sync(): Promise<void> {
    await this.settled();
    if (this.target.isStream) return;
    try {
      await this.handle.sync();
    } catch (error) {
      throw unwritable(this.target.file, error as Error);
    }
  }

  async close(): Promise<void> {
    await this.settled();
    await this.handle.close();
  }

  async finish(): Promise<void> {
    await this.sync();
    const { file, isStream } = this.target;
    try {
      await this.handle.close();
      if (!isStream) await rename(partialOf(file), file);
    } catch (error) {
      throw unwritable(file, error as Error);
    }
  }
}

export const partialOf = (file: string): string => `${file}.partial`;
