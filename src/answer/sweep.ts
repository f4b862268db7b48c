import { FAILS, HOLDS } from "../engine/kleene.js";
import type { Part } from "../engine/layer-program.js";
import type { Reckoning } from "../engine/reckoning.js";
import { EXCLUDED, standingOf, VERDICTS } from "../engine/verdict.js";
import { askedBinders } from "../facts/candidates.js";
import type { KnownPair } from "../facts/pair-facts.js";
import { TIE_BREAKS } from "../facts/tie-break.js";
import type { Advice, Verdict } from "../model/advice.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Query } from "../model/query.js";
import type { Solvent } from "../model/solvent.js";
import type { BinderUnit } from "../solubility/binder-unit.js";
import { type Liquid, LiquidMixer } from "../solubility/liquid.js";
import { blendOf, type SolventSystem } from "../solubility/solvent-system.js";
import type { JudgedCandidate } from "./judged-candidate.js";
import { LayerJudge, type QueryContext } from "./layer-judge.js";

export interface SweepOptions {
  /** the ratio of two solvents is tried in so many steps; 10 tries 10, 20 … 90 vol% */
  steps: number;
  /** how many blends are kept: of all, or of each binder */
  kept: number;
  isKeptByBinder: boolean;
}

export interface SweptQuery {
  context: QueryContext;
  /** those that were kept */
  judgements: JudgedCandidate[];
  counts: Advice["counts"];
}

/** Pairs of solvents that are looked at together; enough that columns are long, few enough that memory stays small. */
const TOGETHER = 200;

/** Every binder in every blend of two solvents at every step of their ratio, of which the best are kept. */
export function sweepQuery(
  query: Query,
  knowledge: Knowledge,
  options: SweepOptions,
  onSwept: (total: number) => void = () => undefined,
): SweptQuery {
  const layer = new LayerJudge(query, knowledge);
  const binders = askedBinders(query, knowledge).sort((a, b) => (a.id < b.id ? -1 : 1));
  const ofAll = new Keeper(options.kept);
  const sweeps = binders.map((binder, index) => {
    const keeper = options.isKeptByBinder ? new Keeper(options.kept) : ofAll;
    return new BinderSweep(binder, index, layer, options.steps, keeper);
  });
  const pairs = pairsOf(query, knowledge);
  for (let from = 0; from < pairs.length; from += TOGETHER) {
    const field = new BlendField(pairs.slice(from, from + TOGETHER), from, options.steps, layer, knowledge);
    for (const sweep of sweeps) sweep.run(field);
    onSwept(Math.ceil(pairs.length / TOGETHER));
  }
  const keepers = options.isKeptByBinder ? sweeps.map(({ keeper }) => keeper) : [ofAll];
  return {
    context: layer.context,
    judgements: keepers.flatMap(({ kept }) => kept.map((entry) => judged(entry, layer, options.steps))),
    counts: countsOf(sweeps),
  };
}

type SolventPair = readonly [Solvent, Solvent];

/** Every pair of the solvents asked for, in the order of their ids. */
function pairsOf(query: Query, knowledge: Knowledge): SolventPair[] {
  const isAsked = ({ id }: Solvent) =>
    (query.solvents.length === 0 || query.solvents.includes(id)) && !query.exclude_solvents.includes(id);
  const solvents = knowledge.solvents.filter(isAsked).sort((a, b) => (a.id < b.id ? -1 : 1));
  return solvents.flatMap((first, index) =>
    solvents.slice(index + 1).map((second): SolventPair => [first, second]),
  );
}

/** Two solvents in whatever ratio. */
interface Blend {
  solvents: SolventPair;
  /** place among all pairs of solvents */
  place: number;
  /** stands for every ratio of the two */
  system: SolventSystem;
  preferred: LiquidMixer | null;
  groupSum: LiquidMixer | null;
}

/** Blends side by side at every step of their ratio, step after step; those that are out for every binder are only counted. */
class BlendField {
  readonly blends: readonly Blend[];
  /** how many candidates of each binder are out by their solvents alone */
  readonly excluded: number;
  readonly part: Part;
  readonly reckoning: Reckoning;
  readonly count: number;

  constructor(
    pairs: readonly SolventPair[],
    from: number,
    readonly steps: number,
    layer: LayerJudge,
    knowledge: Knowledge,
  ) {
    const all = pairs.map((pair, index) => blendAt(pair, from + index, knowledge));
    const field = layer.field(
      all.map(({ system }) => system),
      steps - 1,
    );
    const open = new Set(field.open);
    this.blends = all.filter(({ system }) => open.has(system));
    this.excluded = (all.length - this.blends.length) * (steps - 1);
    this.part = field.part;
    this.reckoning = field.reckoning;
    this.count = this.blends.length * (steps - 1);
  }
}

function blendAt(solvents: SolventPair, place: number, { solubility_model }: Knowledge): Blend {
  const mixer = (basis: "preferred" | "group-sum") =>
    LiquidMixer.of(solvents, solubility_model.expansion.solvent, basis);
  return {
    solvents,
    place,
    system: blendOf(solvents, [0.5, 0.5]),
    preferred: mixer("preferred"),
    groupSum: mixer("group-sum"),
  };
}

/** What is kept of a candidate that may be among the best. */
interface Kept {
  binder: BinderUnit;
  blend: Blend;
  step: number;
  /** standing and tie-break in one number, the better the smaller */
  order: number;
  /** place of the candidate among all, in the order of their keys */
  place: number;
}

/** The best so far, the best first; of those that stand alike the one whose key comes first. */
class Keeper {
  readonly kept: Kept[] = [];

  constructor(private readonly most: number) {}

  isAmong(order: number, place: number): boolean {
    if (this.kept.length < this.most) return true;
    const last = this.kept[this.kept.length - 1]!;
    return order < last.order || (order === last.order && place < last.place);
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
class BinderSweep {
  /** by verdict */
  readonly counts = VERDICTS.map(() => 0);
  private readonly part: Part;

  constructor(
    private readonly binder: BinderUnit,
    private readonly index: number,
    private readonly layer: LayerJudge,
    private readonly steps: number,
    readonly keeper: Keeper,
  ) {
    this.part = layer.binderPart({ binder, solvent: null, scaffold: null });
  }

  run(field: BlendField): void {
    const { layer, part, counts } = this;
    counts[EXCLUDED]! += field.excluded;
    if (part.outcome.exclusion === HOLDS) counts[EXCLUDED]! += field.count;
    else if (field.count > 0) {
      const { facts, isCapped, tieBreaks } = this.read(field);
      layer.program.judge(part, field.part, facts, isCapped, field.reckoning);
      this.take(field, tieBreaks);
    }
  }

  /** What is known of the binder in every blend and ratio. */
  private read({ blends, count }: BlendField) {
    const { binder, layer, steps } = this;
    const { subjects } = layer;
    const reader = subjects.solubilities.reader(binder);
    const columns = layer.pairColumns(count);
    const isCapped = new Uint8Array(count);
    const tieBreaks = new Int32Array(blends.length);
    let index = 0;
    for (const [place, blend] of blends.entries()) {
      const parts = { binder, solvent: blend.system, scaffold: null };
      const pair: KnownPair = { ...subjects.pair(parts), solubility: reader.figures };
      tieBreaks[place] = subjects.tieBreak(parts, pair.evidence.grade);
      for (let step = 1; step < steps; step++, index++) {
        const share = step / steps;
        reader.readMixed(blend.system, mixed(blend.preferred, share), mixed(blend.groupSum, share));
        columns.write(index, pair);
        isCapped[index] = subjects.isCapped(parts, pair) ? HOLDS : FAILS;
      }
    }
    return { facts: columns.facts, isCapped, tieBreaks };
  }

  private take({ blends, reckoning }: BlendField, tieBreaks: Int32Array): void {
    const { binder, keeper, counts, steps } = this;
    let index = 0;
    for (const [ordinal, blend] of blends.entries()) {
      for (let step = 1; step < steps; step++, index++) {
        const verdict = reckoning.verdict[index]!;
        counts[verdict]!++;
        if (verdict === EXCLUDED) continue;
        const order = standingOf(verdict, reckoning.score[index]!) * TIE_BREAKS + tieBreaks[ordinal]!;
        const place = this.index * PLACES + blend.place * steps + step;
        if (keeper.isAmong(order, place)) keeper.keep({ binder, blend, step, order, place });
      }
    }
  }
}

const mixed = (mixer: LiquidMixer | null, share: number): Liquid | null =>
  mixer === null ? null : mixer.at(share);

function countsOf(sweeps: readonly BinderSweep[]): Advice["counts"] {
  const of = (verdict: Verdict) =>
    sweeps.reduce((sum, { counts }) => sum + counts[VERDICTS.indexOf(verdict)]!, 0);
  const total = sweeps.reduce((sum, { counts }) => sum + counts.reduce((a, b) => a + b, 0), 0);
  const isRanked = ({ counts }: BinderSweep) => counts.some((count, code) => code !== EXCLUDED && count > 0);
  const ranked = sweeps.filter(isRanked).length;
  return {
    candidates: total,
    recommended: of("recommended"),
    viable: of("viable"),
    caution: of("caution"),
    unknown: of("unknown"),
    excluded: of("excluded"),
    binders_ranked: ranked,
    binders_excluded: sweeps.length - ranked,
  };
}

function judged({ binder, blend, step }: Kept, layer: LayerJudge, steps: number): JudgedCandidate {
  const share = step / steps;
  return layer.judge({ binder, solvent: blendOf(blend.solvents, [share, 1 - share]), scaffold: null });
}
