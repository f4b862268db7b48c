import type { Part } from "../engine/layer-program.js";
import { EXCLUDED, type Reckoning, standingOf, VERDICTS } from "../engine/verdict.js";
import { askedBinders } from "../facts/candidates.js";
import type { KnownPair } from "../facts/pair-facts.js";
import { TIE_BREAKS } from "../facts/tie-break.js";
import type { Advice } from "../model/advice.js";
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

/** Every binder in every blend of two solvents at every step of their ratio, of which the best are kept. */
export function sweepQuery(query: Query, knowledge: Knowledge, options: SweepOptions): SweptQuery {
  const layer = new LayerJudge(query, knowledge);
  const blends = blendsOf(query, knowledge, layer);
  const binders = askedBinders(query, knowledge).sort((a, b) => (a.id < b.id ? -1 : 1));
  const ofAll = new Keeper(options.kept);
  const sweeps = binders.map((binder) => {
    const keeper = options.isKeptByBinder ? new Keeper(options.kept) : ofAll;
    const sweep = new BinderSweep(binder, layer, options.steps, keeper);
    sweep.run(blends);
    return sweep;
  });
  const keepers = options.isKeptByBinder ? sweeps.map(({ keeper }) => keeper) : [ofAll];
  return {
    context: layer.context,
    judgements: keepers.flatMap(({ kept }) => kept.map((entry) => judged(entry, layer, options.steps))),
    counts: countsOf(sweeps),
  };
}

function countsOf(sweeps: readonly BinderSweep[]): Advice["counts"] {
  const of = (code: number) => sweeps.reduce((sum, { counts }) => sum + counts[code]!, 0);
  const [recommended, viable, caution, unknown, excluded] = VERDICTS.map((_, code) => of(code)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const bindersRanked = sweeps.filter(({ counts }) =>
    counts.some((count, code) => code !== EXCLUDED && count > 0),
  );
  return {
    candidates: recommended + viable + caution + unknown + excluded,
    recommended,
    viable,
    caution,
    unknown,
    excluded,
    binders_ranked: bindersRanked.length,
    binders_excluded: sweeps.length - bindersRanked.length,
  };
}

function judged({ binder, blend, step }: Kept, layer: LayerJudge, steps: number): JudgedCandidate {
  const share = step / steps;
  return layer.judge({ binder, solvent: blendOf(blend.solvents, [share, 1 - share]), scaffold: null });
}

/** Two solvents in whatever ratio, with what the ratio does not change. */
interface Blend {
  solvents: readonly [Solvent, Solvent];
  /** stands for every ratio of the two */
  system: SolventSystem;
  part: Part;
  preferred: LiquidMixer | null;
  groupSum: LiquidMixer | null;
}

/** Every pair of the solvents asked for, in the order of their ids. */
function blendsOf(query: Query, knowledge: Knowledge, layer: LayerJudge): Blend[] {
  const { expansion } = knowledge.solubility_model;
  const isAsked = ({ id }: Solvent) =>
    (query.solvents.length === 0 || query.solvents.includes(id)) && !query.exclude_solvents.includes(id);
  const solvents = knowledge.solvents.filter(isAsked).sort((a, b) => (a.id < b.id ? -1 : 1));
  return solvents.flatMap((first, index) =>
    solvents.slice(index + 1).map((second): Blend => {
      const pair = [first, second] as const;
      const system = blendOf(pair, [0.5, 0.5]);
      const mixer = (basis: "preferred" | "group-sum") => LiquidMixer.of(pair, expansion.solvent, basis);
      return {
        solvents: pair,
        system,
        part: layer.solventPart({ binder: null, solvent: system, scaffold: null }),
        preferred: mixer("preferred"),
        groupSum: mixer("group-sum"),
      };
    }),
  );
}

/** What is kept of a candidate that may be among the best. */
interface Kept {
  binder: BinderUnit;
  blend: Blend;
  step: number;
  /** standing and tie-break in one number, the better the smaller */
  order: number;
}

/** The best so far, the best first. Candidates come in the order of their keys, so of those that stand alike the first stays. */
class Keeper {
  readonly kept: Kept[] = [];

  constructor(private readonly most: number) {}

  isAmong(order: number): boolean {
    return this.kept.length < this.most || order < this.kept[this.kept.length - 1]!.order;
  }

  keep(entry: Kept): void {
    const { kept } = this;
    let place = kept.length;
    while (place > 0 && kept[place - 1]!.order > entry.order) place--;
    kept.splice(place, 0, entry);
    if (kept.length > this.most) kept.pop();
  }
}

/** One binder through all blends. Nothing is allocated for a ratio that is not kept. */
class BinderSweep {
  /** by verdict */
  readonly counts = VERDICTS.map(() => 0);
  private readonly part: Part;
  private readonly reckoning: Reckoning;

  constructor(
    private readonly binder: BinderUnit,
    private readonly layer: LayerJudge,
    private readonly steps: number,
    readonly keeper: Keeper,
  ) {
    this.part = layer.binderPart({ binder, solvent: null, scaffold: null });
    this.reckoning = layer.program.newReckoning();
  }

  run(blends: readonly Blend[]): void {
    for (const blend of blends) {
      if (this.part.isExcluded || blend.part.isExcluded) this.counts[EXCLUDED]! += this.steps - 1;
      else this.runBlend(blend);
    }
  }

  private runBlend(blend: Blend): void {
    const { layer, binder, reckoning, steps, counts, keeper } = this;
    const parts = { binder, solvent: blend.system, scaffold: null };
    const reader = layer.subjects.solubilities.reader(binder);
    const pair: KnownPair = { ...layer.subjects.pair(parts), solubility: reader.figures };
    const tieBreak = layer.subjects.tieBreak(parts, pair.evidence.grade);
    for (let step = 1; step < steps; step++) {
      const share = step / steps;
      reader.readMixed(blend.system, mixed(blend.preferred, share), mixed(blend.groupSum, share));
      layer.reckonPair(this.part, blend.part, pair, layer.subjects.isCapped(parts, pair), reckoning);
      counts[reckoning.verdict]!++;
      if (reckoning.verdict === EXCLUDED) continue;
      const order = standingOf(reckoning.verdict, reckoning.score) * TIE_BREAKS + tieBreak;
      if (keeper.isAmong(order)) keeper.keep({ binder, blend, step, order });
    }
  }
}

const mixed = (mixer: LiquidMixer | null, share: number): Liquid | null =>
  mixer === null ? null : mixer.at(share);
