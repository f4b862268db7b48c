import { fstatSync, statSync, writeSync } from "node:fs";
import { COULD_NOT_RUN } from "./exit-codes.js";

/**
 * Standard output or standard error. What is no terminal is written to as a file as long as it takes all that is written;
 * the streams of Node.js, which wait for room, take a start some milliseconds to load.
 */
export class Outlet {
  private made: NodeJS.WriteStream | null = null;

  constructor(
    private readonly fd: number,
    private readonly open: () => NodeJS.WriteStream,
  ) {}

  get isTerminal(): boolean {
    // other kinds of file are none, whatever stream is made of them
    return this.mayBeTerminal() && this.stream.isTTY === true;
  }

  private mayBeTerminal(): boolean {
    const stats = fstatSync(this.fd);
    return stats.isCharacterDevice() && stats.rdev !== nullDevice();
  }

  /** of the terminal; undefined where it is none */
  get columns(): number | undefined {
    return this.isTerminal ? this.stream.columns : undefined;
  }

  write(text: string): void {
    if (this.made !== null || this.isTerminal) this.stream.write(text);
    else this.writeAsFile(Buffer.from(text));
  }

  /** Resolves when it has been handed on: what it was written from may then be used again. */
  writeMuch(text: string | Uint8Array): Promise<void> {
    return new Promise((resolve) => this.stream.write(text, () => resolve()));
  }

  /** Resolves when all has been handed on. */
  flushed(): Promise<void> {
    const { made } = this;
    return made === null ? Promise.resolve() : new Promise((resolve) => made.write("", () => resolve()));
  }

  private get stream(): NodeJS.WriteStream {
    this.made ??= this.open().on("error", end);
    return this.made;
  }

  private writeAsFile(bytes: Buffer): void {
    let written = 0;
    try {
      while (written < bytes.length) written += writeSync(this.fd, bytes, written);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") end(error as NodeJS.ErrnoException);
      this.stream.write(bytes.subarray(written));
    }
  }
}

/** The number of the device that forgets all, which scripts write to that only want the status; undefined on Windows. */
const nullDevice = (): number | undefined => statSync("/dev/null", { throwIfNoEntry: false })?.rdev;

/** A reader that stops reading ends the process quietly; what cannot be written otherwise, such as to a full disk, is said. */
function end(error: NodeJS.ErrnoException): never {
  if (error.code === "EPIPE") process.exit(0);
  try {
    writeSync(2, `The answer cannot be written: ${error.message}.\n`);
  } catch {
    // standard error is what cannot be written
  }
  process.exit(COULD_NOT_RUN);
}
