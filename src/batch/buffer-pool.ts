import { WORD } from "./flat/line-bytes.js";

/** Those that grew to more than so many times of what the others have are not kept. */
const MOST_GROWN = 4;

/** Buffers that are used again, so that a long file takes no more memory than a short one. */
export class BufferPool {
  private readonly free: Buffer[] = [];

  /** @param length of each, in bytes */
  constructor(readonly length: number) {}

  take(): Buffer {
    return this.free.pop() ?? sharedBuffer(this.length);
  }

  /** @param bytes from the start of a buffer that nobody looks at any more */
  give({ buffer }: Uint8Array): void {
    const length = buffer.byteLength - WORD;
    if (length >= this.length && length <= MOST_GROWN * this.length)
      this.free.push(Buffer.from(buffer, 0, length));
  }
}

/**
 * With room for a word behind it. Threads share its memory: once a buffer was handed over, V8 would look with each access to any
 * bytes whether they are still there.
 */
export const sharedBuffer = (length: number): Buffer<SharedArrayBuffer> =>
  Buffer.from(new SharedArrayBuffer(length + WORD), 0, length);
