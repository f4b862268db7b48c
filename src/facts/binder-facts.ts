import type { Binder } from "../model/binder.js";
import type { Knowledge } from "../model/knowledge.js";
import type { LevelRecord } from "../model/sourced.js";
import type { BinderUnit } from "../solubility/binder-unit.js";
import { numberOf } from "../solubility/number-of.js";
import { anyOf, worstWord } from "../solubility/worst-word.js";
import { type FactMap, factMap, factOr, factValue, known } from "./fact-map.js";

const LEVELS = ["low", "medium", "high"] as const;
const SULFIDE_ORDER = ["compatible", "conditional", "reactive"] as const;

/** Facts of a binder, or of a blend taken together; electrochemistry is read against the layer's potentials. */
export function binderFacts(unit: BinderUnit, query: FactMap, knowledge: Knowledge): FactMap {
  const { parts } = unit;
  const first = parts[0]!;
  const isBlend = parts.length > 1;
  const polarGroups = [...new Set(parts.flatMap((part) => part.polar_groups))].sort();
  const sulfide = worstWord(parts.map(sulfideVerdict), SULFIDE_ORDER);
  return factMap({
    "binder.id": known(unit.id),
    "binder.parts": known(parts.map((part) => part.id)),
    "binder.family": known(isBlend ? "blend" : first.family),
    "binder.role": known(
      parts.some((part) => part.role === "ion-conducting-binder") ? "ion-conducting-binder" : first.role,
    ),
    "binder.processes": known(commonProcesses(parts)),
    "binder.is_fibrillating": factOr(
      anyOf(parts.map((part) => part.is_fibrillating)),
      "fibre forming is not recorded",
    ),
    "binder.is_crosslinkable": factOr(
      anyOf(parts.map((part) => part.crosslinkable?.value ?? null)),
      "cross-linking is not recorded",
    ),
    "binder.cast_as": known(parts.find((part) => part.cast_as !== "itself")?.cast_as ?? "itself"),
    "binder.ion_conduction": known(ionConduction(parts)),
    "binder.polar_groups": known(polarGroups),
    "binder.polarity": factOr(polarity(polarGroups, knowledge), "no polarity is agreed for these groups"),
    ...level(
      "elasticity",
      parts.map((part) => part.elasticity),
    ),
    ...level(
      "adhesion",
      parts.map((part) => part.adhesion),
    ),
    "binder.sulfide_verdict": factOr(sulfide, "nobody reports this polymer with sulfide"),
    "binder.sulfide_basis": factOr(sulfideBasis(parts, sulfide), "no reason is recorded"),
    "binder.reduction_limit_V": factOr(
      limit(
        parts.map((part) => numberOf(part.reduction_limit_V)),
        Math.max,
      ),
      "no reduction limit is recorded",
    ),
    "binder.oxidation_limit_V": factOr(
      limit(
        parts.map((part) => numberOf(part.oxidation_limit_V)),
        Math.min,
      ),
      "no oxidation limit is recorded",
    ),
    "binder.electrochemical_margin_V": factOr(
      margin(parts, query),
      "no limit is recorded on the side that counts here",
    ),
    "binder.decomposition_margin_C": factOr(
      decompositionMargin(parts, query),
      factValue(query, "query.temperature_C") === null
        ? "the temperature is not given"
        : "no decomposition temperature is recorded",
    ),
    "binder.is_pfas": factOr(
      anyOf(parts.map((part) => part.pfas[0]?.value ?? null)),
      "PFAS status is not recorded",
    ),
    "binder.glass_transition_C": factOr(
      isBlend ? null : numberOf(first.glass_transition_C),
      "no glass transition is recorded",
    ),
  });
}

const sulfideVerdict = (binder: Binder): string | null => {
  const verdict = binder.sulfide[0]?.verdict;
  return verdict === undefined || verdict === "unknown" ? null : verdict;
};

function sulfideBasis(parts: Binder[], verdict: string | null): string | null {
  const part = parts.find((binder) => sulfideVerdict(binder) === verdict) ?? parts[0]!;
  return part.sulfide[0]?.basis ?? null;
}

const commonProcesses = (parts: Binder[]): string[] =>
  parts[0]!.processes.filter((process) => parts.every((part) => part.processes.includes(process)));

function ionConduction(parts: Binder[]): string {
  const types = parts.map((part) => part.ion_conduction.type);
  if (types.includes("single-ion")) return "single-ion";
  return types.includes("salt-doped") ? "salt-doped" : "none";
}

/** The most polar group decides; without any group the polymer is of low polarity. */
function polarity(groups: string[], knowledge: Knowledge): string | null {
  const levels = groups.map(
    (group) => knowledge.vocabulary.polar_groups.find((entry) => entry.id === group)?.polarity ?? null,
  );
  if (levels.length === 0) return "low";
  return worstWord(levels, LEVELS);
}

/** A blend is as good as its better part: each part is added for what it brings. */
function level(name: "elasticity" | "adhesion", lists: LevelRecord[][]) {
  const records = lists.flatMap((list) => list.slice(0, 1));
  const best = [...records].sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level))[0];
  const basis = best && (best.method === "judged" ? "judged" : "sourced");
  return {
    [`binder.${name}`]: factOr(best?.level, `${name} is not recorded`),
    [`binder.${name}_basis`]: factOr(basis, `${name} is not recorded`),
  };
}

/** The tightest limit among the parts that have one; null where none has. */
function limit(limits: (number | null)[], pick: (...numbers: number[]) => number): number | null {
  const recorded = limits.filter((number) => number !== null);
  return recorded.length === 0 ? null : pick(...recorded);
}

/** V; how far the layer's potentials stay inside the nearest limit that is known. */
function margin(parts: Binder[], query: FactMap): number | null {
  const lowest = factValue(query, "layer.min_potential_V");
  const highest = factValue(query, "layer.max_potential_V");
  const margins = parts.flatMap((part) => {
    const reduction = numberOf(part.reduction_limit_V);
    const oxidation = numberOf(part.oxidation_limit_V);
    return [
      ...(reduction !== null && typeof lowest === "number" ? [lowest - reduction] : []),
      ...(oxidation !== null && typeof highest === "number" ? [oxidation - highest] : []),
    ];
  });
  return margins.length === 0 ? null : Math.min(...margins);
}

/** °C; the lowest recorded decomposition temperature of a part less the highest temperature of the layer. */
function decompositionMargin(parts: Binder[], query: FactMap): number | null {
  const temperature = factValue(query, "query.temperature_C");
  const recorded = parts.flatMap((part) => part.decomposition_C[0] ?? []);
  const lowest = recorded.flatMap((record) => record.min ?? record.value ?? record.max ?? []);
  return typeof temperature !== "number" || lowest.length === 0 ? null : Math.min(...lowest) - temperature;
}
