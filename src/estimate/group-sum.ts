import { fedors, stefanisPanayiotou, vanKrevelenHansen } from "../formulas/group-contribution.js";
import type { GroupContributions } from "../model/group-contributions.js";
import type { HansenTriplet } from "../model/sourced.js";
import type { Structure } from "./chemistry.js";
import { fragmentsOf } from "./fragments.js";

/** A method either gives numbers or says why it cannot. */
export type Sum<T> = { value: T; groups: { label: string; count: number }[] } | { refusal: string };

const ELEMENTS: Record<number, string> = {
  1: "H",
  3: "Li",
  5: "B",
  6: "C",
  7: "N",
  8: "O",
  9: "F",
  11: "Na",
  14: "Si",
  15: "P",
  16: "S",
  17: "Cl",
  35: "Br",
  53: "I",
};

/** Molar volume in cm³/mol by Fedors; the glass correction is left out, since Tg is not known. */
export function fedorsVolume(structure: Structure, tables: GroupContributions): Sum<number> {
  const { groups } = tables.molar_volume.fedors;
  const found = fragmentsOf(structure, groups);
  const refusal = refusalOf("Fedors", structure, found.unclaimed);
  if (refusal !== null) return { refusal };
  const rings = found.openRings.flatMap((ring) => {
    const group = groups.find(({ id }) => id === (ring.atoms.length >= 5 ? "ring5" : "ring3"));
    return group === undefined ? [] : [{ group, count: 1 }];
  });
  const all = [...found.counts, ...rings];
  const missing = all.find(({ group }) => group.V === null);
  if (missing) return { refusal: `Fedors gives no volume for ${missing.group.label}.` };
  const sum = fedors(all.map(({ group, count }) => ({ count, V: group.V!, E_coh: group.E_coh ?? 0 })));
  return { value: sum.molar_volume_cm3_mol, groups: labelled(all) };
}

/** Total solubility parameter by Fedors, MPa^0.5. */
export function fedorsTotal(structure: Structure, tables: GroupContributions): number | null {
  const found = fragmentsOf(structure, tables.molar_volume.fedors.groups);
  if (
    found.unclaimed.length > 0 ||
    found.counts.some(({ group }) => group.V === null || group.E_coh === null)
  )
    return null;
  return fedors(found.counts.map(({ group, count }) => ({ count, V: group.V!, E_coh: group.E_coh! }))).total;
}

/**
 * Hansen parameters by Hoftyzer and Van Krevelen, MPa^0.5.
 * @param molarVolume cm³/mol
 * @param share of the drawn structure that is one unit, such as ½ for a symmetric unit drawn whole
 */
export function vanKrevelenSum(
  structure: Structure,
  molarVolume: number,
  tables: GroupContributions,
  share = 1,
): Sum<HansenTriplet> {
  const { groups } = tables.hvk;
  const found = fragmentsOf(structure, groups);
  const refusal = refusalOf("Hoftyzer and Van Krevelen", structure, found.unclaimed);
  if (refusal !== null) return { refusal };
  const ring = groups.find(({ id }) => id === "ring");
  const rings = ring && found.openRings.length > 0 ? [{ group: ring, count: found.openRings.length }] : [];
  const all = [...found.counts, ...rings];
  const missing = all.find(({ group }) => group.F_d === null || group.F_p === null || group.E_h === null);
  if (missing)
    return {
      refusal: `Hoftyzer and Van Krevelen give no polar or hydrogen-bonding part for ${missing.group.label}.`,
    };
  const value = vanKrevelenHansen(
    all.map(({ group, count }) => ({
      count: count * share,
      F_d: group.F_d!,
      F_p: group.F_p!,
      E_h: group.E_h!,
    })),
    molarVolume,
  );
  return { value, groups: labelled(all) };
}

/** Hansen parameters of a molecule by the first-order groups of Stefanis and Panayiotou, MPa^0.5. */
export function stefanisSum(structure: Structure, tables: GroupContributions): Sum<HansenTriplet> {
  const groups = tables.stefanis_panayiotou_2008.first_order.map((group) => ({
    ...group,
    label: group.group,
    smarts: [group.smarts],
  }));
  const found = fragmentsOf(structure, groups);
  const refusal = refusalOf("Stefanis and Panayiotou", structure, found.unclaimed);
  if (refusal !== null) return { refusal };
  const missing = found.counts.find(
    ({ group }) => group.suspect || group.dD === null || group.dP === null || group.dH === null,
  );
  if (missing) return { refusal: `Stefanis and Panayiotou give no sure number for ${missing.group.label}.` };
  const value = stefanisPanayiotou(
    found.counts.map(({ group, count }) => ({
      count,
      dD: group.dD!,
      dP: group.dP!,
      dH: group.dH!,
      dP_low: group.dP_low,
      dH_low: group.dH_low,
    })),
  );
  return { value, groups: labelled(found.counts) };
}

function refusalOf(method: string, { atoms }: Structure, unclaimed: number[]): string | null {
  if (atoms.some(({ charge, element }) => charge !== 0 && element !== 7 && element !== 8))
    return "Ionic groups are outside every group method.";
  if (unclaimed.length === 0) return null;
  const names = unclaimed.map((atom) => `${ELEMENTS[atoms[atom]!.element] ?? "atom"}${atom + 1}`);
  return `No group of ${method} covers ${names.join(", ")} (atoms counted as written).`;
}

const labelled = (counts: { group: { label: string }; count: number }[]) =>
  counts.map(({ group, count }) => ({ label: group.label, count }));
