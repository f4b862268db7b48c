import { kindOf } from "./figure-kind.js";
import type { SolubilityFigures, SolubilityReader } from "./figures.js";
import type { Liquids } from "./liquids.js";
import { LEFT } from "./sphere-scan.js";

/** What decides about a binder and liquids side by side, as `SolubilityFigures` of one; written over by the next binder. */
export class SolubilityColumns {
  /** known without looking: `kind` is the same for all, and no `red` is known */
  isSame = false;
  hasNoRed = false;

  /**
   * @param kind verdict, basis and whether it lies inside most spheres: a place in `FIGURE_KINDS`
   * @param red NaN where it is not known
   */
  constructor(
    readonly kind: Uint8Array,
    readonly red: Float64Array,
  ) {}

  static ofSize(count: number): SolubilityColumns {
    return new SolubilityColumns(new Uint8Array(count), new Float64Array(count));
  }

  /** Reads a binder at room temperature: the clear cases by a scan of its spheres, the rest one by one. */
  read(reader: SolubilityReader, liquids: Liquids): void {
    const { kind } = this;
    const recorded = reader.parts.flatMap((part) => part.records.placesIn(liquids.places));
    this.scan(reader, liquids);
    this.isSame &&= recorded.length === 0;
    if (this.isSame) return;
    for (const place of recorded) kind[place] = LEFT;
    for (let place = 0; place < kind.length; place++)
      if (kind[place] === LEFT) this.set(place, liquids.read(reader, place));
  }

  /** Takes over what was read of the liquids at these places. */
  take({ kind, red, isSame, hasNoRed }: SolubilityColumns, places: Int32Array): void {
    this.isSame = isSame;
    this.hasNoRed = hasNoRed;
    for (let index = 0; index < places.length; index++) {
      this.kind[index] = kind[places[index]!]!;
      this.red[index] = red[places[index]!]!;
    }
  }

  private scan({ parts }: SolubilityReader, liquids: Liquids): void {
    const { kind, red } = this;
    const { scan, spheres } = parts[0]!;
    // the worst part of a blend counts, part by part
    const isBlend = parts.length > 1;
    this.isSame = !isBlend && scan === null;
    this.hasNoRed = !isBlend && !(scan?.isTabulated ?? false);
    if (isBlend) kind.fill(LEFT);
    else if (scan !== null)
      scan.run(liquids.hansen(spheres!.isGroupSum ? "group-sum" : "preferred"), kind, red);
    else {
      kind.fill(NOTHING_KNOWN);
      red.fill(Number.NaN);
    }
  }

  private set(place: number, figures: SolubilityFigures): void {
    this.kind[place] = kindOf(figures);
    this.red[place] = figures.red ?? Number.NaN;
  }
}

const NOTHING_KNOWN = kindOf({ verdict: null, basis: null, isInsideMost: null });
