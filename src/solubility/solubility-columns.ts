import { FIGURE_KINDS, kindOf } from "./figure-kind.js";
import { type SolubilityFigures, type SolubilityReader, worstOf } from "./figures.js";
import type { Liquids } from "./liquids.js";
import type { Refutation } from "./refuted-classes.js";
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

  /** Reads a binder at room temperature: what has no record by a scan of its spheres, the rest one by one. */
  read(reader: SolubilityReader, liquids: Liquids): void {
    const { kind } = this;
    const { places } = liquids;
    const recorded = reader.parts.flatMap(({ records }) => places.ofRecords(records));
    this.scan(reader, liquids);
    this.isSame &&= recorded.length === 0;
    for (const place of recorded) kind[place] = LEFT;
    for (let place = kind.indexOf(LEFT); place >= 0; place = kind.indexOf(LEFT, place + 1))
      this.set(place, liquids.read(reader, place));
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
    const scanned = parts.filter(({ scan }) => scan !== null);
    const { scan, spheres, refuted } = scanned[0] ?? NO_SPHERES;
    this.isSame = scan === null;
    this.hasNoRed = scanned.every((part) => !part.scan!.isTabulated);
    if (scan === null) {
      kind.fill(NOTHING_KNOWN);
      red.fill(Number.NaN);
    } else if (scanned.length === 1) {
      const columns = liquids.columns(spheres!.isGroupSum ? "group-sum" : "preferred");
      scan.run(columns, kind, red, refutedFrom(refuted, liquids));
      if (parts.length > 1)
        for (let place = 0; place < kind.length; place++) kind[place] = BESIDE_UNKNOWN[kind[place]!]!;
      // of parts with spheres the one that lies farthest counts
    } else kind.fill(LEFT);
  }

  private set(place: number, figures: SolubilityFigures): void {
    this.kind[place] = kindOf(figures);
    this.red[place] = figures.red ?? Number.NaN;
  }
}

/** Of each, the mean RED from which on a record of its class refutes that it dissolves; null where there are none. */
function refutedFrom(
  refuted: ReadonlyMap<string, Refutation>,
  { count, places }: Liquids,
): Float64Array | null {
  if (refuted.size === 0) return null;
  const limits = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  for (const [name, { meanRed }] of refuted)
    for (const place of places.ofClass(name)) limits[place] = Math.min(limits[place]!, meanRed);
  return limits;
}

const NO_SPHERES = { scan: null, spheres: null, refuted: new Map<string, Refutation>() };
const NOTHING_KNOWN = kindOf({ verdict: null, basis: null, isInsideMost: null });

/** What becomes of each kind, in a blend of binders with parts that nothing is known of. */
const BESIDE_UNKNOWN = Uint8Array.from([
  ...FIGURE_KINDS.map((kind) => kindOf({ ...kind, ...worstOf([kind, { verdict: null, basis: null }]) })),
  LEFT,
]);
