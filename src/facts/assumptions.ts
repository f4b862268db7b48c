import type { Knowledge } from "../model/knowledge.js";
import type { DesignContext } from "../model/query.js";
import { holdsSulfide, openAnodeKinds, takesLowPressure } from "./query-facts.js";
import { studiesOf } from "./studies-of.js";

/** What was taken for granted where the query is silent, one sentence each, the weightiest first. */
export function assumptionsOf(query: DesignContext, knowledge: Knowledge): string[] {
  return [
    ...layerAssumptions(query, knowledge),
    ...aim(query),
    ...dichlorobenzene(query, knowledge),
    ...estimated(query, knowledge),
  ];
}

/** Those about the layer, whatever is made of it. */
export function layerAssumptions(query: DesignContext, knowledge: Knowledge): string[] {
  return [
    ...anodeKind(query, knowledge),
    ...sulfide(query, knowledge),
    ...electrolyteFree(query),
    ...pressure(query),
    ...potential(query),
    ...temperature(query),
  ];
}

function anodeKind(query: DesignContext, knowledge: Knowledge): string[] {
  if (query.component === "cathode" || query.anode !== null) return [];
  const kinds = openAnodeKinds(query, knowledge).map((kind) => kind.id);
  const face = query.component === "sheet" ? "The anode that the sheet meets is" : "The kind of anode is";
  return [
    `${face} not given: judged at the lowest potential of the kinds listed (${kinds.join(", ")}); all of them pass below 1.0 V vs. Li/Li+.`,
  ];
}

function sulfide(query: DesignContext, { records }: Knowledge): string[] {
  if (query.component !== "anode") return [];
  if (query.electrolyte_free)
    return ["The anode holds no sulfide, as said; dry it before it meets the electrolyte."];
  if (query.anode === "anode-less")
    return [
      query.solid_electrolyte === null
        ? "The anode-less layer is taken to hold no sulfide, so the solvent is free of that limit."
        : `The anode-less layer holds ${query.solid_electrolyte}, as said, so its solvent has to spare the sulfide; layers of [93, 94, 95] hold none.`,
    ];
  if (query.solid_electrolyte !== null) return [];
  if (!holdsSulfide(query)) {
    const reported = records.filter(
      ({ component, anode_class, holds_sulfide }) =>
        component === "anode" && anode_class === "ULS" && holds_sulfide === false,
    );
    return [
      `The layer is taken to hold no sulfide, as those of [${studiesOf(reported).join(", ")}]; name --solid-electrolyte if it holds some.`,
    ];
  }
  const without = records.filter(
    ({ component, anode_kind, holds_sulfide }) =>
      component === "anode" && anode_kind !== null && anode_kind === query.anode && holds_sulfide === false,
  );
  const refs = studiesOf(without);
  const reported =
    refs.length === 0
      ? ""
      : `; the ${query.anode} anode${refs.length > 1 ? "s" : ""} of [${refs.join(", ")}] hold${refs.length > 1 ? "" : "s"} none`;
  return [
    `The anode is taken to hold sulfide electrolyte${reported}; say --electrolyte-free if it holds none.`,
  ];
}

const electrolyteFree = (query: DesignContext): string[] =>
  query.electrolyte_free && query.component !== "anode"
    ? ["--electrolyte-free says something of an anode and changes nothing here."]
    : [];

function pressure(query: DesignContext): string[] {
  if (takesLowPressure(query))
    return [
      `Stack pressure is not given: it is taken to be low, since a ${query.cell} cell generally runs below 4 MPa [55, 124] (--stack-pressure).`,
    ];
  if (query.pressure === null)
    return ["Stack pressure is not given: no rule about it was applied (--stack-pressure)."];
  return query.pressure === "beyond" ? ["The stack pressure is above the 10 to 70 MPa of torque cells."] : [];
}

const potential = (query: DesignContext): string[] =>
  query.component !== "anode" && query.cathode_potential_V === null
    ? ["Cathode potential is not given: oxidation limits could not be checked (--cathode-potential)."]
    : [];

const temperature = (query: DesignContext): string[] =>
  query.temperature_C === null
    ? [
        "The highest temperature of drying or operation is not given: decomposition could not be checked (--temperature).",
      ]
    : [];

const aim = (query: DesignContext): string[] => (query.aim === "balanced" ? ["Aim: balanced."] : []);

function dichlorobenzene(query: DesignContext, knowledge: Knowledge): string[] {
  if (query.process === "dry") return [];
  return knowledge.vocabulary.solvent_pairs.flatMap((pair) => (pair.assumption ? [pair.assumption] : []));
}

/** What was given by structure says how it was estimated. */
const estimated = (query: DesignContext, { binders, solvents }: Knowledge): string[] =>
  [...binders, ...solvents]
    .filter(({ id }) => id.startsWith("estimated-") && [...query.binders, ...query.solvents].includes(id))
    .flatMap(({ notes }) => notes);
