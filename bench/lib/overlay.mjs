// A user's own rules, as YAML files in a folder.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const BINDERS = ["nbr", "hnbr", "sbs", "tpu", "pib"];
const LIMITS_C = [90, 110, 130, 150];

/** Twenty rules that are sound: each binder with four limits on what its solvent boils at. */
export function writeOverlay(folder) {
  mkdirSync(folder);
  for (const binder of BINDERS)
    for (const limit of LIMITS_C) {
      const id = `own-${binder}-below-${limit}`;
      writeFileSync(join(folder, `${id}.yaml`), ruleText(id, binder, limit));
    }
  return folder;
}

const ruleText = (id, binder, limit) => `id: ${id}
title: Our line dries ${binder} from solvents that boil at ${limit} °C or more
status: reviewed
since: 0.1.0
effect: warn
severity: low
when:
  all:
    - { fact: query.process, is: wet }
    - { fact: binder.id, is: ${binder} }
    - { fact: solvent.lowest_boiling_point_C, below: ${limit} }
message: >-
  The solvent boils at {solvent.lowest_boiling_point_C} °C; below ${limit} °C it leaves our line too early.
rationale: >-
  Films from quick solvents cracked on our line.
evidence:
  - { claim: C180, refs: [122] }
wrong_when:
  - The line is not ours.
cases:
  fires:
    - { name: quick, facts: { query.process: wet, binder.id: ${binder}, solvent.lowest_boiling_point_C: 60 } }
  silent:
    - { name: at the limit, facts: { query.process: wet, binder.id: ${binder}, solvent.lowest_boiling_point_C: ${limit} } }
    - { name: dry, facts: { query.process: dry, binder.id: ${binder} } }
  unknown:
    - { name: no boiling point, facts: { query.process: wet, binder.id: ${binder} } }
`;
