import type { Binder } from "../model/binder.js";
import type { Knowledge } from "../model/knowledge.js";
import type { LevelRecord } from "../model/sourced.js";
import { LEVELS } from "../model/words.js";
import type { BinderUnit } from "../solubility/binder-unit.js";
import { numberOf } from "../solubility/number-of.js";
import { anyOf, worstWord } from "../solubility/worst-word.js";
import { type FactMap, factValue } from "./fact-map.js";
import type { FactSources } from "./fact-source.js";

const SULFIDE_ORDER = ["compatible", "conditional", "reactive"] as const;

/** A binder, or a blend taken together, in the layer of a query. */
export class KnownBinder {
  readonly parts: readonly Binder[];
  readonly first: Binder;
  readonly isBlend: boolean;

  constructor(
    readonly unit: BinderUnit,
    /** electrochemistry is read against the layer's potentials */
    readonly layer: FactMap,
    readonly knowledge: Knowledge,
  ) {
    this.parts = unit.parts;
    this.first = unit.parts[0]!;
    this.isBlend = unit.parts.length > 1;
  }

  get polarGroups(): string[] {
    return [...new Set(this.parts.flatMap((part) => part.polar_groups))].sort();
  }

  get sulfideVerdict(): string | null {
    return worstWord(this.parts.map(sulfideVerdict), SULFIDE_ORDER);
  }
}

const always = (): string => "nothing is recorded";

/** Facts of a binder. */
export const BINDER_FACTS: FactSources<KnownBinder> = {
  "binder.id": { value: ({ unit }) => unit.id, unknown: always },
  "binder.parts": { value: ({ parts }) => parts.map(({ id }) => id), unknown: always },
  "binder.family": { value: ({ isBlend, first }) => (isBlend ? "blend" : first.family), unknown: always },
  "binder.role": {
    value: ({ parts, first }) =>
      parts.some(({ role }) => role === "ion-conducting-binder") ? "ion-conducting-binder" : first.role,
    unknown: always,
  },
  "binder.processes": { value: ({ parts }) => commonProcesses(parts), unknown: always },
  "binder.is_fibrillating": {
    value: ({ parts }) => anyOf(parts.map((part) => part.is_fibrillating)),
    unknown: () => "fibre forming is not recorded",
  },
  "binder.is_crosslinkable": {
    value: ({ parts }) => anyOf(parts.map((part) => part.crosslinkable?.value ?? null)),
    unknown: () => "cross-linking is not recorded",
  },
  "binder.cast_as": {
    value: ({ parts }) => parts.find((part) => part.cast_as !== "itself")?.cast_as ?? "itself",
    unknown: always,
  },
  "binder.ion_conduction": { value: ({ parts }) => ionConduction(parts), unknown: always },
  "binder.polar_groups": { value: ({ polarGroups }) => polarGroups, unknown: always },
  "binder.polarity": {
    value: ({ polarGroups, knowledge }) => polarity(polarGroups, knowledge),
    unknown: () => "no polarity is agreed for these groups",
  },
  ...level("elasticity"),
  ...level("adhesion"),
  "binder.sulfide_verdict": {
    value: (binder) => binder.sulfideVerdict,
    unknown: () => "nobody reports this polymer with sulfide",
  },
  "binder.sulfide_basis": {
    value: ({ parts, sulfideVerdict }) => sulfideBasis(parts, sulfideVerdict),
    unknown: () => "no reason is recorded",
  },
  "binder.reduction_limit_V": {
    value: ({ parts }) =>
      limit(
        parts.map((part) => numberOf(part.reduction_limit_V)),
        Math.max,
      ),
    unknown: () => "no reduction limit is recorded",
  },
  "binder.oxidation_limit_V": {
    value: ({ parts }) =>
      limit(
        parts.map((part) => numberOf(part.oxidation_limit_V)),
        Math.min,
      ),
    unknown: () => "no oxidation limit is recorded",
  },
  "binder.electrochemical_margin_V": {
    isOfLayer: true,
    value: ({ parts, layer }) => margin(parts, layer),
    unknown: () => "no potential limit of the binder is recorded on the side that counts here",
  },
  "binder.decomposition_margin_C": {
    isOfLayer: true,
    value: ({ parts, layer }) => decompositionMargin(parts, layer),
    unknown: ({ layer }) =>
      factValue(layer, "query.temperature_C") === null
        ? "the operating temperature is not given"
        : "no decomposition temperature is recorded",
  },
  "binder.is_pfas": {
    value: ({ parts }) => anyOf(parts.map((part) => part.pfas[0]?.value ?? null)),
    unknown: () => "PFAS status is not recorded",
  },
  "binder.glass_transition_C": {
    value: ({ isBlend, first }) => (isBlend ? null : numberOf(first.glass_transition_C)),
    unknown: () => "no glass transition is recorded",
  },
};

const sulfideVerdict = (binder: Binder): string | null => {
  const verdict = binder.sulfide[0]?.verdict;
  return verdict === undefined || verdict === "unknown" ? null : verdict;
};

function sulfideBasis(parts: readonly Binder[], verdict: string | null): string | null {
  const part = parts.find((binder) => sulfideVerdict(binder) === verdict) ?? parts[0]!;
  return part.sulfide[0]?.basis ?? null;
}

const commonProcesses = (parts: readonly Binder[]): string[] =>
  parts[0]!.processes.filter((process) => parts.every((part) => part.processes.includes(process)));

function ionConduction(parts: readonly Binder[]): string {
  const types = parts.map((part) => part.ion_conduction.type);
  if (types.includes("single-ion")) return "single-ion";
  if (!types.includes("salt-doped")) return "none";
  return parts.some(({ salt }) => salt !== null) ? "salt-doped" : "unsalted";
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
function level(name: "elasticity" | "adhesion"): FactSources<KnownBinder> {
  const best = ({ parts }: KnownBinder): LevelRecord | undefined =>
    parts
      .flatMap((part) => part[name].slice(0, 1))
      .sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level))[0];
  const unknown = () => `${name} is not recorded`;
  return {
    [`binder.${name}`]: { value: (binder) => best(binder)?.level, unknown },
    [`binder.${name}_basis`]: {
      value: (binder) => {
        const record = best(binder);
        return record && (record.method === "judged" ? "judged" : "sourced");
      },
      unknown,
    },
  };
}

/** The tightest limit among the parts that have one; null where none has. */
function limit(limits: (number | null)[], pick: (...numbers: number[]) => number): number | null {
  const recorded = limits.filter((number) => number !== null);
  return recorded.length === 0 ? null : pick(...recorded);
}

/** V; how far the layer's potentials stay inside the nearest limit that is known. */
function margin(parts: readonly Binder[], query: FactMap): number | null {
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
function decompositionMargin(parts: readonly Binder[], query: FactMap): number | null {
  const temperature = factValue(query, "query.temperature_C");
  const lowest = lowestDecomposition(parts);
  return typeof temperature !== "number" || lowest === null ? null : lowest - temperature;
}

/** °C; null where no part has a decomposition temperature on record. */
export function lowestDecomposition(parts: readonly Binder[]): number | null {
  const recorded = parts.flatMap((part) => part.decomposition_C[0] ?? []);
  const lowest = recorded.flatMap((record) => record.min ?? record.value ?? record.max ?? []);
  return lowest.length === 0 ? null : Math.min(...lowest);
}
