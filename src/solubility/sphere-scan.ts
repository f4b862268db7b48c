import { kelvin } from "../formulas/constants.js";
import { chiFromRelativeEnergyDifference } from "../formulas/flory-huggins.js";
import type { Binder } from "../model/binder.js";
import type { SolubilityModel } from "../model/solubility-model.js";
import { type Crystals, crystalsOf, dissolvingTemperature } from "./crystals.js";
import { HARDLY, LIKELY, MELTED, meltingOf } from "./decision.js";
import { FIGURE_KINDS, type FigureKind, kindOf } from "./figure-kind.js";
import { ROOM_C } from "./liquid.js";
import type { LiquidColumns } from "./liquids.js";
import { meanRedAt } from "./probability.js";
import { NEAREST_RED } from "./sphere-reading.js";
import type { BinderSpheres } from "./spheres.js";

/** Stands for a liquid that is left to be read by itself. */
export const LEFT = FIGURE_KINDS.length;

/** Stands for one in which crystals have to melt, until it is known whether they do. */
const MELTS = LEFT + 1;

/** Far more than what rounding makes of a RED, far less than what anybody measures: a limit is never misjudged. */
const MARGIN = 1e-9;
const MARGIN_C = 1e-6;

/** Numbers of a sphere: δD, δP and δH of its centre, its radius, and its error over its radius. */
const WIDTH = 5;

/**
 * The spheres of a polymer, held against liquids side by side at room temperature where nothing is on record. Decides as
 * `decideByPrediction`, without a logarithm or an object for each: a mean RED is compared with the one at which the verdict turns.
 * What lies on such a limit is left.
 */
export class SphereScan {
  private readonly numbers: Float64Array;
  private readonly count: number;
  /** of the product of all RED, at which a polymer as likely as not dissolves */
  private readonly limit: number;
  /** of the nearest RED, at which it hardly does */
  private readonly farLimit: number;
  private readonly isRough: boolean;
  readonly isTabulated: boolean;
  /** kinds of what lies outside most of the spheres, and inside most */
  private readonly open: Kinds;
  private readonly insoluble: Kinds;
  private readonly inside: Kinds;
  /** null where there are none or nothing is known of them */
  private readonly crystals: Crystals | null;

  constructor(
    binder: Binder,
    { kind, spheres }: BinderSpheres,
    private readonly model: SolubilityModel,
  ) {
    this.numbers = Float64Array.from(
      spheres.flatMap(({ centre, radius, error }) => [
        centre.delta_d,
        centre.delta_p,
        centre.delta_h,
        radius,
        error / radius,
      ]),
    );
    this.count = spheres.length;
    this.limit = limitAt(LIKELY, model) ** spheres.length;
    this.farLimit = limitAt(HARDLY, model);
    this.isRough = kind !== "own";
    this.isTabulated = kind !== "estimated";
    this.open = kindsOf(null);
    const isOpen = binder.salt !== null || binder.is_polyelectrolyte;
    this.insoluble = isOpen ? this.open : kindsOf("insoluble");
    this.crystals = binder.is_semicrystalline ? crystalsOf(binder) : null;
    this.inside = isOpen ? this.open : kindsInside(binder, this.crystals);
  }

  /**
   * @param kind of each, a place in `FIGURE_KINDS` or `LEFT`
   * @param red of each by the preferred sphere; NaN where that sphere is not tabulated, of no meaning for what is left
   * @param refuted of each, the mean RED from which on it is not predicted to dissolve; null where nothing is refuted
   */
  run(liquids: LiquidColumns, kind: Uint8Array, red: Float64Array, refuted: Float64Array | null): void {
    const { numbers, isTabulated, count } = this;
    const { delta_d, delta_p, delta_h } = liquids;
    for (let index = 0; index < kind.length; index++) {
      const d = delta_d[index]!;
      const p = delta_p[index]!;
      const h = delta_h[index]!;
      let first = Number.NaN;
      let product = 1;
      let inside = 0;
      let nearest = Number.POSITIVE_INFINITY;
      for (let at = 0; at < numbers.length; at += WIDTH) {
        const dispersion = 2 * (numbers[at]! - d);
        const polar = numbers[at + 1]! - p;
        const hydrogen = numbers[at + 2]! - h;
        const distance = Math.sqrt(dispersion * dispersion + polar * polar + hydrogen * hydrogen);
        const own = distance / numbers[at + 3]!;
        if (at === 0) first = own;
        if (own <= 1) inside++;
        product *= own < NEAREST_RED ? NEAREST_RED : own;
        const near = own - numbers[at + 4]!;
        if (near < nearest) nearest = near;
      }
      red[index] = isTabulated ? first : Number.NaN;
      const isMost = inside * 2 > count ? 1 : 0;
      let found = this.kind(product, isMost, nearest);
      if (found === MELTS) found = this.melted(product, liquids, index, isMost);
      if (refuted !== null && IS_SOLUBLE[found] === true)
        found = this.unlessRefuted(found, product, refuted[index]!, isMost);
      kind[index] = found;
    }
  }

  private kind(product: number, isMost: 0 | 1, nearest: number): number {
    const { limit, farLimit, isRough } = this;
    if (product > limit * (1 + MARGIN)) {
      const low = Math.max(nearest, NEAREST_RED);
      if (!isRough || low > farLimit * (1 + MARGIN)) return this.insoluble[isMost];
      return low < farLimit * (1 - MARGIN) ? this.open[isMost] : LEFT;
    }
    if (product < limit * (1 - MARGIN)) return isRough && isMost === 0 ? this.open[0] : this.inside[isMost];
    return LEFT;
  }

  private unlessRefuted(found: number, product: number, meanRed: number, isMost: 0 | 1): number {
    const limit = meanRed ** this.count;
    if (product < limit * (1 - MARGIN)) return found;
    return product > limit * (1 + MARGIN) ? this.open[isMost] : LEFT;
  }

  /** By the temperature at which the crystals melt into the liquid. */
  private melted(product: number, liquids: LiquidColumns, index: number, isMost: 0 | 1): number {
    const { model, crystals, count } = this;
    const meanRed = Math.exp(Math.log(product) / count);
    const chi = chiFromRelativeEnergyDifference(meanRed, kelvin(ROOM_C), model.chi);
    const melts_C = dissolvingTemperature(crystals!, liquids.molarVolume[index]!, chi);
    const boiling_C = liquids.boiling_C[index]!;
    if (Math.abs(melts_C - ROOM_C) < MARGIN_C || Math.abs(melts_C - boiling_C) < MARGIN_C) return LEFT;
    const how = meltingOf(melts_C, ROOM_C, Number.isNaN(boiling_C) ? null : boiling_C);
    return MELTED_KINDS[how][isMost];
  }
}

const IS_SOLUBLE = FIGURE_KINDS.map(({ verdict }) => verdict === "soluble");

/** Outside most of the spheres, and inside most. */
type Kinds = readonly [number, number];

function kindsOf(verdict: FigureKind["verdict"]): Kinds {
  const basis = verdict === null ? null : "predicted";
  const [outside, inside] = [false, true].map((isInsideMost) => kindOf({ verdict, basis, isInsideMost }));
  return [outside!, inside!];
}

const MELTED_KINDS = {
  "crystals-melt": kindsOf(MELTED["crystals-melt"]),
  "crystals-melt-hot": kindsOf(MELTED["crystals-melt-hot"]),
  "crystals-melt-above-boiling": kindsOf(MELTED["crystals-melt-above-boiling"]),
};

/** Inside, the crystals still have to melt. */
function kindsInside({ is_semicrystalline }: Binder, crystals: Crystals | null): Kinds {
  if (!is_semicrystalline) return kindsOf("soluble");
  return crystals === null ? kindsOf(null) : [MELTS, MELTS];
}

/** Less steep than this, a chance changes by no more than rounding within the margin. */
const LEAST_SLOPE = -1e-3;

/** Where the chance falls along with RED; else there is no limit and everything is left. */
const limitAt = (probability: number, { soluble }: SolubilityModel): number =>
  soluble.ln_red < LEAST_SLOPE ? meanRedAt(probability, soluble) : Number.NaN;
