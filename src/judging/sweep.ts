import { EXCLUDED, VERDICTS } from "../engine/verdict.js";
import { askedBinders } from "../facts/candidates.js";
import type { Advice, Verdict } from "../model/advice.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Query } from "../model/query.js";
import type { Solvent } from "../model/solvent.js";
import type { SolventPair } from "../solubility/blend-liquids.js";
import { BinderSweep, BlendRow, judgedBlend, Keeper } from "./blend-sweep.js";
import type { JudgedCandidate } from "./judged-candidate.js";
import { LayerJudge } from "./layer-judge.js";
import type { QueryContext } from "./query-context.js";

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
const TOGETHER = 5000;

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
    const row = new BlendRow(pairs.slice(from, from + TOGETHER), from, layer);
    for (let step = 1; step < options.steps; step++) {
      row.mix(step / options.steps);
      for (const sweep of sweeps) sweep.run(row, step);
      onSwept(Math.ceil(pairs.length / TOGETHER) * (options.steps - 1));
    }
  }
  const keepers = options.isKeptByBinder ? sweeps.map(({ keeper }) => keeper) : [ofAll];
  return {
    context: layer.context,
    judgements: keepers.flatMap(({ kept }) => kept.map((entry) => judgedBlend(entry, layer))),
    counts: countsOf(sweeps),
  };
}

/** Every pair of the solvents asked for, in the order of their ids. */
function pairsOf(query: Query, knowledge: Knowledge): SolventPair[] {
  const isAsked = ({ id }: Solvent) =>
    (query.solvents.length === 0 || query.solvents.includes(id)) && !query.exclude_solvents.includes(id);
  const solvents = knowledge.solvents.filter(isAsked).sort((a, b) => (a.id < b.id ? -1 : 1));
  return solvents.flatMap((first, index) =>
    solvents.slice(index + 1).map((second): SolventPair => [first, second]),
  );
}

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
