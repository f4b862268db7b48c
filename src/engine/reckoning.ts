/** low, value and high of a criterion stand side by side. */
export const INTERVAL_WIDTH = 3;

/** What candidates side by side come to, in numbers. Written over by the next ones. */
export class Reckoning {
  /** place in `VERDICTS` */
  readonly verdict: Uint8Array;
  /** these are of no meaning for what is excluded */
  readonly score: Float64Array;
  readonly scoreLow: Float64Array;
  readonly scoreHigh: Float64Array;
  /** whole percent of the weight that stands on criteria nothing is known of */
  readonly unknownWeight: Uint8Array;
  /** low, value and high of each criterion of each candidate, in hundredths */
  readonly criteria: Uint8Array;

  constructor(
    readonly count: number,
    private readonly criterionCount: number,
  ) {
    this.verdict = new Uint8Array(count);
    this.score = new Float64Array(count);
    this.scoreLow = new Float64Array(count);
    this.scoreHigh = new Float64Array(count);
    this.unknownWeight = new Uint8Array(count);
    this.criteria = new Uint8Array(count * criterionCount * INTERVAL_WIDTH);
  }

  reset(): void {
    for (const column of [this.score, this.scoreLow, this.scoreHigh, this.unknownWeight]) column.fill(0);
  }

  /** Adds a criterion in hundredths, weighed in percent. */
  add(candidate: number, criterion: number, weight: number, low: number, value: number, high: number): void {
    const place = (candidate * this.criterionCount + criterion) * INTERVAL_WIDTH;
    this.criteria[place] = low;
    this.criteria[place + 1] = value;
    this.criteria[place + 2] = high;
    this.scoreLow[candidate]! += weight * low;
    this.score[candidate]! += weight * value;
    this.scoreHigh[candidate]! += weight * high;
  }

  round(): void {
    for (const column of [this.score, this.scoreLow, this.scoreHigh])
      for (let candidate = 0; candidate < this.count; candidate++)
        column[candidate] = Math.round(column[candidate]! / 100);
  }
}
