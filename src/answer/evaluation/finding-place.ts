import { factsOf } from "../../engine/condition.js";
import type { Formulation } from "../../model/formulation.js";
import type { Rule } from "../../model/rule.js";

/** The parts of a record that the facts of a scope are read from; the first that is given is pointed at. */
const FIELDS_OF: [RegExp, string[]][] = [
  [/^formulation\.binder_content/, ["binder_content", "binder"]],
  [/^formulation\.loading/, ["loading"]],
  [/^formulation\.areal_capacity/, ["areal_capacity"]],
  [/^formulation\.thickness/, ["thickness"]],
  [/^formulation\.binder_molecular_weight/, ["binder_molecular_weight", "binder_grade", "binder"]],
  [/^formulation\.binder_particle_size/, ["binder_particle_size", "binder_grade", "binder"]],
  [/^formulation\.binder_crystallinity/, ["binder_crystallinity", "binder_grade", "binder"]],
  [/^formulation\.drying/, ["drying_temperature"]],
  [/^solvent\./, ["solvent", "process"]],
  [/^pair\.solubility|^pair\.red/, ["solvent", "binder"]],
  [/^scaffold\./, ["scaffold"]],
  [/^(binder|pair)\./, ["binder", "scaffold"]],
  [/^query\.(stack_pressure|pressure)/, ["stack_pressure", "cell"]],
  [/^query\.cell/, ["cell"]],
  [/^query\.process/, ["process", "solvent"]],
  [/^(query\.anode|layer\.)/, ["anode", "active_material"]],
  [/^query\./, ["component", "polarity"]],
];

/** Where in a record stands what a rule speaks of; the record itself where that is not given. */
export function pathOf(rule: Rule, { paths }: Formulation): readonly PropertyKey[] {
  const facts = factsOf(rule.when);
  for (const [pattern, fields] of FIELDS_OF) {
    if (!facts.some((name) => pattern.test(name))) continue;
    const field = fields.find((key) => paths[key] !== undefined);
    if (field !== undefined) return paths[field]!;
  }
  return [];
}
