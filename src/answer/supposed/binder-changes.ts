import { withParts } from "../../load/with-parts.js";
import type { Binder } from "../../model/binder.js";
import type { Knowledge } from "../../model/knowledge.js";
import type { Query } from "../../model/query.js";
import { LEVELS } from "../../model/words.js";
import { numberOf } from "../../solubility/number-of.js";
import { above, type Changeable, MEASURED } from "./changeable.js";

/** What another sample or grade of a polymer could be. */
export function binderChanges(binder: Binder, query: Query, knowledge: Knowledge): Changeable[] {
  const changed = (change: Partial<Binder>): Knowledge =>
    withParts(knowledge, {
      binders: knowledge.binders.map((one) => (one.id === binder.id ? { ...one, ...change } : one)),
    });
  const word = (
    property: keyof Binder & string,
    name: string,
    now: string | null,
    words: readonly string[],
    to: (value: string) => Partial<Binder>,
  ): Changeable[] =>
    words.length === 0
      ? []
      : [
          {
            ...{ of: "binder", id: binder.id, property, name, unit: null, now, values: { words } },
            applied: (value) => changed(to(String(value))),
          },
        ];
  const number = (
    property: "reduction_limit_V" | "oxidation_limit_V" | "decomposition_C",
    name: string,
    unit: string,
    worse: number,
    better: number,
    step: number,
  ): Changeable => {
    const now = numberOf(binder[property]);
    return {
      ...{ of: "binder", id: binder.id, property, name, unit, now: now === null ? null : String(now) },
      values: { from: now ?? worse, to: better, step },
      applied: (value) =>
        changed({ [property]: [{ value: Number(value), ...MEASURED }, ...binder[property]] }),
    };
  };
  const level = (property: "adhesion" | "elasticity"): Changeable[] =>
    word(
      property,
      property,
      binder[property][0]?.level ?? null,
      above(LEVELS, binder[property][0]?.level),
      (value) => ({
        [property]: [{ level: value, basis: "supposed", ...MEASURED }, ...binder[property]],
      }),
    );
  const { type, conductivity_S_cm } = binder.ion_conduction;
  return [
    ...word(
      "processes",
      "way into a layer",
      binder.processes.join(", "),
      binder.processes.includes(query.process) ? [] : [query.process],
      (value) => ({
        processes: [...binder.processes, value as Query["process"]],
      }),
    ),
    ...word(
      "sulfide",
      "verdict beside sulfide",
      binder.sulfide[0]?.verdict ?? null,
      above(["reactive", "conditional", "compatible"], binder.sulfide[0]?.verdict),
      (value) => ({
        sulfide: [{ verdict: value as "compatible", basis: "supposed", ...MEASURED }, ...binder.sulfide],
      }),
    ),
    ...level("adhesion"),
    ...level("elasticity"),
    ...word(
      "ion_conduction",
      "ion conduction",
      type,
      above(["none", "salt-doped", "single-ion"], type),
      (value) => ({
        ion_conduction: { type: value as typeof type, conductivity_S_cm },
      }),
    ),
    ...word(
      "is_fibrillating",
      "fibre forming",
      binder.is_fibrillating === null ? null : String(binder.is_fibrillating),
      query.process === "dry" && binder.is_fibrillating !== true ? ["true"] : [],
      () => ({
        is_fibrillating: true,
      }),
    ),
    ...word(
      "pfas",
      "PFAS",
      binder.pfas[0] ? String(binder.pfas[0].value) : null,
      binder.pfas[0]?.value === false ? [] : ["false"],
      () => ({
        pfas: [{ value: false, ...MEASURED }, ...binder.pfas],
      }),
    ),
    number("reduction_limit_V", "reduction limit", "V vs. Li/Li+", 3, -2, 0.05),
    number("oxidation_limit_V", "oxidation limit", "V vs. Li/Li+", 2, 7, 0.05),
    ...(query.temperature_C === null
      ? []
      : [
          number(
            "decomposition_C",
            "decomposition temperature",
            "°C",
            query.temperature_C,
            query.temperature_C + 500,
            1,
          ),
        ]),
  ];
}
