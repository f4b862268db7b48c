import type { Knowledge } from "../model/knowledge.js";
import type { Solvent } from "../model/solvent.js";
import type { Liquid } from "./liquid.js";

/** One solvent, or a cosolvent pair. */
export interface SolventSystem {
  /** ids joined by `+`, in alphabetical order */
  id: string;
  parts: Solvent[];
  /** in the order of `parts`; null where the ratio is not known */
  volumeFractions: number[] | null;
  /** its liquids at room temperature, kept once they are made; null where there is none */
  preferredLiquid?: Liquid | null;
  groupSumLiquid?: Liquid | null;
}

/** A solvent by itself; the same system every time, so that its liquids are made once. */
export function singleSolvent(solvent: Solvent): SolventSystem {
  const known = singles.get(solvent);
  if (known !== undefined) return known;
  const made: SolventSystem = { id: solvent.id, parts: [solvent], volumeFractions: [1] };
  singles.set(solvent, made);
  return made;
}

const singles = new WeakMap<Solvent, SolventSystem>();

/** Tells systems apart whose ratio differs as well. */
export const systemKey = ({ id, volumeFractions }: SolventSystem): string =>
  volumeFractions === null || volumeFractions.length < 2 ? id : `${id} ${volumeFractions.join(":")}`;

/** The id of a system however its parts are ordered. */
export const systemId = (ids: string[]): string => [...ids].sort().join("+");

export function solventSystem(id: string, knowledge: Knowledge): SolventSystem | null {
  const ids = id.split("+").sort();
  const parts = ids.flatMap((part) => knowledge.solvents.find((solvent) => solvent.id === part) ?? []);
  if (parts.length !== ids.length) return null;
  if (parts.length === 1) return singleSolvent(parts[0]!);
  return { id: ids.join("+"), parts, volumeFractions: reportedFractions(ids, knowledge) };
}

function reportedFractions(ids: string[], knowledge: Knowledge): number[] | null {
  const pair = knowledge.vocabulary.solvent_pairs.find((entry) => systemId(entry.solvents) === systemId(ids));
  if (!pair?.volume_fractions) return null;
  return ids.map((id) => pair.volume_fractions![pair.solvents.indexOf(id)]!);
}

/** Every solvent by itself, and every pair that a study reports. */
export function allSolventSystems(knowledge: Knowledge): SolventSystem[] {
  const pairs = knowledge.vocabulary.solvent_pairs.flatMap(
    (pair) => solventSystem(systemId(pair.solvents), knowledge) ?? [],
  );
  return [...knowledge.solvents.map(singleSolvent), ...pairs];
}

/** The system of solvents at volume fractions; a part without a share is left out, and one that is left is that solvent. */
export function blendOf(solvents: readonly Solvent[], fractions: readonly number[]): SolventSystem {
  const present = solvents
    .map((part, index) => ({ part, share: fractions[index]! }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => (a.part.id < b.part.id ? -1 : 1));
  return {
    id: present.map(({ part }) => part.id).join("+"),
    parts: present.map(({ part }) => part),
    volumeFractions: present.map(({ share }) => share),
  };
}
