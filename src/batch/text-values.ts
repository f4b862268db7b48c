/** What cannot be understood from a text by itself: its record has to be read as a whole. */
export const REFUSED = Number.POSITIVE_INFINITY;

/** Texts that are kept; beyond, all are forgotten, so that memory stays flat. */
const MOST_TEXTS = 50_000;
/** Longer ones are not worth keeping. */
const LONGEST_TEXT = 256;

/** One more byte of the hash that texts are found by. */
export const hashed = (hash: number, byte: number): number => (Math.imul(hash, 31) + byte) | 0;

/**
 * A number for each of the texts that stand in one place of many records. A text is found by its bytes, without making a
 * string of it, and understood once.
 */
export class TextValues {
  private count = 0;
  /** by hash: the index of a text, plus one; 0 is free */
  private slots = new Int32Array(1 << 8);
  private hashes = new Int32Array(1 << 7);
  private values = new Float64Array(1 << 7);
  /** where each text ends in `bytes`; it begins where the one before ends */
  private ends = new Int32Array(1 << 7);
  private bytes = new Uint8Array(1 << 12);

  constructor(private readonly understand: (text: string) => number) {}

  /** @param hash of the bytes from `from` to `to`, put together by `hashed` from 0 on */
  valueOf(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const mask = this.slots.length - 1;
    for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
      const index = this.slots[slot]! - 1;
      if (index < 0) return this.learn(bytes, from, to, hash);
      if (this.hashes[index] === hash && this.isText(index, bytes, from, to)) return this.values[index]!;
    }
  }

  forget(): void {
    this.slots.fill(0);
    this.count = 0;
  }

  private isText(index: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.startOf(index);
    if (this.ends[index]! - start !== to - from) return false;
    for (let at = from, own = start; at < to; at++, own++) if (this.bytes[own] !== bytes[at]) return false;
    return true;
  }

  private startOf(index: number): number {
    return index === 0 ? 0 : this.ends[index - 1]!;
  }

  private learn(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const length = to - from;
    if (length > LONGEST_TEXT) return REFUSED;
    const value = this.understand(textOf(bytes, from, to));
    if (this.count === MOST_TEXTS) this.forget();
    const index = this.count++;
    const start = this.startOf(index);
    if (index === this.hashes.length) this.grow();
    while (start + length > this.bytes.length) this.bytes = doubled(this.bytes);
    for (let offset = 0; offset < length; offset++) this.bytes[start + offset] = bytes[from + offset]!;
    this.ends[index] = start + length;
    this.hashes[index] = hash;
    this.values[index] = value;
    this.place(index);
    return value;
  }

  private place(index: number): void {
    const mask = this.slots.length - 1;
    let slot = spread(this.hashes[index]!) & mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
    this.slots[slot] = index + 1;
  }

  private grow(): void {
    this.hashes = doubled(this.hashes);
    this.values = doubled(this.values);
    this.ends = doubled(this.ends);
    this.slots = new Int32Array(2 * this.slots.length);
    for (let index = 0; index < this.count - 1; index++) this.place(index);
  }
}

/** Bits of all of a hash in its lowest ones. */
const spread = (hash: number): number => hash ^ (hash >>> 15) ^ (hash >>> 7);

/** Bytes as text; they are UTF-8. */
export const textOf = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("utf8");

export function doubled<A extends Int32Array | Float64Array | Uint8Array>(array: A): A {
  const wider = new (array.constructor as new (length: number) => A)(2 * array.length);
  wider.set(array);
  return wider;
}
