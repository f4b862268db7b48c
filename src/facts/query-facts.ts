import type { EvidenceRecord } from "../model/evidence.js";
import type { Knowledge } from "../model/knowledge.js";
import type { DesignContext, MaterialContext, PressureRegime } from "../model/query.js";
import type { AnodeKindRecord } from "../model/vocabulary.js";
import { type FactMap, factMap, factOr, known, unknown } from "./fact-map.js";

/** MPa. Pouch and prismatic cells run below 4, torque cells from 10 to 70 (review, section 5.2). */
const PRESSURE_LIMITS = { low: 4, intermediate: 10, torque: 70 };

export function pressureRegime(stackPressure: number): PressureRegime {
  if (stackPressure < PRESSURE_LIMITS.low) return "low";
  if (stackPressure < PRESSURE_LIMITS.intermediate) return "intermediate";
  return stackPressure <= PRESSURE_LIMITS.torque ? "torque" : "beyond";
}

/** Pouch and prismatic cells generally run at low pressure (review, section 5.2); they are taken to where no pressure is given. */
export const takesLowPressure = ({ pressure, cell }: Pick<DesignContext, "pressure" | "cell">): boolean =>
  pressure === null && (cell === "pouch" || cell === "prismatic");

/**
 * Whether the layer that is made holds sulfide electrolyte. A cathode and a sheet do; an anode does unless it
 * is said to be electrolyte-free, or is anode-less (review, section 3.3) or of unlimited-lithium storage without a kind (Table 3:
 * none of them holds any), and nobody names an electrolyte in it.
 */
export function holdsSulfide(query: MaterialContext): boolean {
  if (query.component !== "anode") return true;
  return !query.electrolyte_free && (!isUsuallyWithout(query) || query.solid_electrolyte !== null);
}

const isUsuallyWithout = ({ anode, anode_class }: MaterialContext): boolean =>
  anode === "anode-less" || (anode === null && anode_class === "ULS");

/** Anode kinds the query leaves open: the one named, those of the class named, or all. */
export function openAnodeKinds(
  query: Pick<DesignContext, "anode" | "anode_class">,
  knowledge: Knowledge,
): AnodeKindRecord[] {
  const kinds = knowledge.vocabulary.anode_kinds;
  if (query.anode) return kinds.filter((kind) => kind.id === query.anode);
  return kinds.filter((kind) => query.anode_class === null || kind.anode_class === query.anode_class);
}

/** Whether a reported layer is of the component asked for, and a reported anode of a kind that counts for it. */
export const isSameComponent = (
  record: EvidenceRecord,
  query: Pick<DesignContext, "component" | "anode" | "anode_class">,
  knowledge: Knowledge,
): boolean =>
  record.component === query.component &&
  (query.component !== "anode" || isAlikeAnode(record, query, knowledge));

/**
 * Whether a reported anode is of a kind that the query leaves open, or changes volume as one does: a binder is to be designed for each
 * anode system by itself (review, section 3), and only silicon by itself and beside graphite are taken together there.
 */
function isAlikeAnode(
  { anode_kind, anode_class }: EvidenceRecord,
  query: Pick<DesignContext, "anode" | "anode_class">,
  knowledge: Knowledge,
): boolean {
  const open = openAnodeKinds(query, knowledge);
  const reported = knowledge.vocabulary.anode_kinds.find(({ id }) => id === anode_kind);
  if (reported !== undefined) return open.some((kind) => kind.volume_change === reported.volume_change);
  return anode_class === null || open.some((kind) => kind.anode_class === anode_class);
}

/** V vs. Li/Li+; the lowest of the kinds left open, null where none is known. */
function minPotential(query: DesignContext, knowledge: Knowledge): number | null {
  if (query.component === "cathode") return null;
  const potentials = openAnodeKinds(query, knowledge).flatMap((kind) => {
    const record = kind.min_potential_V[0];
    const lowest = record?.min ?? record?.value;
    return lowest === undefined ? [] : [lowest];
  });
  return potentials.length === 0 ? null : Math.min(...potentials);
}

function volumeChange(query: DesignContext, knowledge: Knowledge): string | null {
  if (query.component === "cathode") return null;
  const words = new Set(openAnodeKinds(query, knowledge).map((kind) => kind.volume_change));
  return words.size === 1 ? [...words][0]! : null;
}

/** The facts of the design context. */
export function queryFacts(query: DesignContext, knowledge: Knowledge): FactMap {
  const notGiven = (what: string) => `${what} is not given`;
  const anodeClass = query.anode_class ?? openClass(query, knowledge);
  return factMap({
    "query.component": known(query.component),
    "query.process": factOr(query.process, notGiven("the process")),
    "query.anode_class": factOr(anodeClass, notGiven("the anode class")),
    "query.anode": factOr(query.anode, notGiven("the kind of anode")),
    "query.aim": known(query.aim),
    "query.cell": factOr(query.cell, notGiven("the cell format")),
    "query.stack_pressure_MPa": factOr(query.stack_pressure_MPa, notGiven("the stack pressure")),
    "query.pressure_regime": factOr(
      takesLowPressure(query) ? "low" : query.pressure,
      notGiven("the stack pressure"),
    ),
    "query.electrolyte_free": known(query.electrolyte_free),
    "query.solid_electrolyte": factOr(query.solid_electrolyte, notGiven("the solid electrolyte")),
    "query.temperature_C": factOr(query.temperature_C, notGiven("the temperature")),
    "query.solvent_polarity_limit": factOr(query.solvent_polarity, "no limit on solvent polarity is given"),
    "layer.holds_sulfide": known(holdsSulfide(query)),
    "layer.min_potential_V": factOr(
      minPotential(query, knowledge),
      query.component === "cathode"
        ? "the lowest potential of the cathode is not given"
        : "no potential is recorded for this anode",
    ),
    "layer.max_potential_V":
      query.component === "anode"
        ? unknown("the upper potential of the anode is not given")
        : factOr(query.cathode_potential_V, notGiven("the cathode potential")),
    "layer.volume_change": factOr(
      volumeChange(query, knowledge),
      query.component === "cathode"
        ? "volume change is recorded for anodes only"
        : "the kinds of anode left open differ in volume change",
    ),
  });
}

function openClass(query: DesignContext, knowledge: Knowledge): string | null {
  if (!query.anode) return null;
  return openAnodeKinds(query, knowledge)[0]?.anode_class ?? null;
}
