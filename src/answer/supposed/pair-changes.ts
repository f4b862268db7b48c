import { holdsSulfide } from "../../facts/query-facts.js";
import type { CandidateIds } from "../../judging/rejudge.js";
import { withParts } from "../../load/with-parts.js";
import type { Binder } from "../../model/binder.js";
import type { EvidenceRecord } from "../../model/evidence.js";
import type { Knowledge } from "../../model/knowledge.js";
import type { Query } from "../../model/query.js";
import { isOwnSphere } from "../../solubility/spheres.js";
import { type Changeable, MEASURED } from "./changeable.js";

/** A trial in which the binder dissolves. */
export function solubilityChange(binder: Binder, solvent: string, knowledge: Knowledge): Changeable[] {
  return [
    {
      ...{
        of: "pair",
        id: `${binder.id}@${solvent}`,
        property: "solubility",
        name: "solubility",
        unit: null,
      },
      now: binder.solubility.find((record) => record.solvent === solvent)?.verdict ?? null,
      values: { words: ["good"] },
      applied: () =>
        withParts(knowledge, {
          binders: knowledge.binders.map((one) =>
            one.id === binder.id
              ? {
                  ...one,
                  solubility: [{ solvent, cas: null, verdict: "good", ...MEASURED }, ...one.solubility],
                }
              : one,
          ),
        }),
    },
  ];
}

/** Published spheres of one polymer are mostly of different grades: each in turn as the only one. */
export function gradeChange(binder: Binder, knowledge: Knowledge): Changeable[] {
  const spheres = binder.hansen.filter(isOwnSphere);
  if (spheres.length < 2) return [];
  const nameOf = (record: (typeof spheres)[number]) => record.at ?? record.source;
  return [
    {
      ...{
        of: "binder",
        id: binder.id,
        property: "hansen",
        name: "grade, by its Hansen sphere",
        unit: null,
        now: `${spheres.length} published spheres`,
      },
      values: { words: spheres.map(nameOf) },
      applied: (value) =>
        withParts(knowledge, {
          binders: knowledge.binders.map((one) =>
            one.id === binder.id
              ? { ...one, hansen: spheres.filter((record) => nameOf(record) === value) }
              : one,
          ),
        }),
    },
  ];
}

/** A study that makes just this layer. */
export function reportChange(
  { binder, solvents, scaffold }: CandidateIds,
  query: Query,
  knowledge: Knowledge,
): Changeable[] {
  const record: EvidenceRecord = {
    ...NOTHING_STATED,
    id: "supposed",
    component: query.component,
    process: query.process,
    anode_kind: query.anode,
    anode_class: query.anode_class,
    holds_sulfide: holdsSulfide(query),
    binder: binder?.id ?? null,
    solvents: solvents.map(({ id }) => id),
    scaffold: scaffold?.id ?? null,
  };
  return [
    {
      ...{
        of: "pair",
        id: [(scaffold ?? binder)!.id, ...solvents.map(({ id }) => id)].join("@"),
        property: "evidence",
      },
      ...{ name: "a study of this layer", unit: null, now: null, values: { words: ["reported"] } },
      applied: () => withParts(knowledge, { records: [...knowledge.records, record] }),
    },
  ];
}

const NOTHING_STATED: EvidenceRecord = {
  id: "",
  refs: [],
  component: null,
  process: null,
  anode_class: null,
  anode_kind: null,
  active_material: null,
  solid_electrolyte: null,
  holds_sulfide: null,
  conductive_additive: null,
  binder: null,
  binder_wt_pct: null,
  solvents: null,
  scaffold: null,
  is_comparator: false,
  loading_mg_cm2: null,
  areal_capacity_mAh_cm2: null,
  capacity: null,
  retention: null,
  conductivity_mS_cm: null,
  temperature_C: null,
  thickness_um: null,
  design_parameter: null,
  stack_pressure: null,
  result: null,
  at: "supposed",
  note: null,
};
