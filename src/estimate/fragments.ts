import type { Structure } from "./chemistry.js";

interface Pattern {
  smarts: readonly string[] | null;
  count_only?: boolean | undefined;
}

export interface Fragments<G> {
  counts: { group: G; count: number }[];
  /** indices of heavy atoms that no group claims */
  unclaimed: number[];
  /** rings whose atoms no single group claims: those that a ring correction is for */
  openRings: Structure["rings"];
}

/**
 * A structure cut into groups: they are tried in the order listed, and a match counts only where none of its atoms is
 * claimed already. Open ends are never claimed.
 */
export function fragmentsOf<G extends Pattern>(structure: Structure, groups: readonly G[]): Fragments<G> {
  const claimed = new Set<number>();
  const claims: number[][] = [];
  const isOpenEnd = (atom: number) => structure.atoms[atom]!.element === 0;
  const counts = groups
    .filter((group) => !group.count_only)
    .map((group) => {
      const before = claims.length;
      for (const match of (group.smarts ?? []).flatMap((smarts) => structure.matches(smarts))) {
        const atoms = match.filter((atom) => !isOpenEnd(atom));
        if (atoms.length === 0 || atoms.some((atom) => claimed.has(atom))) continue;
        for (const atom of atoms) claimed.add(atom);
        claims.push(atoms);
      }
      return { group, count: claims.length - before };
    });
  return {
    counts: counts.filter(({ count }) => count > 0),
    unclaimed: structure.atoms.flatMap((_, atom) => (isOpenEnd(atom) || claimed.has(atom) ? [] : [atom])),
    openRings: structure.rings.filter(
      (ring) => !ring.isAromatic && !claims.some((atoms) => ring.atoms.every((atom) => atoms.includes(atom))),
    ),
  };
}
