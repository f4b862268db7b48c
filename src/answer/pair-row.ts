import type { FactRow, FactTable } from "../engine/fact-table.js";
import { FACT_NAMES } from "../facts/names.js";
import { type KnownPair, PAIR_FACTS } from "../facts/pair-facts.js";
import type { FactValue } from "../model/rule.js";

/** Writes the facts of pairs into a row, those alone that some rule or criterion looks at. */
export class PairWriter {
  private readonly writers: readonly PairFactWriter[];

  constructor(slots: readonly number[], table: FactTable) {
    this.writers = slots.map((slot) => new PairFactWriter(slot, table));
  }

  write(pair: KnownPair, row: FactRow): void {
    for (const writer of this.writers) writer.write(pair, row);
  }
}

class PairFactWriter {
  private readonly read: (pair: KnownPair) => FactValue | null | undefined;
  /** pairs in turn mostly have the same word */
  private lastValue: FactValue | null | undefined = null;
  private lastCode = Number.NaN;

  constructor(
    private readonly slot: number,
    private readonly table: FactTable,
  ) {
    this.read = PAIR_FACTS[FACT_NAMES[slot]!.name]!.value;
  }

  write(pair: KnownPair, row: FactRow): void {
    const value = this.read(pair);
    if (value !== this.lastValue) {
      this.lastCode = this.table.encode(this.slot, value ?? null);
      this.lastValue = value;
    }
    row[this.slot] = this.lastCode;
  }
}
