import { blendHansen } from "../formulas/blend.js";
import { hansenDistance, relativeEnergyDifference } from "../formulas/hansen.js";
import type { Binder } from "../model/binder.js";
import type { EvidenceRecord } from "../model/evidence.js";
import type { HansenTriplet } from "../model/sourced.js";
import type { BinderUnit } from "./binder-unit.js";
import { type SolventSystem, systemId } from "./solvent-system.js";
import { worstWord } from "./worst-word.js";

export type SolubilityVerdict = "soluble" | "swells" | "insoluble" | "dispersed";
export type SolubilityBasis = "measured" | "reported" | "predicted";

export interface Solubility {
  verdict: SolubilityVerdict | null;
  basis: SolubilityBasis | null;
  /** Ra/R0 with the first sphere */
  red: number | null;
  /** share of the spheres that the solvent lies in */
  shareInside: number | null;
  /** what the verdict rests on, or why there is none */
  note: string;
  /** the review's numbers or other source ids */
  refs: (number | string)[];
}

const ORDER = ["dispersed", "soluble", "swells", "insoluble"] as const;
const BASIS_ORDER = ["measured", "reported", "predicted"] as const;

/** What a solvent system does to what is cast: a blend of binders is judged part by part, its worst part counts. */
export function solubilityOf(unit: BinderUnit, system: SolventSystem, records: EvidenceRecord[]): Solubility {
  const cast = records.filter((record) => systemId(record.solvents ?? []) === system.id);
  if (unit.parts.length === 1) return partSolubility(unit.parts[0]!, system, cast);
  const parts = unit.parts.map((part) => partSolubility(part, system, cast));
  const verdict = worstWord(
    parts.map((part) => part.verdict),
    ORDER,
  ) as SolubilityVerdict | null;
  const reds = parts.flatMap((part) => part.red ?? []);
  return {
    verdict,
    basis:
      verdict === null
        ? null
        : (worstWord(
            parts.map((part) => part.basis),
            BASIS_ORDER,
          ) as SolubilityBasis),
    red: reds.length === 0 ? null : Math.max(...reds),
    shareInside: null,
    note: unit.parts
      .map((part, index) => `${part.abbreviation ?? part.name}: ${parts[index]!.note}`)
      .join("; "),
    refs: [...new Set(parts.flatMap((part) => part.refs))],
  };
}

function partSolubility(binder: Binder, system: SolventSystem, cast: EvidenceRecord[]): Solubility {
  const spheres = sphereVerdict(binder, system);
  const settled =
    dispersed(binder, system) ??
    measured(binder, system, "good") ??
    castLayer(cast) ??
    measured(binder, system);
  if (settled) return { ...spheres, ...settled };
  return predicted(binder, system, spheres);
}

type Settled = Pick<Solubility, "verdict" | "basis" | "note" | "refs">;

function dispersed(binder: Binder, system: SolventSystem): Settled | null {
  const dispersion = binder.dispersions.find((entry) => entry.medium === system.id);
  if (!dispersion) return null;
  return {
    verdict: "dispersed",
    basis: "measured",
    note: `used as a ${dispersion.form} in ${system.parts[0]!.name}`,
    refs: dispersion.refs ?? [dispersion.source],
  };
}

const WORDS = { good: "soluble", poor: "swells", "non-solvent": "insoluble" } as const;

function measured(binder: Binder, system: SolventSystem, only?: "good"): Settled | null {
  const record = binder.solubility.find(
    (entry) => isRecordOf(entry, system) && (only === undefined || entry.verdict === only),
  );
  if (!record) return null;
  return {
    verdict: WORDS[record.verdict],
    basis: "measured",
    note: `recorded as ${record.verdict === "good" ? "a good solvent" : record.verdict === "poor" ? "a poor solvent" : "a non-solvent"}${record.confirmed ? "" : " (not confirmed)"}`,
    refs: record.refs ?? [record.source],
  };
}

const isRecordOf = (entry: Binder["solubility"][number], system: SolventSystem): boolean =>
  systemId(entry.solvent.split("+")) === system.id ||
  (entry.cas !== null && system.parts.length === 1 && entry.cas === system.parts[0]!.cas);

function castLayer(cast: EvidenceRecord[]): Settled | null {
  if (cast.length === 0) return null;
  return {
    verdict: "soluble",
    basis: "reported",
    note: "a layer was cast from it",
    refs: [...new Set(cast.flatMap((record) => record.refs))],
  };
}

function predicted(binder: Binder, system: SolventSystem, spheres: SphereVerdict): Solubility {
  const open = (note: string): Solubility => ({ ...spheres, verdict: null, basis: null, note, refs: [] });
  if (binder.salt !== null) return open(`no record says that binder and ${binder.salt} dissolve together`);
  if (system.volumeFractions === null) return open("the ratio of the solvents is not known");
  if (spheres.shareInside === null)
    return open("no solubility record and no Hansen sphere to calculate with");
  const isInside = spheres.shareInside > 0.5;
  if (isInside && binder.is_semicrystalline) {
    return open("inside the Hansen sphere, but a sphere does not melt crystals");
  }
  if (!isInside && spheres.isStandIn)
    return open("outside the Hansen sphere of a relative, which settles nothing");
  return {
    ...spheres,
    verdict: isInside ? "soluble" : "insoluble",
    basis: "predicted",
    note: `RED ${spheres.red!.toFixed(2)}; inside ${spheres.inside} of ${spheres.spheres} Hansen spheres${spheres.isStandIn ? " of a relative" : ""}`,
    refs: spheres.sources,
  };
}

interface SphereVerdict {
  red: number | null;
  shareInside: number | null;
  inside: number;
  spheres: number;
  isStandIn: boolean;
  sources: string[];
}

const NO_SPHERES: SphereVerdict = {
  red: null,
  shareInside: null,
  inside: 0,
  spheres: 0,
  isStandIn: false,
  sources: [],
};

/** Every sourced sphere of the polymer; those of a relative only where it has none of its own. */
function sphereVerdict(binder: Binder, system: SolventSystem): SphereVerdict {
  const liquid = liquidHansen(system);
  if (!liquid) return NO_SPHERES;
  const withRadius = binder.hansen.filter(
    (record) => record.interaction_radius !== undefined && !record.set_aside,
  );
  const own = withRadius.filter((record) => !record.stand_in);
  const spheres = own.length > 0 ? own : withRadius;
  if (spheres.length === 0) return NO_SPHERES;
  const reds = spheres.map((sphere) =>
    relativeEnergyDifference(hansenDistance(sphere.value, liquid), sphere.interaction_radius!),
  );
  const inside = reds.filter((red) => red <= 1).length;
  return {
    red: reds[0]!,
    shareInside: inside / reds.length,
    inside,
    spheres: reds.length,
    isStandIn: own.length === 0,
    sources: [...new Set(spheres.map((sphere) => sphere.source))],
  };
}

/** Hansen parameters of the liquid; null where a part has none or the ratio is not known. */
function liquidHansen({ parts, volumeFractions }: SolventSystem): HansenTriplet | null {
  const triplets = parts.flatMap((part) => part.hansen[0]?.value ?? []);
  if (volumeFractions === null || triplets.length < parts.length) return null;
  return blendHansen(triplets.map((hansen, index) => ({ hansen, volume_fraction: volumeFractions[index]! })));
}
