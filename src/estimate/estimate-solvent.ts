import type { FunctionalGroups, GroupContributions } from "../model/group-contributions.js";
import { Solvent } from "../model/solvent.js";
import { GROUP_METHOD } from "../solubility/group-method.js";
import type { Chemistry, Structure } from "./chemistry.js";
import { stefanisSum } from "./group-sum.js";
import { openEnds, structureEstimate } from "./unit.js";

/**
 * A solvent that nobody tabulated, from its structure: parameters and molar volume by group sums, and the sulfide verdict
 * of the recorded solvents that share its functional groups.
 */
export function estimateSolvent(
  id: string,
  smiles: string,
  chemistry: Chemistry,
  tables: GroupContributions,
  groups: FunctionalGroups,
  recorded: readonly Solvent[],
): Solvent | { refusals: string[] } {
  const structure = chemistry(smiles);
  if (structure === null) return { refusals: [`"${smiles}" cannot be read as a SMILES.`] };
  if (smiles.includes("."))
    return { refusals: [`"${smiles}" is of several molecules; give each solvent by itself.`] };
  if (openEnds(structure) > 0)
    return { refusals: [`"${smiles}" has an open end; a solvent is a whole molecule.`] };
  const estimate = structureEstimate(structure, tables);
  if ("refusal" in estimate) return { refusals: [`"${smiles}": ${estimate.refusal}`] };
  const second = stefanisSum(structure, tables);
  const inferred = inferredSulfide(structure, groups, recorded);
  const record = { method: "estimated", confirmed: false } as const;
  const places = (triplet: Solvent["hansen"][number]["value"]) =>
    Object.fromEntries(Object.entries(triplet).map(([key, value]) => [key, Number(value.toFixed(1))]));
  return Solvent.parse({
    id,
    name: smiles,
    cas: null,
    inchikey: null,
    smiles,
    class: inferred.class,
    is_protic: structure.matches("[OX2H,NX3H,NX3H2]").length > 0,
    molar_mass_g_mol: null,
    sulfide: inferred.verdict === null ? [] : [{ ...record, ...inferred.record, source: "derived" }],
    hazards: [],
    hansen: [
      ...("value" in second ? [{ value: places(second.value), ...record, source: "sp2008" }] : []),
      { value: places(estimate.hansen), ...record, source: GROUP_METHOD },
    ],
    molar_volume_cm3_mol: [
      { value: Number(estimate.molarVolume.toFixed(1)), ...record, source: "fedors1974" },
    ],
    notes: [
      `Estimated from its structure (${estimate.groups}; V ${estimate.molarVolume.toFixed(1)} cm³/mol). ${inferred.note}`,
    ],
  });
}

const WORSE = ["compatible", "caution", "incompatible"] as const;
type Word = (typeof WORSE)[number];

interface Inferred {
  class: string;
  verdict: Word | null;
  record: { verdict: Word | null; evidence: "class"; basis: string };
  note: string;
}

/** The worst of what is recorded of its classes; better than caution only for a plain hydrocarbon. */
function inferredSulfide(
  structure: Structure,
  groups: FunctionalGroups,
  recorded: readonly Solvent[],
): Inferred {
  const found = groups.filter(({ smarts }) => structure.matches(smarts).length > 0);
  const isHydrocarbon = structure.atoms.every(({ element }) => element === 6 || element === 1);
  const covered = new Set(found.flatMap(({ smarts }) => structure.matches(smarts).flat()));
  const isCovered = structure.atoms.every(({ element }, atom) => element === 6 || covered.has(atom));
  const classes = [...new Set(found.map((group) => group.class))];
  if (isHydrocarbon && classes.length === 0) {
    const name = structure.rings.some(({ isAromatic }) => isAromatic) ? "aromatic" : "alkane";
    return inferred(name, worstOf([name], recorded, false));
  }
  const name = classes[0] ?? "unclassified";
  return inferred(
    name,
    isCovered ? worstOf(classes, recorded, true) : null,
    found.map(({ label }) => label),
  );
}

function inferred(name: string, verdict: Word | null, labels: string[] = []): Inferred {
  const what = labels.length === 0 ? `a plain hydrocarbon (${name})` : labels.join(", ");
  const basis = `Inferred from its groups (${what}) and the recorded solvents of the same class; not measured.`;
  return {
    class: name,
    verdict,
    record: { verdict, evidence: "class", basis },
    note:
      verdict === null
        ? `No recorded class covers it (${what}), so its effect on sulfide is not known.`
        : basis,
  };
}

/** The commonest verdict of a class, the worse where two are as common; null where one of the classes has none. */
function worstOf(
  classes: readonly string[],
  recorded: readonly Solvent[],
  atLeastCaution: boolean,
): Word | null {
  const verdicts = classes.map((name) => commonest(name, recorded));
  if (verdicts.includes(null)) return null;
  const worst = Math.max(...verdicts.map((verdict) => WORSE.indexOf(verdict!)));
  return WORSE[atLeastCaution ? Math.max(worst, WORSE.indexOf("caution")) : worst]!;
}

function commonest(name: string, recorded: readonly Solvent[]): Word | null {
  const counts = WORSE.map(
    (word) =>
      recorded.filter((solvent) => solvent.class === name && solvent.sulfide[0]?.verdict === word).length,
  );
  const most = Math.max(...counts);
  return most === 0 ? null : WORSE[counts.lastIndexOf(most)]!;
}
