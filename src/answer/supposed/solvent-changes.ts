import { withParts } from "../../load/with-parts.js";
import type { Knowledge } from "../../model/knowledge.js";
import type { Solvent } from "../../model/solvent.js";
import { numberOf } from "../../solubility/number-of.js";
import { above, type Changeable, MEASURED } from "./changeable.js";

const NOT_CLASSIFIED = "none";

/** What a solvent could turn out to be, once measured. */
export function solventChanges(solvent: Solvent, knowledge: Knowledge): Changeable[] {
  const changed = (change: Partial<Solvent>): Knowledge =>
    withParts(knowledge, {
      solvents: knowledge.solvents.map((one) => (one.id === solvent.id ? { ...one, ...change } : one)),
    });
  const [sulfide, hazards] = [solvent.sulfide[0]?.verdict ?? null, solvent.hazards[0] ?? null];
  const permittivity = numberOf(solvent.relative_permittivity);
  const own = { of: "solvent" as const, id: solvent.id };
  return [
    {
      ...{ ...own, property: "sulfide", name: "verdict beside sulfide", unit: null, now: sulfide },
      values: { words: above(["incompatible", "caution", "compatible"], sulfide ?? undefined) },
      applied: (value) =>
        changed({
          sulfide: [
            { verdict: value as "compatible", evidence: "direct", basis: "supposed", ...MEASURED },
            ...solvent.sulfide,
          ],
        }),
    },
    {
      ...{
        ...own,
        property: "hazards",
        name: "hazard codes",
        unit: null,
        now: hazards?.h_codes.join(" ") ?? null,
      },
      values: { words: hazards?.h_codes.length === 0 ? [] : [NOT_CLASSIFIED] },
      applied: () => changed({ hazards: [{ h_codes: [], is_cmr: false, ...MEASURED }, ...solvent.hazards] }),
    },
    {
      ...{
        ...own,
        property: "relative_permittivity",
        name: "relative permittivity",
        unit: null,
        now: permittivity === null ? null : String(permittivity),
      },
      values: { from: permittivity ?? 80, to: 1, step: 0.1 },
      applied: (value) =>
        changed({
          relative_permittivity: [{ value: Number(value), ...MEASURED }, ...solvent.relative_permittivity],
        }),
    },
  ];
}
