import type { BriefOutcome } from "../../answer/brief/frame.js";
import { doubled } from "../../engine/doubled.js";
import { VERDICTS } from "../../engine/verdict.js";
import type { EvaluationCounts } from "../../model/evaluation.js";
import { crosses, type Threshold } from "../outcome.js";

/** In a byte: the place of the verdict, and what else a line needs to know of its outcome. */
const VERDICT = 0b111;
export const IS_SHOWN = 1 << 3;
export const CROSSES = 1 << 4;
const IS_KNOWN = 1 << 5;

/** What becomes of lines by the number of their outcome, and how many had each verdict. */
export class Standings {
  private standings = new Uint8Array(1 << 10);
  private readonly counts = new Int32Array(VERDICT + 1);

  constructor(
    private readonly outcomeAt: (number: number) => BriefOutcome,
    private readonly show: Threshold | "all",
    private readonly failOn: Threshold | null,
  ) {}

  /** Counts a line. */
  take(outcome: number): number {
    const standing = this.standings[outcome] || this.learn(outcome);
    this.counts[standing & VERDICT]!++;
    return standing;
  }

  /** Adds what was counted since this was done last. */
  addTo(counts: EvaluationCounts): void {
    for (const [place, verdict] of VERDICTS.entries()) {
      counts.formulations += this.counts[place]!;
      counts[verdict] += this.counts[place]!;
    }
    this.counts.fill(0);
  }

  /** Once numbers of outcomes are void. */
  forget(): void {
    this.standings.fill(0);
  }

  private learn(outcome: number): number {
    while (outcome >= this.standings.length) this.standings = doubled(this.standings);
    const { verdict, gravity } = this.outcomeAt(outcome);
    const { show, failOn } = this;
    const isShown = show === "all" || crosses(gravity, show);
    const standing =
      IS_KNOWN |
      VERDICTS.indexOf(verdict) |
      (isShown ? IS_SHOWN : 0) |
      (failOn !== null && crosses(gravity, failOn) ? CROSSES : 0);
    this.standings[outcome] = standing;
    return standing;
  }
}
