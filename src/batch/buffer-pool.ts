import { WORD } from "./flat/line-bytes.js";

/** Buffers are made so long; those that grew to more than a few times that are not kept. */
export const BUFFER_BYTES = 1 << 20;
const LONGEST_KEPT = 4 * BUFFER_BYTES;

/** Buffers that are used again, so that a long file takes no more memory than a short one. */
export class BufferPool {
  private readonly free: Buffer[] = [];

  take(): Buffer {
    return this.free.pop() ?? sharedBuffer(BUFFER_BYTES);
  }

  /** @param bytes from the start of a buffer that nobody looks at any more */
  give({ buffer }: Uint8Array): void {
    const length = buffer.byteLength - WORD;
    if (length >= BUFFER_BYTES && length <= LONGEST_KEPT) this.free.push(Buffer.from(buffer, 0, length));
  }
}

/**
 * With room for a word behind it. Threads share its memory: once a buffer was handed over, V8 would look with each access to any
 * bytes whether they are still there.
 */
export const sharedBuffer = (length: number): Buffer<SharedArrayBuffer> =>
  Buffer.from(new SharedArrayBuffer(length + WORD), 0, length);
