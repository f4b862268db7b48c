import { sharedBuffer } from "./buffer-pool.js";

/** Bytes that are written piece by piece. */
export class LineBuffer {
  length = 0;

  private bytes: Buffer = Buffer.alloc(0);

  /** Begins anew, from the start of these bytes; where they are too few, more take their place. */
  begin(room: Buffer): void {
    this.length = 0;
    this.bytes = room;
  }

  /** What was written, in the bytes themselves. */
  written(): Buffer {
    return this.bytes.subarray(0, this.length);
  }

  text(text: string): void {
    this.reserve(3 * text.length);
    this.length += this.bytes.write(text, this.length, "utf8");
  }

  piece(piece: Uint8Array): void {
    this.reserve(piece.length);
    this.bytes.set(piece, this.length);
    this.length += piece.length;
  }

  /** Few bytes are copied fastest one by one. */
  few(from: Uint8Array, start = 0, end = from.length): void {
    this.reserve(end - start);
    const { bytes } = this;
    let { length } = this;
    for (let at = start; at < end; at++) bytes[length++] = from[at]!;
    this.length = length;
  }

  byte(byte: number): void {
    this.reserve(1);
    this.bytes[this.length++] = byte;
  }

  /** A whole number from 0, in decimal digits. */
  digits(number: number): void {
    this.reserve(MOST_DIGITS);
    let end = this.length + 1;
    for (let rest = number; rest >= 10; rest = Math.floor(rest / 10)) end++;
    this.length = end;
    let rest = number;
    do {
      const tenth = Math.floor(rest / 10);
      this.bytes[--end] = ZERO + rest - 10 * tenth;
      rest = tenth;
    } while (rest > 0);
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const wider = sharedBuffer(2 * (this.bytes.length + more));
    wider.set(this.bytes.subarray(0, this.length));
    this.bytes = wider;
  }
}

const ZERO = 0x30;
const MOST_DIGITS = 16;
