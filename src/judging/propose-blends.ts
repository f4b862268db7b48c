import { compareJudgements } from "../engine/rank.js";
import { standingOf, VIABLE } from "../engine/verdict.js";
import { TIE_BREAKS } from "../facts/tie-break.js";
import type { Binder } from "../model/binder.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Query } from "../model/query.js";
import type { Solvent } from "../model/solvent.js";
import type { BinderUnit } from "../solubility/binder-unit.js";
import { evenBlend, type SolventPair } from "../solubility/blend-liquids.js";
import { spheresOf } from "../solubility/spheres.js";
import type { BinderSingles } from "./binder-singles.js";
import { BinderSweep, BlendRow, judgedBlend, Keeper, type Kept } from "./blend-sweep.js";
import type { JudgedCandidate } from "./judged-candidate.js";
import type { LayerJudge } from "./layer-judge.js";

/** Ratios are tried in quarters. */
const STEPS = 4;

/**
 * Blends that beat every single solvent of their binder, the best one a binder: its best solvent beside each other solvent
 * that passes the gates. Only where the binder has spheres of its own, since nothing else says what a ratio does.
 */
export function proposedBlends(
  query: Query,
  knowledge: Knowledge,
  singles: readonly BinderSingles[],
  layer: LayerJudge,
): JudgedCandidate[] {
  if (query.max_solvents < 2) return [];
  const passing = singles.flatMap(({ open }) => open).filter(({ verdictRank }) => verdictRank <= VIABLE);
  const pool = partners(passing, query, knowledge);
  // binders with the same best solvent are tried in the same blends
  const rows = new Map<Solvent, BlendRow>();
  const rowOf = (first: Solvent) => {
    const made = rows.get(first) ?? new BlendRow(pairsWith(first, pool), 0, layer);
    rows.set(first, made);
    return made;
  };
  return singles.flatMap(({ binder, open }) => {
    // a binder that is out by itself is out in every blend
    if (open.length === 0 || !hasOwnSpheres(binder.parts, knowledge)) return [];
    const best = bestOf(open);
    const first = pool.find((solvent) => solvent.id === best.parts.solvent?.id);
    if (first === undefined || isSettled(best, layer)) return [];
    const winner = betterBlend(binder, best, rowOf(first), layer);
    return winner === null ? [] : [judgedBlend(winner, layer)];
  });
}

/** The best blend of a better verdict than a single solvent, or the same and a higher score; never by a tie-breaker alone. */
function betterBlend(
  binder: BinderUnit,
  { verdictRank, score }: JudgedCandidate,
  row: BlendRow,
  layer: LayerJudge,
): Kept | null {
  const keeper = new Keeper(1, standingOf(verdictRank, score) * TIE_BREAKS);
  const sweep = new BinderSweep(binder, 0, layer, STEPS, keeper);
  for (let step = 1; step < STEPS; step++) {
    row.mix(step / STEPS);
    sweep.run(row, step);
  }
  return keeper.kept[0] ?? null;
}

/** A recommended solvent of record is not given up for a ratio that nobody tried. */
const isSettled = ({ verdict, parts }: JudgedCandidate, { subjects }: LayerJudge): boolean =>
  verdict === "recommended" && subjects.pair(parts).solubility?.basis !== "predicted";

/** Solvents that pass every gate beside some binder. */
function partners(passing: readonly JudgedCandidate[], query: Query, { solvents }: Knowledge): Solvent[] {
  const ids = new Set(passing.map(({ parts }) => parts.solvent?.id));
  const isAsked = (id: string) => query.solvents.length === 0 || query.solvents.includes(id);
  return solvents.filter(({ id }) => ids.has(id) && isAsked(id));
}

/** The best. What has a lesser verdict is not even compared, as that would ask for its score. */
function bestOf(open: readonly JudgedCandidate[]): JudgedCandidate {
  const verdict = Math.min(...open.map(({ verdictRank }) => verdictRank));
  return open
    .filter(({ verdictRank }) => verdictRank === verdict)
    .reduce((best, next) => (compareJudgements(next, best) < 0 ? next : best));
}

const hasOwnSpheres = (parts: readonly Binder[], { solubility_model }: Knowledge): boolean =>
  parts.every((part) => spheresOf(part, solubility_model)?.kind === "own");

/** One solvent with each of the others, in the order of the ids of their blends. */
const pairsWith = (first: Solvent, pool: readonly Solvent[]): SolventPair[] =>
  pool
    .filter((second) => second !== first)
    .map((second): SolventPair => (first.id < second.id ? [first, second] : [second, first]))
    .map((pair) => ({ pair, id: evenBlend(pair).id }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ pair }) => pair);
