import type { QueryInput } from "../facts/resolve-query.js";
import type { Query } from "../model/query.js";
import { ANODE_KINDS, CELL_FORMATS, PROCESSES } from "../model/words.js";

export interface Variant {
  option: string;
  value: string;
  changed: QueryInput;
}

/** One pressure for each regime, MPa. */
const PRESSURES = [2, 6, 30, 100];

/** The question with one thing changed, for each change a person could make to a layer. The component stays: another is another layer. */
export function variantsOf(input: QueryInput, query: Query): Variant[] {
  const words = (
    option: string,
    key: keyof QueryInput,
    now: string | null,
    values: readonly string[],
  ): Variant[] =>
    values
      .filter((value) => value !== now)
      .map((value) => ({ option, value, changed: { ...input, [key]: value } }));
  const isAnode = query.component === "anode";
  return [
    ...words("--process", "process", query.process, PROCESSES),
    ...(query.component === "cathode" ? [] : words("--anode", "anode", query.anode, ANODE_KINDS)),
    ...(isAnode && !query.electrolyte_free
      ? [
          {
            option: "--electrolyte-free",
            value: "",
            changed: { ...input, electrolyte_free: true, solid_electrolyte: undefined },
          },
        ]
      : []),
    ...words("--cell", "cell", query.cell, CELL_FORMATS),
    ...PRESSURES.filter((value) => value !== query.stack_pressure_MPa).map((value) => ({
      option: "--stack-pressure",
      value: String(value),
      changed: { ...input, stack_pressure_MPa: value, pressure: undefined },
    })),
    ...(query.solvents.length > 0
      ? [{ option: "--solvent", value: "any", changed: { ...input, solvents: undefined } }]
      : []),
    ...(query.solvent_polarity !== null
      ? [{ option: "--solvent-polarity", value: "any", changed: { ...input, solvent_polarity: undefined } }]
      : []),
    ...(query.temperature_C !== null
      ? [{ option: "--temperature", value: "25", changed: { ...input, temperature_C: 25 } }]
      : []),
  ];
}
