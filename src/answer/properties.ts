import type { Binder } from "../model/binder.js";
import type { Solvent } from "../model/solvent.js";

/** A property of a record that facts are read from, and what to call it. */
export interface Property {
  key: string;
  name: string;
  facts: readonly string[];
}

type Keys<T> = keyof T & string;
const binderProperty = (key: Keys<Binder>, name: string, facts: string[]): Property => ({ key, name, facts });
const solventProperty = (key: Keys<Solvent>, name: string, facts: string[]): Property => ({
  key,
  name,
  facts,
});

/** Facts that Hansen parameters feed; what is predicted of a pair rests on both its sides. */
export const PREDICTED_FACTS = ["pair.red", "pair.red_share_inside", "pair.solubility_probability"];

export const BINDER_PROPERTIES: readonly Property[] = [
  binderProperty("sulfide", "sulfide verdict", ["binder.sulfide_verdict", "binder.sulfide_basis"]),
  binderProperty("adhesion", "adhesion", ["binder.adhesion", "binder.adhesion_basis"]),
  binderProperty("elasticity", "elasticity", ["binder.elasticity", "binder.elasticity_basis"]),
  binderProperty("reduction_limit_V", "reduction limit", [
    "binder.reduction_limit_V",
    "binder.electrochemical_margin_V",
  ]),
  binderProperty("oxidation_limit_V", "oxidation limit", [
    "binder.oxidation_limit_V",
    "binder.electrochemical_margin_V",
  ]),
  binderProperty("decomposition_C", "decomposition temperature", ["binder.decomposition_margin_C"]),
  binderProperty("glass_transition_C", "glass transition", ["binder.glass_transition_C"]),
  binderProperty("pfas", "PFAS status", ["binder.is_pfas"]),
  binderProperty("is_fibrillating", "fibre forming", ["binder.is_fibrillating"]),
  binderProperty("crosslinkable", "cross-linking", ["binder.is_crosslinkable"]),
  binderProperty("polar_groups", "polar groups", ["binder.polarity", "binder.polar_groups"]),
  binderProperty("hansen", "Hansen parameters", PREDICTED_FACTS),
  binderProperty("solubility", "solubility record", [
    "pair.solubility",
    "pair.solubility_basis",
    "pair.solubility_note",
  ]),
];

export const SOLVENT_PROPERTIES: readonly Property[] = [
  solventProperty("sulfide", "sulfide verdict", [
    "solvent.sulfide_verdict",
    "solvent.sulfide_evidence",
    "solvent.sulfide_basis",
  ]),
  solventProperty("hazards", "hazard codes", [
    "solvent.hazard_level",
    "solvent.h_codes",
    "solvent.is_carcinogen_or_mutagen",
    "solvent.is_reprotoxic",
    "solvent.hazard_source_opened",
  ]),
  solventProperty("melting_point_C", "melting point", ["solvent.melting_point_C"]),
  solventProperty("boiling_point_C", "boiling point", [
    "solvent.lowest_boiling_point_C",
    "solvent.highest_boiling_point_C",
  ]),
  solventProperty("relative_permittivity", "relative permittivity", [
    "solvent.relative_permittivity",
    "solvent.polarity",
    "solvent.exceeds_polarity_limit",
  ]),
  solventProperty("is_protic", "protic or not", ["solvent.is_protic"]),
  solventProperty("hansen", "Hansen parameters", PREDICTED_FACTS),
];

/** Where a fact would be recorded: the kind of record and its key; null where no single number gives it. */
export function propertyOf(fact: string): { of: "binder" | "solvent"; property: Property } | null {
  const find = (list: readonly Property[]) => list.find(({ facts }) => facts.includes(fact));
  const binder = find(BINDER_PROPERTIES);
  if (binder) return { of: "binder", property: binder };
  const solvent = find(SOLVENT_PROPERTIES);
  return solvent ? { of: "solvent", property: solvent } : null;
}
