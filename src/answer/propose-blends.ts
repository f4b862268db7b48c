import type { Judgement } from "../engine/judge.js";
import { compareJudgements, verdictRank } from "../engine/rank.js";
import type { CandidateParts } from "../facts/candidates.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Query } from "../model/query.js";
import type { Solvent } from "../model/solvent.js";
import { binderUnit } from "../solubility/binder-unit.js";
import { blendOf, type SolventSystem } from "../solubility/solvent-system.js";
import { spheresOf } from "../solubility/spheres.js";

/** Shares of the first solvent that are tried. */
const SHARES = [0.25, 0.5, 0.75];

/**
 * Blends that beat every single solvent of their binder, the best one a binder: its best solvent beside each other solvent
 * that passes the gates. Only where the binder has spheres of its own, since nothing else says what a ratio does.
 */
export function proposedBlends(
  query: Query,
  knowledge: Knowledge,
  singles: readonly Judgement[],
  judgeParts: (parts: CandidateParts) => Judgement,
): Judgement[] {
  if (query.process !== "wet" || query.max_solvents < 2) return [];
  const passing = singles.filter(({ verdict }) => verdict === "recommended" || verdict === "viable");
  const pool = partners(passing, query, knowledge);
  return [...bestByBinder(singles)].flatMap(([id, best]) => {
    const binder = binderUnit(id, knowledge);
    const first = pool.find((solvent) => solvent.id === best.candidate.solventKey);
    if (binder === null || first === undefined || isSettled(best)) return [];
    if (!hasOwnSpheres(binder.parts, knowledge)) return [];
    const blends = systemsWith(first, pool).map((solvent) => judgeParts({ binder, solvent, scaffold: null }));
    const winner = blends.sort(compareJudgements)[0];
    return winner !== undefined && beats(winner, best) ? [winner] : [];
  });
}

/** A recommended solvent of record is not given up for a ratio that nobody tried. */
const isSettled = ({ verdict, candidate }: Judgement): boolean =>
  verdict === "recommended" && candidate.facts("pair.solubility_basis") !== "predicted";

/** A better verdict, or the same with a higher score; never by a tie-breaker alone. */
const beats = (blend: Judgement, single: Judgement): boolean =>
  verdictRank(blend.verdict) < verdictRank(single.verdict) ||
  (blend.verdict === single.verdict && blend.score > single.score);

/** Solvents that pass every gate beside some binder. */
function partners(passing: readonly Judgement[], query: Query, { solvents }: Knowledge): Solvent[] {
  const ids = new Set(passing.map(({ candidate }) => candidate.solventKey));
  const isAsked = (id: string) => query.solvents.length === 0 || query.solvents.includes(id);
  return solvents.filter(({ id }) => ids.has(id) && isAsked(id));
}

function bestByBinder(singles: readonly Judgement[]): Map<string, Judgement> {
  const best = new Map<string, Judgement>();
  for (const single of singles) {
    const known = best.get(single.candidate.binderKey);
    if (known === undefined || compareJudgements(single, known) < 0)
      best.set(single.candidate.binderKey, single);
  }
  return best;
}

const hasOwnSpheres = (parts: readonly Knowledge["binders"][number][], knowledge: Knowledge): boolean =>
  parts.every((part) => spheresOf(part, knowledge.solubility_model)?.kind === "own");

const systemsWith = (first: Solvent, pool: readonly Solvent[]): SolventSystem[] =>
  pool
    .filter((second) => second !== first)
    .flatMap((second) => SHARES.map((share) => blendOf([first, second], [share, 1 - share])));
