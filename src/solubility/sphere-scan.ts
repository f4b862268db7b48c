import type { Binder } from "../model/binder.js";
import { isMeltingKnown } from "./crystals.js";
import { HARDLY, LIKELY } from "./decision.js";
import { FIGURE_KINDS, type FigureKind, kindOf } from "./figure-kind.js";
import type { HansenColumns } from "./liquids.js";
import { meanRedAt, type SolubleConstants } from "./probability.js";
import { NEAREST_RED } from "./sphere-reading.js";
import type { BinderSpheres } from "./spheres.js";

/** Stands for a liquid that is left to be read by itself. */
export const LEFT = FIGURE_KINDS.length;

/** Far more than what rounding makes of a RED, far less than what anybody measures: a limit is never misjudged. */
const MARGIN = 1e-9;

/** Numbers of a sphere: δD, δP and δH of its centre, its radius, and its error over its radius. */
const WIDTH = 5;

/**
 * The spheres of a polymer, held against liquids side by side at room temperature where nothing is on record. Decides as
 * `decideByPrediction`, without a logarithm or an object for each: a mean RED is compared with the one at which the verdict turns.
 * What lies on such a limit, and what hangs on how crystals melt, is left.
 */
export class SphereScan {
  private readonly spheres: Float64Array;
  private readonly count: number;
  /** of the product of all RED, at which a polymer as likely as not dissolves */
  private readonly limit: number;
  /** of the nearest RED, at which it hardly does */
  private readonly farLimit: number;
  private readonly isRough: boolean;
  readonly isTabulated: boolean;
  /** kinds of what lies outside most of the spheres, and inside most */
  private readonly open: readonly number[];
  private readonly insoluble: readonly number[];
  private readonly inside: readonly number[];

  constructor(binder: Binder, { kind, spheres }: BinderSpheres, soluble: SolubleConstants) {
    this.spheres = Float64Array.from(
      spheres.flatMap(({ centre, radius, error }) => [
        centre.delta_d,
        centre.delta_p,
        centre.delta_h,
        radius,
        error / radius,
      ]),
    );
    this.count = spheres.length;
    this.limit = limitAt(LIKELY, soluble) ** spheres.length;
    this.farLimit = limitAt(HARDLY, soluble);
    this.isRough = kind !== "own";
    this.isTabulated = kind !== "estimated";
    this.open = kindsOf(null, null);
    const isOpen = binder.salt !== null || binder.is_polyelectrolyte;
    this.insoluble = isOpen ? this.open : kindsOf("insoluble", "predicted");
    this.inside = isOpen ? this.open : kindsInside(binder, this.open);
  }

  /**
   * @param kind of each, a place in `FIGURE_KINDS` or `LEFT`
   * @param red of each by the preferred sphere; NaN where that sphere is not tabulated, of no meaning for what is left
   */
  run({ delta_d, delta_p, delta_h }: HansenColumns, kind: Uint8Array, red: Float64Array): void {
    const { spheres, isTabulated } = this;
    for (let index = 0; index < kind.length; index++) {
      const [d, p, h] = [delta_d[index]!, delta_p[index]!, delta_h[index]!];
      let first = Number.NaN;
      let product = 1;
      let inside = 0;
      let nearest = Number.POSITIVE_INFINITY;
      for (let at = 0; at < spheres.length; at += WIDTH) {
        const dispersion = 2 * (spheres[at]! - d);
        const polar = spheres[at + 1]! - p;
        const hydrogen = spheres[at + 2]! - h;
        const distance = Math.sqrt(dispersion * dispersion + polar * polar + hydrogen * hydrogen);
        const own = distance / spheres[at + 3]!;
        if (at === 0) first = own;
        if (own <= 1) inside++;
        product *= own < NEAREST_RED ? NEAREST_RED : own;
        const near = own - spheres[at + 4]!;
        if (near < nearest) nearest = near;
      }
      red[index] = isTabulated ? first : Number.NaN;
      kind[index] = this.kind(product, inside, nearest);
    }
  }

  private kind(product: number, inside: number, nearest: number): number {
    const { limit, farLimit, isRough } = this;
    const isMost = inside * 2 > this.count ? 1 : 0;
    if (product > limit * (1 + MARGIN)) {
      const low = Math.max(nearest, NEAREST_RED);
      if (!isRough || low > farLimit * (1 + MARGIN)) return this.insoluble[isMost]!;
      return low < farLimit * (1 - MARGIN) ? this.open[isMost]! : LEFT;
    }
    if (product < limit * (1 - MARGIN)) return isRough && isMost === 0 ? this.open[0]! : this.inside[isMost]!;
    return LEFT;
  }
}

/** Where the chance falls along with RED; else there is no limit and everything is left. */
const limitAt = (probability: number, soluble: SolubleConstants): number =>
  soluble.ln_red < 0 ? meanRedAt(probability, soluble) : Number.NaN;

const kindsOf = (verdict: FigureKind["verdict"], basis: FigureKind["basis"]): number[] =>
  [false, true].map((isInsideMost) => kindOf({ verdict, basis, isInsideMost }));

/** Inside, the crystals still have to melt. */
function kindsInside(binder: Binder, open: readonly number[]): readonly number[] {
  if (!binder.is_semicrystalline) return kindsOf("soluble", "predicted");
  return isMeltingKnown(binder) ? [LEFT, LEFT] : open;
}
