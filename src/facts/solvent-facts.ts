import type { Knowledge } from "../model/knowledge.js";
import type { MaterialContext } from "../model/query.js";
import type { Solvent } from "../model/solvent.js";
import { LEVELS } from "../model/words.js";
import { numberOf } from "../solubility/number-of.js";
import type { SolventSystem } from "../solubility/solvent-system.js";
import { sulfideVerdict, worstSulfideVerdict } from "../solubility/sulfide-verdict.js";
import { anyOf } from "../solubility/worst-word.js";
import type { FactSources } from "./fact-source.js";
import { codesOf, type Hazards, hazardsOf } from "./hazards.js";
import { onceFor } from "./remember.js";

/** Relative permittivity at 25 °C; a convention of ours. */
const POLARITY_LIMITS = { low: 5, medium: 15 };

export function solventPolarity(permittivity: number): string {
  if (permittivity < POLARITY_LIMITS.low) return "low";
  return permittivity < POLARITY_LIMITS.medium ? "medium" : "high";
}

/** A solvent system in the layer of a query. A blend takes the worst of its parts. */
export class KnownSolvent {
  readonly parts: readonly Solvent[];
  readonly verdict: string | null;
  private knownWorst: readonly Solvent[] | null = null;

  constructor(
    system: SolventSystem,
    readonly query: MaterialContext,
    private readonly knowledge: Knowledge,
  ) {
    this.parts = system.parts;
    this.verdict = worstSulfideVerdict(system.parts);
  }

  /** Those that make the verdict what it is. */
  get worstParts(): readonly Solvent[] {
    this.knownWorst ??= this.parts.filter((part) => sulfideVerdict(part) === this.verdict);
    return this.knownWorst;
  }

  get permittivity(): number | null {
    return this.extreme("relative_permittivity", Math.max);
  }

  get polarity(): string | null {
    const { permittivity } = this;
    return permittivity === null ? null : solventPolarity(permittivity);
  }

  /** °C */
  boilingPoint(pick: (a: number, b: number) => number): number | null {
    return this.extreme("boiling_point_C", pick);
  }

  /** Null where it is not known of every part. */
  private extreme(
    property: "relative_permittivity" | "boiling_point_C",
    pick: (a: number, b: number) => number,
  ): number | null {
    const { parts } = this;
    let extreme = numberOf(parts[0]![property]);
    for (let index = 1; index < parts.length && extreme !== null; index++) {
      const own = numberOf(parts[index]![property]);
      extreme = own === null ? null : pick(extreme, own);
    }
    return extreme;
  }

  /** Whether a part carries hazards of a sort. */
  carries(sort: keyof Hazards): boolean | null {
    const { parts } = this;
    let isKnown = true;
    for (let index = 0; index < parts.length; index++) {
      const hazards = hazardsOf(parts[index]!);
      if (hazards === null) isKnown = false;
      else if (hazards[sort]) return true;
    }
    return isKnown ? false : null;
  }

  get hazardCodes(): string[] | null {
    const codes = this.parts.map(codesOf);
    return codes.includes(null) ? null : [...new Set(codes.flatMap((list) => list ?? []))].sort();
  }

  get hasCastSulfideLayer(): boolean {
    const cast = castSulfideLayers(this.knowledge.records);
    return this.worstParts.every(({ id }) => cast.has(id));
  }
}

const always = (): string => "nothing is recorded";
const noPermittivity = (): string => "no permittivity is recorded for every part";
const noBoilingPoint = (): string => "no boiling point is recorded";
const noCodes = (): string => "no hazard classification was found";

/** Facts of a solvent or a blend. */
export const SOLVENT_FACTS: FactSources<KnownSolvent> = {
  "solvent.is_used": { value: () => true, unknown: always },
  "solvent.ids": { value: ({ parts }) => parts.map(({ id }) => id), unknown: always },
  "solvent.names": { value: ({ parts }) => parts.map(({ name }) => name).join(" + "), unknown: always },
  "solvent.classes": {
    value: ({ parts }) => [...new Set(parts.map((part) => part.class))],
    unknown: always,
  },
  "solvent.worst_names": {
    value: ({ worstParts }) => worstParts.map(({ name }) => name).join(" and "),
    unknown: always,
  },
  "solvent.is_blend": { value: ({ parts }) => parts.length > 1, unknown: always },
  "solvent.sulfide_verdict": {
    value: ({ verdict }) => verdict,
    unknown: () => "nobody reports this solvent with sulfide",
  },
  "solvent.sulfide_evidence": {
    value: ({ worstParts }) => worstParts[0]?.sulfide[0]?.evidence,
    unknown: always,
  },
  "solvent.sulfide_basis": {
    value: ({ worstParts }) => worstParts.map((part) => part.sulfide[0]?.basis).join(" ") || null,
    unknown: () => "no reason is recorded",
  },
  "solvent.has_cast_sulfide_layer": { value: (solvent) => solvent.hasCastSulfideLayer, unknown: always },
  "solvent.relative_permittivity": { value: ({ permittivity }) => permittivity, unknown: noPermittivity },
  "solvent.polarity": { value: ({ polarity }) => polarity, unknown: noPermittivity },
  "solvent.exceeds_polarity_limit": {
    isOfLayer: true,
    value: exceeds,
    unknown: () => "no permittivity is recorded, so the limit on polarity could not be checked",
  },
  "solvent.is_protic": {
    value: ({ parts }) => anyOf(parts.map(({ is_protic }) => is_protic)),
    unknown: () => "not recorded",
  },
  "solvent.melting_point_C": {
    value: ({ parts }) => (parts.length === 1 ? numberOf(parts[0]!.melting_point_C) : null),
    unknown: () => "no melting point is recorded",
  },
  "solvent.lowest_boiling_point_C": {
    value: (solvent) => solvent.boilingPoint(Math.min),
    unknown: noBoilingPoint,
  },
  "solvent.highest_boiling_point_C": {
    value: (solvent) => solvent.boilingPoint(Math.max),
    unknown: noBoilingPoint,
  },
  "solvent.h_codes": { value: ({ hazardCodes }) => hazardCodes, unknown: noCodes },
  "solvent.is_carcinogen_or_mutagen": {
    value: (solvent) => solvent.carries("isCarcinogenOrMutagen"),
    unknown: noCodes,
  },
  "solvent.is_reprotoxic": { value: (solvent) => solvent.carries("isReprotoxic"), unknown: noCodes },
  "solvent.hazard_level": { value: hazardLevel, unknown: noCodes },
  "solvent.hazard_source_opened": {
    value: ({ parts }) => parts.every((part) => part.hazards[0]?.confirmed === true),
    unknown: always,
  },
};

/** Solvents that a reported sulfide layer was cast from. */
const castSulfideLayers = onceFor(
  (records: Knowledge["records"]): ReadonlySet<string> =>
    new Set(
      records
        .filter(({ holds_sulfide, process }) => holds_sulfide === true && process === "wet")
        .flatMap(({ solvents }) => solvents ?? []),
    ),
);

function exceeds(solvent: KnownSolvent): boolean | null {
  const limit = solvent.query.solvent_polarity;
  if (limit === null) return false;
  const { polarity } = solvent;
  return polarity === null ? null : LEVELS.indexOf(polarity as "low") > LEVELS.indexOf(limit);
}

export function hazardLevel(solvent: KnownSolvent): string | null {
  const high = solvent.carries("isHigh");
  if (high === true) return "high";
  const medium = solvent.carries("isMedium");
  if (high === null || medium === null) return null;
  return medium ? "medium" : "low";
}
