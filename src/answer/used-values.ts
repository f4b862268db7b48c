import { factsOf } from "../engine/condition.js";
import type { CandidateParts } from "../facts/candidates.js";
import type { UnsureValue, UsedValue } from "../model/advice.js";
import type { Binder } from "../model/binder.js";
import type { Criteria } from "../model/criteria.js";
import type { CriterionId, Rule } from "../model/rule.js";
import type { Solvent } from "../model/solvent.js";
import type { HansenTriplet } from "../model/sourced.js";
import type { Solubility } from "../solubility/solubility.js";
import { systemId } from "../solubility/solvent-system.js";
import { BINDER_PROPERTIES, PREDICTED_FACTS, type Property, SOLVENT_PROPERTIES } from "./properties.js";

/** Facts that a score and verdict are made of: inputs of the criteria that weigh, and what the rules that hold name. */
export function decisiveFacts(
  holding: readonly Rule[],
  { criteria }: Criteria,
  weights: ReadonlyMap<CriterionId, number>,
): Set<string> {
  const inputs = criteria
    .filter(({ id }) => (weights.get(id) ?? 0) > 0)
    .flatMap((criterion) => criterion.inputs.map(({ fact }) => fact));
  return new Set([...inputs, ...holding.flatMap((rule) => factsOf(rule.when))]);
}

/** The recorded values behind those facts, each with where it comes from: those of the binder first. */
export function usedValues(
  { binder, solvent }: CandidateParts,
  solubility: Pick<Solubility, "verdict" | "basis"> | null,
  facts: ReadonlySet<string>,
): UsedValue[] {
  const used = new Set(facts);
  if (solubility?.basis === "predicted") for (const fact of PREDICTED_FACTS) used.add(fact);
  const isUsed = ({ facts: fed }: Property) => fed.some((fact) => used.has(fact));
  const hansen = solvent !== null && PREDICTED_FACTS.some((fact) => used.has(fact));
  return [
    ...(binder?.parts ?? []).flatMap((part) =>
      BINDER_PROPERTIES.filter(isUsed).flatMap((property) =>
        property.key === "solubility"
          ? solubilityValue(part, solvent?.id ?? null, solubility)
          : property.key !== "hansen" || hansen
            ? valuesOf("binder", part, property)
            : [],
      ),
    ),
    ...(solvent?.parts ?? []).flatMap((part) =>
      SOLVENT_PROPERTIES.filter(isUsed).flatMap((property) => valuesOf("solvent", part, property)),
    ),
  ];
}

/** Those that were not seen in their source, or that nobody measured. */
export const unsureValues = (values: readonly UsedValue[]): UnsureValue[] =>
  values
    .filter(({ method, confirmed }) => !confirmed || ["estimated", "judged", "derived"].includes(method))
    .map(({ of, id, property, name, method, confirmed }) => ({ of, id, property, name, method, confirmed }));

type Sourced = { method: UsedValue["method"]; confirmed: boolean; source: string } & {
  at?: string;
  refs?: number[];
} & Record<string, unknown>;

function valuesOf(of: "binder" | "solvent", record: Binder | Solvent, { key, name }: Property): UsedValue[] {
  const value = (record as Record<string, unknown>)[key];
  const sourced = (Array.isArray(value) ? value : []).filter(isSourced);
  const inUse = key === "hansen" ? sourced.filter((entry) => !entry.set_aside) : sourced;
  return inUse.slice(0, 1).map((entry) => usedValue(of, record.id, key, name, entry, inUse.length));
}

const isSourced = (entry: unknown): entry is Sourced =>
  typeof entry === "object" && entry !== null && "method" in entry && "source" in entry;

function usedValue(
  of: UsedValue["of"],
  id: string,
  property: string,
  name: string,
  { method, confirmed, source, at, refs, ...entry }: Sourced,
  records: number,
): UsedValue {
  return {
    of,
    id,
    property,
    name,
    value: shown(entry),
    method,
    confirmed,
    source,
    at: at ?? null,
    refs: refs ?? [],
    records,
  };
}

/** The value as its record prints it. */
function shown(entry: Record<string, unknown>): string {
  const { verdict, level, value, min, max, h_codes, interaction_radius } = entry;
  if (Array.isArray(h_codes)) return h_codes.length === 0 ? "not classified" : h_codes.join(", ");
  if (typeof value === "object" && value !== null) {
    const { delta_d, delta_p, delta_h } = value as HansenTriplet;
    const radius = interaction_radius === undefined ? "" : `, R0 ${interaction_radius}`;
    return `δD ${delta_d}, δP ${delta_p}, δH ${delta_h}${radius} MPa^0.5`;
  }
  if (min !== undefined || max !== undefined) return [min, max].filter((end) => end !== undefined).join("–");
  return String(verdict ?? level ?? value);
}

/** The record that says whether the binder dissolves, where that is what the verdict rests on. */
function solubilityValue(
  binder: Binder,
  system: string | null,
  solubility: Pick<Solubility, "basis"> | null,
): UsedValue[] {
  if (system === null || solubility?.basis !== "measured") return [];
  const record = binder.solubility.find((entry) => systemId(entry.solvent.split("+")) === system);
  if (!record) return [];
  return [usedValue("binder", binder.id, "solubility", `solubility in ${record.solvent}`, record, 1)];
}
