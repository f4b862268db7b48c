import { compareJudgements } from "../engine/rank.js";
import { verdictRank } from "../engine/verdict.js";
import type { Binder } from "../model/binder.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Query } from "../model/query.js";
import type { Solvent } from "../model/solvent.js";
import { blendOf, type SolventSystem } from "../solubility/solvent-system.js";
import { spheresOf } from "../solubility/spheres.js";
import type { JudgedCandidate } from "./judged-candidate.js";
import type { LayerJudge, SolventField } from "./layer-judge.js";

/** Shares of the first solvent that are tried. */
const SHARES = [0.25, 0.5, 0.75];

/**
 * Blends that beat every single solvent of their binder, the best one a binder: its best solvent beside each other solvent
 * that passes the gates. Only where the binder has spheres of its own, since nothing else says what a ratio does.
 */
export function proposedBlends(
  query: Query,
  knowledge: Knowledge,
  singles: readonly JudgedCandidate[],
  layer: LayerJudge,
): JudgedCandidate[] {
  if (query.process !== "wet" || query.max_solvents < 2) return [];
  const passing = singles.filter(({ verdict }) => verdict === "recommended" || verdict === "viable");
  const pool = partners(passing, query, knowledge);
  // binders with the same best solvent are tried in the same systems
  const fields = new Map<Solvent, SolventField>();
  const fieldOf = (first: Solvent) => {
    const made = fields.get(first) ?? layer.field(systemsWith(first, pool));
    fields.set(first, made);
    return made;
  };
  return bestByBinder(singles).flatMap((best) => {
    const { binder } = best.parts;
    const first = pool.find((solvent) => solvent.id === best.parts.solvent?.id);
    if (binder === null || first === undefined || isSettled(best, layer)) return [];
    if (!hasOwnSpheres(binder.parts, knowledge)) return [];
    const winner = bestOf(layer.judgeAll(binder, fieldOf(first)));
    return winner !== null && beats(winner, best) ? [winner] : [];
  });
}

/** A recommended solvent of record is not given up for a ratio that nobody tried. */
const isSettled = ({ verdict, parts }: JudgedCandidate, { subjects }: LayerJudge): boolean =>
  verdict === "recommended" && subjects.pair(parts).solubility?.basis !== "predicted";

/** A better verdict, or the same with a higher score; never by a tie-breaker alone. */
const beats = (blend: JudgedCandidate, single: JudgedCandidate): boolean =>
  verdictRank(blend.verdict) < verdictRank(single.verdict) ||
  (blend.verdict === single.verdict && blend.score > single.score);

/** Solvents that pass every gate beside some binder. */
function partners(passing: readonly JudgedCandidate[], query: Query, { solvents }: Knowledge): Solvent[] {
  const ids = new Set(passing.map(({ parts }) => parts.solvent?.id));
  const isAsked = (id: string) => query.solvents.length === 0 || query.solvents.includes(id);
  return solvents.filter(({ id }) => ids.has(id) && isAsked(id));
}

function bestByBinder(singles: readonly JudgedCandidate[]): JudgedCandidate[] {
  const byBinder = new Map<string | undefined, JudgedCandidate[]>();
  for (const single of singles) {
    const id = single.parts.binder?.id;
    const known = byBinder.get(id);
    if (known === undefined) byBinder.set(id, [single]);
    else known.push(single);
  }
  return [...byBinder.values()].map((own) => {
    // what is excluded is compared only where nothing else is left
    const open = own.filter(({ verdict }) => verdict !== "excluded");
    return bestOf(open.length > 0 ? open : own)!;
  });
}

const bestOf = (judged: readonly JudgedCandidate[]): JudgedCandidate | null =>
  judged.reduce<JudgedCandidate | null>(
    (best, next) => (best === null || compareJudgements(next, best) < 0 ? next : best),
    null,
  );

const hasOwnSpheres = (parts: readonly Binder[], { solubility_model }: Knowledge): boolean =>
  parts.every((part) => spheresOf(part, solubility_model)?.kind === "own");

const systemsWith = (first: Solvent, pool: readonly Solvent[]): SolventSystem[] =>
  pool
    .filter((second) => second !== first)
    .flatMap((second) => SHARES.map((share) => blendOf([first, second], [share, 1 - share])));
