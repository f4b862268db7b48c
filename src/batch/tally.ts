import { doubled } from "./text-values.js";

/** How often each of many numbers came up. */
export class Tally {
  private times = new Int32Array(1 << 10);
  private readonly met: number[] = [];

  add(number: number): void {
    while (number >= this.times.length) this.times = doubled(this.times);
    if (this.times[number]!++ === 0) this.met.push(number);
  }

  /** Tells of each number how often it came up, and begins anew. */
  drain(tell: (number: number, times: number) => void): void {
    for (const number of this.met) {
      tell(number, this.times[number]!);
      this.times[number] = 0;
    }
    this.met.length = 0;
  }
}
