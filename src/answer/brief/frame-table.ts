import { doubled } from "../../engine/doubled.js";
import { withRecipe } from "./brief-outcome.js";
import type { BriefOutcome } from "./frame.js";
import type { AmountLimits, NumberedRules } from "./recipe-program.js";

/**
 * Frames are formulations that differ in their amounts alone: what their layer and materials settle is settled once. All stands under
 * numbers in dense tables, since a batch that is drawn at random would have each line wait for an object from afar.
 */
export class FrameTable {
  private readonly limits: AmountLimits[] = [];
  /** of each frame, the row of what is said of its materials in its layer */
  private rows = new Int32Array(1 << 10);
  /** of each row, what is said without regard to amounts */
  private readonly bases: BriefOutcome[] = [];
  private readonly rowOf = new Map<string, number>();
  /** by row, and in it by the number of the rules about amounts: the number of the outcome, plus one */
  private table = new Int32Array(1 << 12);
  private width = 1 << 4;
  private readonly outcomes: BriefOutcome[] = [];

  /** how many frames and outcomes are kept */
  get size(): number {
    return this.limits.length + this.outcomes.length;
  }

  /** The number of a frame that is new. */
  add(limits: AmountLimits, base: BriefOutcome): number {
    const frame = this.limits.push(limits) - 1;
    if (frame === this.rows.length) this.rows = doubled(this.rows);
    this.rows[frame] = this.row(base);
    return frame;
  }

  /** The number of what a frame comes to with its amounts; the same for most formulations of which the same is said. */
  follow(frame: number, amounts: Float64Array): number {
    const rules = this.limits[frame]!.follow(amounts);
    const row = this.rows[frame]!;
    const known = rules.number < this.width ? this.table[this.width * row + rules.number]! : 0;
    return known === 0 ? this.newOutcome(row, rules) : known - 1;
  }

  outcome(number: number): BriefOutcome {
    return this.outcomes[number]!;
  }

  private row(base: BriefOutcome): number {
    const key = keyOf(base);
    const known = this.rowOf.get(key);
    if (known !== undefined) return known;
    const row = this.bases.push(base) - 1;
    this.rowOf.set(key, row);
    while (this.width * this.bases.length > this.table.length) this.table = doubled(this.table);
    return row;
  }

  private newOutcome(row: number, rules: NumberedRules): number {
    while (rules.number >= this.width) this.widen();
    const number = this.outcomes.push(withRecipe(this.bases[row]!, rules)) - 1;
    this.table[this.width * row + rules.number] = number + 1;
    return number;
  }

  private widen(): void {
    const { width, table } = this;
    this.width = 2 * width;
    this.table = new Int32Array(2 * table.length);
    for (let row = 0; row < this.bases.length; row++)
      this.table.set(table.subarray(width * row, width * (row + 1)), this.width * row);
  }
}

const keyOf = ({
  verdict,
  score,
  score_low,
  score_high,
  grade,
  findings,
  unchecked,
  gravity,
}: BriefOutcome): string =>
  [
    ...[verdict, score, score_low, score_high, grade, gravity.verdict, gravity.isWarnedHigh],
    ...[...findings, "?", ...unchecked],
  ].join(" ");
