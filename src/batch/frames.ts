import type { BriefJudge } from "../answer/brief-judge.js";
import type { BriefOutcome, Frame } from "../answer/frame.js";
import { FREE_AMOUNTS } from "../answer/recipe-program.js";
import { pressureRegime } from "../facts/query-facts.js";
import { type Dimension, readQuantity } from "../formulation/quantity.js";
import { percent } from "../formulation/read-formulation.js";
import type { Formulation } from "../model/formulation.js";
import { fromLatin1, ownCopy } from "./decode.js";
import { AMOUNT_INDEX, type FieldPlan } from "./field-plan.js";
import type { Spans } from "./flat-json.js";

/** Steps and amounts that are kept; beyond, all are forgotten, so that memory stays flat. */
const MOST_STEPS = 200_000;
const MOST_TEXTS = 50_000;

/** What the stretches of text read so far lead to. */
interface Step {
  next: Map<string, Step> | null;
  /** where the stretch led that came last time */
  likely: Step | null;
  /** the stretch that leads here */
  text: string;
  frame: Frame | null;
}

const newStep = (text: string): Step => ({ next: null, likely: null, text, frame: null });

/** Flat records that differ from ones met before in name and amounts alone. */
export class Frames {
  private readonly first = new Map<FieldPlan, Step>();
  private steps = 0;
  private readonly amounts = new Map<string, Map<string, number>>();
  private readonly values = new Float64Array(FREE_AMOUNTS.length);

  constructor(private readonly judge: BriefJudge) {}

  /**
   * What comes of a record; null where it has to be read by itself.
   * @param read reads the record as a formulation; null where that fails
   */
  outcome(text: string, plan: FieldPlan, spans: Spans, read: () => Formulation | null): BriefOutcome | null {
    if (!this.readAmounts(text, plan, spans)) return null;
    const step = this.stepOf(text, plan, spans);
    if (step.frame === null) {
      const formulation = read();
      if (formulation === null) return null;
      step.frame = this.judge.frame(formulation);
    }
    return this.judge.ofFrame(step.frame, this.values);
  }

  private readAmounts(text: string, { free }: FieldPlan, { starts, ends, isText }: Spans): boolean {
    const { values } = this;
    values.fill(Number.NaN);
    for (const { index, amount, dimension, unit } of free) {
      const written = text.slice(starts[index], ends[index]);
      if (written === "" || (isText[index] === 0 && written === "null")) continue;
      if (isText[index] === 0) return false;
      const value = this.amountOf(written, dimension, unit);
      if (Number.isNaN(value)) return false;
      values[AMOUNT_INDEX[amount]] = value;
    }
    return true;
  }

  /** In the unit of the formulation, mass fractions in wt%; NaN where it cannot be read. */
  private amountOf(text: string, dimension: Dimension, unit = ""): number {
    const kind = dimension + unit;
    let amounts = this.amounts.get(kind);
    if (amounts === undefined) {
      amounts = new Map();
      this.amounts.set(kind, amounts);
    }
    const known = amounts.get(text);
    if (known !== undefined) return known;
    const found = readQuantity(fromLatin1(text), dimension, unit === "" ? undefined : unit);
    const held = "value" in found ? found.value : Number.NaN;
    const value = dimension === "mass_fraction" ? percent(held) : held;
    if (amounts.size >= MOST_TEXTS) amounts.clear();
    amounts.set(ownCopy(text), value);
    return value;
  }

  /** The step that everything but name and amounts leads to, with the keys between; what stands side by side is one stretch. */
  private stepOf(text: string, plan: FieldPlan, spans: Spans): Step {
    const { starts, ends, isText, quote } = spans;
    if (this.steps > MOST_STEPS) this.forget();
    let first = this.first.get(plan);
    if (first === undefined) {
      first = newStep("");
      this.first.set(plan, first);
    }
    let step = this.follow(first, this.pressureOf(text, plan, spans));
    for (const [first, last] of plan.runs) {
      const from = starts[first]! - quote * isText[first]!;
      const to = ends[last]! + quote * isText[last]!;
      // lines of a sweep are mostly like the line before
      const { likely } = step;
      if (likely !== null && likely.text.length === to - from && text.startsWith(likely.text, from))
        step = likely;
      else step = this.follow(step, text.slice(from, to));
    }
    return step;
  }

  private follow(step: Step, stretch: string): Step {
    step.next ??= new Map();
    let next = step.next.get(stretch);
    if (next === undefined) {
      const text = ownCopy(stretch);
      next = newStep(text);
      step.next.set(text, next);
      this.steps++;
    }
    step.likely = next;
    return next;
  }

  private forget(): void {
    this.first.clear();
    this.steps = 0;
  }

  /** The range that the stack pressure lies in, or its text where the number itself is looked at or cannot be read. */
  private pressureOf(
    text: string,
    { pressure, unitOfPressure }: FieldPlan,
    { starts, ends, isText }: Spans,
  ): string {
    if (pressure < 0) return "";
    const written = text.slice(starts[pressure], ends[pressure]);
    if (isText[pressure] === 0 || this.judge.looksAtPressure) return `${isText[pressure]} ${written}`;
    const value = written === "" ? Number.NaN : this.amountOf(written, "pressure", unitOfPressure);
    return Number.isNaN(value) ? `? ${written}` : pressureRegime(value);
  }
}
