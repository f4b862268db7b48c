import type { FactRow, FactTable } from "../engine/fact-table.js";
import type { FactSource, FactSources } from "../facts/fact-source.js";
import { FACT_NAMES } from "../facts/names.js";
import type { FactValue } from "../model/rule.js";

/** Writes facts of one thing after another into a row, those alone that some rule or criterion looks at. */
export class FactWriter<T> {
  private readonly writers: readonly SlotWriter<T>[];

  constructor(sources: FactSources<T>, slots: readonly number[], table: FactTable) {
    this.writers = slots.map((slot) => new SlotWriter(sources[FACT_NAMES[slot]!.name]!, slot, table));
  }

  write(of: T, row: FactRow): void {
    for (const writer of this.writers) writer.write(of, row);
  }
}

class SlotWriter<T> {
  /** things in turn mostly have the same word */
  private lastValue: FactValue | null | undefined = null;
  private lastCode = Number.NaN;

  constructor(
    private readonly source: FactSource<T>,
    private readonly slot: number,
    private readonly table: FactTable,
  ) {}

  write(of: T, row: FactRow): void {
    const value = this.source.value(of);
    if (value !== this.lastValue) {
      this.lastCode = this.table.encode(this.slot, value ?? null);
      this.lastValue = value;
    }
    row[this.slot] = this.lastCode;
  }
}
