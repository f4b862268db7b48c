import { BEST_SCORE, EXCLUDED, standingOf, VERDICTS } from "../engine/verdict.js";
import { TIE_BREAKS } from "../facts/tie-break.js";
import type { BinderUnit } from "../solubility/binder-unit.js";
import type { SolventPair } from "../solubility/blend-liquids.js";
import { blendOf } from "../solubility/solvent-system.js";
import type { JudgedCandidate } from "./judged-candidate.js";
import type { BlendField, LayerJudge } from "./layer-judge.js";

/** Blends of two solvents, mixed in one ratio after another; those that are out for every binder are only counted. */
export class BlendRow {
  readonly field: BlendField;
  /** how many are out by their solvents alone */
  readonly excluded: number;
  /** place of each among all pairs of solvents */
  readonly places: Int32Array;

  /**
   * @param pairs in the order of the ids of their blends
   * @param from place of the first
   */
  constructor(pairs: readonly SolventPair[], from: number, layer: LayerJudge) {
    this.field = layer.blends(pairs);
    const { places } = this.field;
    this.excluded = pairs.length - places.length;
    this.places = places.map((place) => from + place);
  }

  /** @param share volume fraction of the first solvent of each pair */
  mix(share: number): void {
    this.field.liquids.mix(share);
  }
}

/** What is kept of a candidate that may be among the best. */
export interface Kept {
  binder: BinderUnit;
  pair: SolventPair;
  /** volume fraction of the first solvent */
  share: number;
  /** verdict, score and tie-break in one number, the better the smaller */
  order: number;
  /** place of the candidate among all, in the order of their keys */
  place: number;
}

/** The best so far, the best first; of those that stand alike the one whose key comes first. */
export class Keeper {
  readonly kept: Kept[] = [];

  /** @param limit an order that all that is kept has to be better than */
  constructor(
    private readonly most: number,
    private readonly limit = Number.POSITIVE_INFINITY,
  ) {}

  /** the greatest order that may be kept */
  get last(): number {
    const { kept, most, limit } = this;
    return kept.length < most ? limit : kept[most - 1]!.order;
  }

  isAmong(order: number, place: number): boolean {
    const { last } = this;
    const worst = this.kept[this.most - 1];
    return order < last || (order === last && worst !== undefined && place < worst.place);
  }

  keep(entry: Kept): void {
    const { kept } = this;
    const isBefore = (other: Kept) =>
      other.order < entry.order || (other.order === entry.order && other.place < entry.place);
    let index = kept.length;
    while (index > 0 && !isBefore(kept[index - 1]!)) index--;
    kept.splice(index, 0, entry);
    if (kept.length > this.most) kept.pop();
  }
}

/** More than there are blends and steps. */
const PLACES = 2 ** 32;

/** One binder through all blends. Nothing is allocated for a ratio that is not kept. */
export class BinderSweep {
  /** by verdict */
  readonly counts = VERDICTS.map(() => 0);

  /**
   * @param index place of the binder among all
   * @param steps the ratio of two solvents is tried in so many
   */
  constructor(
    private readonly binder: BinderUnit,
    private readonly index: number,
    private readonly layer: LayerJudge,
    private readonly steps: number,
    readonly keeper: Keeper,
  ) {}

  /** @param step how many of the steps the first solvent has in the row as it is mixed */
  run({ field, excluded, places }: BlendRow, step: number): void {
    const { binder, layer, counts } = this;
    counts[EXCLUDED]! += excluded;
    if (places.length === 0) return;
    if (layer.reckonAll(binder, field)) this.take(field, places, step);
    else counts[EXCLUDED]! += places.length;
  }

  private take({ open, pairs, reckoning }: BlendField, places: Int32Array, step: number): void {
    const { binder, keeper, counts, steps } = this;
    const { verdict: verdicts } = reckoning;
    for (let index = 0; index < places.length; index++) {
      const verdict = verdicts[index]!;
      counts[verdict]!++;
      if (verdict === EXCLUDED || standingOf(verdict, BEST_SCORE) * TIE_BREAKS > keeper.last) continue;
      const standing = standingOf(verdict, reckoning.scoredAt(index).score);
      if (standing * TIE_BREAKS > keeper.last) continue;
      const order = standing * TIE_BREAKS + pairs.tieBreakAt(index);
      const place = this.index * PLACES + places[index]! * steps + step;
      if (keeper.isAmong(order, place))
        keeper.keep({ binder, pair: open[index]!, share: step / steps, order, place });
    }
  }
}

/** What was kept, judged by itself. */
export function judgedBlend({ binder, pair, share }: Kept, layer: LayerJudge): JudgedCandidate {
  return layer.judge({ binder, solvent: blendOf(pair, [share, 1 - share]), scaffold: null });
}
