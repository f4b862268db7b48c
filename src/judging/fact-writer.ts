import type { FactColumns } from "../engine/columns.js";
import type { FactTable } from "../engine/fact-table.js";
import type { FactSource, FactSources } from "../facts/fact-source.js";
import { FACT_NAMES } from "../facts/names.js";
import type { FactValue } from "../model/rule.js";
import { type KeptCodes, NOT_READ } from "./kept-codes.js";

/** Reads things into columns, a fact each: those facts alone that some rule or criterion looks at. */
export class FactWriter<T> {
  private readonly writers: readonly SlotWriter<T>[];
  /** by slot, the place among them of the fact's writer; -1 where nobody looks at it */
  private readonly places: Int32Array;

  constructor(sources: FactSources<T>, slots: readonly number[], table: FactTable) {
    this.writers = slots.map((slot) => new SlotWriter(sources[FACT_NAMES[slot]!.name]!, slot, table));
    this.places = new Int32Array(table.size).fill(-1);
    for (const [place, slot] of slots.entries()) this.places[slot] = place;
  }

  /** The facts of one thing. */
  one(of: T, kept: KeptCodes | null = null): FactColumns {
    const { writers, places } = this;
    const codes = new Float64Array(writers.length);
    for (let place = 0; place < codes.length; place++) codes[place] = writers[place]!.code(of, kept);
    return (slot) => codes[places[slot]!] ?? Number.NaN;
  }

  /** Columns for so many things, to be written one after another. */
  columns(count: number): FactSheet<T> {
    return new FactSheet(this.writers, this.places, count);
  }
}

/** Facts of many things side by side. */
export class FactSheet<T> {
  private readonly values: readonly Float64Array[];

  /** @param places by slot, the place of its writer; -1 where there is none */
  constructor(
    private readonly writers: readonly SlotWriter<T>[],
    private readonly places: Int32Array,
    count: number,
  ) {
    this.values = writers.map(() => new Float64Array(count));
  }

  /** Those at the places given. */
  pick(places: Int32Array): FactColumns {
    const picked = this.values.map((values) => pickedFrom(values, places));
    return (slot) => picked[this.places[slot]!] ?? Number.NaN;
  }

  write(index: number, of: T, kept: KeptCodes | null = null): void {
    for (let place = 0; place < this.writers.length; place++)
      this.values[place]![index] = this.writers[place]!.code(of, kept);
  }

  readonly facts: FactColumns = (slot) => this.values[this.places[slot]!] ?? Number.NaN;
}

function pickedFrom(values: Float64Array, places: Int32Array): Float64Array {
  const picked = new Float64Array(places.length);
  for (let index = 0; index < picked.length; index++) picked[index] = values[places[index]!]!;
  return picked;
}

class SlotWriter<T> {
  /** things in turn mostly have the same word */
  private lastValue: FactValue | null | undefined = null;
  private lastCode = Number.NaN;

  constructor(
    private readonly source: FactSource<T>,
    readonly slot: number,
    private readonly table: FactTable,
  ) {}

  /** @param kept codes of this very thing, which are read once; null where none are kept */
  code(of: T, kept: KeptCodes | null): number {
    if (kept === null || this.source.isOfLayer) return this.read(of);
    const known = kept[this.slot]!;
    if (known !== NOT_READ) return known;
    const code = this.read(of);
    kept[this.slot] = code;
    return code;
  }

  private read(of: T): number {
    const value = this.source.value(of);
    if (value !== this.lastValue) {
      this.lastCode = this.table.encode(this.slot, value ?? null);
      this.lastValue = value;
    }
    return this.lastCode;
  }
}
