import type { CsvHeading } from "./csv-records.js";
import { type FieldPlan, fieldPlan } from "./field-plan.js";
import { newSpans, type Spans } from "./flat-json.js";

/** Finds the cells of CSV records without quotes. */
export class FlatCsvReader {
  readonly plan: FieldPlan | null;
  readonly spans: Spans;

  constructor(private readonly heading: CsvHeading) {
    this.spans = newSpans(0);
    this.plan = heading.columns.length > this.spans.starts.length ? null : fieldPlan(heading.columns);
  }

  /** False where a cell is quoted, or there are not as many cells as columns. */
  read(text: string): boolean {
    if (text.includes('"')) return false;
    const { columns, delimiter } = this.heading;
    const { starts, ends, isText } = this.spans;
    let at = 0;
    for (let index = 0; index < columns.length; index++) {
      const found = text.indexOf(delimiter, at);
      const isLast = index === columns.length - 1;
      if ((found === -1) !== isLast) return false;
      starts[index] = at;
      ends[index] = isLast ? text.length : found;
      isText[index] = 1;
      at = found + 1;
    }
    return true;
  }
}
