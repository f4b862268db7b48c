import { kindOf } from "./figure-kind.js";
import type { SolubilityFigures, SolubilityReader } from "./figures.js";
import type { Liquids } from "./liquids.js";
import { LEFT } from "./sphere-scan.js";

/** What decides about a binder and liquids side by side, as `SolubilityFigures` of one. */
export class SolubilityColumns {
  /** verdict, basis and whether it lies inside most spheres: a place in `FIGURE_KINDS` */
  readonly kind: Uint8Array;
  /** NaN where it is not known */
  readonly red: Float64Array;

  constructor(readonly count: number) {
    this.kind = new Uint8Array(count);
    this.red = new Float64Array(count);
  }

  /** Reads a binder at room temperature: the clear cases by a scan of its spheres, the rest one by one. */
  read(reader: SolubilityReader, liquids: Liquids): void {
    const { kind } = this;
    this.scan(reader, liquids);
    for (const part of reader.parts)
      for (const place of part.records.placesIn(liquids.places)) kind[place] = LEFT;
    for (let place = 0; place < kind.length; place++)
      if (kind[place] === LEFT) this.set(place, liquids.read(reader, place));
  }

  private scan({ parts }: SolubilityReader, liquids: Liquids): void {
    const { kind, red } = this;
    if (parts.length > 1) {
      // the worst part of a blend counts, part by part
      kind.fill(LEFT);
      return;
    }
    const { scan, spheres } = parts[0]!;
    if (scan === null) {
      kind.fill(NOTHING_KNOWN);
      red.fill(Number.NaN);
      return;
    }
    scan.run(liquids.hansen(spheres!.isGroupSum ? "group-sum" : "preferred"), kind, red);
  }

  private set(place: number, figures: SolubilityFigures): void {
    this.kind[place] = kindOf(figures);
    this.red[place] = figures.red ?? Number.NaN;
  }
}

const NOTHING_KNOWN = kindOf({ verdict: null, basis: null, isInsideMost: null });
