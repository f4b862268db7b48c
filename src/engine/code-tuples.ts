import { doubled } from "./doubled.js";

/** Room for so many tuples, as a power of two, before there are more. */
const FEW = 6;

/** What is known of tuples of whole numbers. */
export class CodeTuples<T> {
  private readonly values: T[] = [];
  /** by hash: the index of a tuple, plus one; 0 is free */
  private slots = new Int32Array(1 << FEW);
  /** odd numbers that have little to do with each other */
  private readonly factors: Int32Array;
  /** one tuple after another */
  private codes: Int32Array;

  constructor(private readonly width: number) {
    this.codes = new Int32Array(width << (FEW - 1));
    this.factors = Int32Array.from({ length: width }, (_, at) => oddNumber(at));
  }

  /** how many are kept */
  get size(): number {
    return this.values.length;
  }

  get(tuple: Int32Array): T | undefined {
    const mask = this.slots.length - 1;
    for (let slot = this.hash(tuple, 0) & mask; ; slot = (slot + 1) & mask) {
      const index = this.slots[slot]! - 1;
      if (index < 0) return undefined;
      if (this.isTuple(index, tuple)) return this.values[index];
    }
  }

  /** Adds a tuple that is not known. */
  add(tuple: Int32Array, value: T): void {
    const index = this.values.push(value) - 1;
    if (this.width * this.values.length > this.codes.length) this.grow(index);
    this.codes.set(tuple, this.width * index);
    this.place(index);
  }

  clear(): void {
    this.slots.fill(0);
    this.values.length = 0;
  }

  private grow(count: number): void {
    this.codes = doubled(this.codes);
    this.slots = new Int32Array(2 * this.slots.length);
    for (let index = 0; index < count; index++) this.place(index);
  }

  private place(index: number): void {
    const mask = this.slots.length - 1;
    let slot = this.hash(this.codes, this.width * index) & mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
    this.slots[slot] = index + 1;
  }

  /** A sum, so that no step waits for the one before. */
  private hash(codes: Int32Array, from: number): number {
    let hash = 0;
    for (let at = 0; at < this.width; at++)
      hash = (hash + Math.imul(codes[from + at]!, this.factors[at]!)) | 0;
    return hash ^ (hash >>> 13) ^ (hash >>> 22);
  }

  private isTuple(index: number, tuple: Int32Array): boolean {
    const from = this.width * index;
    for (let at = 0; at < this.width; at++) if (this.codes[from + at] !== tuple[at]) return false;
    return true;
  }
}

/** The multiples of a number are far from random to each other: its bits are mixed as MurmurHash3 does at its end. */
function oddNumber(index: number): number {
  let mixed = Math.imul(index + 1, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) | 1;
}
