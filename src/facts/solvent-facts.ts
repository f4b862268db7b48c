import type { Knowledge } from "../model/knowledge.js";
import type { DesignContext } from "../model/query.js";
import { numberOf } from "../solubility/number-of.js";
import type { SolventSystem } from "../solubility/solvent-system.js";
import { sulfideVerdict, worstSulfideVerdict } from "../solubility/sulfide-verdict.js";
import { anyOf, extremeOf } from "../solubility/worst-word.js";
import { type FactMap, factMap, factOr, known } from "./fact-map.js";

const LEVELS = ["low", "medium", "high"] as const;
/** Relative permittivity at 25 °C; a convention of ours. */
const POLARITY_LIMITS = { low: 5, medium: 15 };
const CARCINOGEN_OR_MUTAGEN = /^H3[45]0/;
const REPROTOXIC = /^H360/;
const HIGH_HAZARD = /^H(300|310|330|340|350)/;
const MEDIUM_HAZARD = /^H(301|311|314|331|341|351|360|361|37[0-3])/;

export function solventPolarity(permittivity: number): string {
  if (permittivity < POLARITY_LIMITS.low) return "low";
  return permittivity < POLARITY_LIMITS.medium ? "medium" : "high";
}

/** Facts of a solvent or a blend, which takes the worst of its parts. */
export function solventFacts(system: SolventSystem, query: DesignContext, knowledge: Knowledge): FactMap {
  const { parts } = system;
  const verdict = worstSulfideVerdict(parts);
  const worstParts = parts.filter((part) => sulfideVerdict(part) === verdict);
  const permittivity = extremeOf(
    parts.map((part) => numberOf(part.relative_permittivity)),
    Math.max,
  );
  const polarity = permittivity === null ? null : solventPolarity(permittivity);
  const boilingPoints = parts.map((part) => numberOf(part.boiling_point_C));
  const codes = parts.map((part) => part.hazards[0]?.h_codes ?? null);
  const carries = (pattern: RegExp) =>
    anyOf(codes.map((list) => (list === null ? null : list.some((code) => pattern.test(code)))));
  const noCodes = "no hazard classification was found";
  return factMap({
    "solvent.is_used": known(true),
    "solvent.ids": known(parts.map((part) => part.id)),
    "solvent.names": known(parts.map((part) => part.name).join(" + ")),
    "solvent.is_blend": known(parts.length > 1),
    "solvent.sulfide_verdict": factOr(verdict, "nobody reports this solvent with sulfide"),
    "solvent.sulfide_evidence": factOr(worstParts[0]?.sulfide[0]?.evidence, "nothing is recorded"),
    "solvent.sulfide_basis": factOr(
      worstParts.map((part) => part.sulfide[0]?.basis).join(" ") || null,
      "no reason is recorded",
    ),
    "solvent.has_cast_sulfide_layer": known(
      worstParts.every((part) => hasCastSulfideLayer(part.id, knowledge)),
    ),
    "solvent.relative_permittivity": factOr(permittivity, "no permittivity is recorded for every part"),
    "solvent.polarity": factOr(polarity, "no permittivity is recorded for every part"),
    "solvent.exceeds_polarity_limit": factOr(
      exceeds(polarity, query),
      "no permittivity is recorded, so the limit on polarity could not be checked",
    ),
    "solvent.is_protic": factOr(anyOf(parts.map((part) => part.is_protic)), "not recorded"),
    "solvent.lowest_boiling_point_C": factOr(
      extremeOf(boilingPoints, Math.min),
      "no boiling point is recorded",
    ),
    "solvent.highest_boiling_point_C": factOr(
      extremeOf(boilingPoints, Math.max),
      "no boiling point is recorded",
    ),
    "solvent.h_codes": factOr(
      codes.includes(null) ? null : [...new Set(codes.flatMap((list) => list ?? []))].sort(),
      noCodes,
    ),
    "solvent.is_carcinogen_or_mutagen": factOr(carries(CARCINOGEN_OR_MUTAGEN), noCodes),
    "solvent.is_reprotoxic": factOr(carries(REPROTOXIC), noCodes),
    "solvent.hazard_level": factOr(hazardLevel(carries), noCodes),
    "solvent.hazard_source_opened": known(parts.every((part) => part.hazards[0]?.confirmed === true)),
  });
}

const hasCastSulfideLayer = (id: string, knowledge: Knowledge): boolean =>
  knowledge.records.some(
    (record) =>
      record.holds_sulfide === true && record.process === "wet" && (record.solvents?.includes(id) ?? false),
  );

function exceeds(polarity: string | null, query: DesignContext): boolean | null {
  if (query.solvent_polarity === null) return false;
  if (polarity === null) return null;
  return LEVELS.indexOf(polarity as "low") > LEVELS.indexOf(query.solvent_polarity);
}

function hazardLevel(carries: (pattern: RegExp) => boolean | null): string | null {
  const high = carries(HIGH_HAZARD);
  if (high === true) return "high";
  const medium = carries(MEDIUM_HAZARD);
  if (high === null || medium === null) return null;
  return medium ? "medium" : "low";
}
