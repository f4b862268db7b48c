import type { Query } from "../model/query.js";
import { shellLine } from "./shell-line.js";

/** The options that ask the same question, as a shell takes them; what was not given is left out. */
export function queryLine(query: Query, without: readonly (keyof Query)[] = []): string {
  const given = { ...query, ...Object.fromEntries(without.map((key) => [key, null])) };
  const one = (option: string, value: string | number | null): string[] =>
    value === null ? [] : [option, String(value)];
  const many = (option: string, values: readonly string[] | null): string[] =>
    (values ?? []).flatMap((value) => [option, value]);
  return shellLine([
    ...one("--component", given.component),
    ...one("--process", given.process),
    ...one("--anode", given.anode),
    ...(given.anode === null ? one("--anode-class", given.anode_class) : []),
    ...(given.electrolyte_free ? ["--electrolyte-free"] : []),
    ...one("--solid-electrolyte", given.solid_electrolyte),
    ...one("--stack-pressure", given.stack_pressure_MPa),
    ...(given.stack_pressure_MPa === null ? one("--pressure", pressureWord(given.pressure)) : []),
    ...one("--cell", given.cell),
    ...one("--cathode-potential", given.cathode_potential_V),
    ...one("--temperature", given.temperature_C),
    ...one("--aim", given.aim === "balanced" ? null : given.aim),
    ...one("--solvent-polarity", given.solvent_polarity),
    ...one("--max-solvents", given.max_solvents === 2 ? null : given.max_solvents),
    ...many("--binder", given.binders),
    ...many("--solvent", given.solvents),
    ...many("--scaffold", given.scaffolds),
    ...many("--exclude-binder", given.exclude_binders),
    ...many("--exclude-solvent", given.exclude_solvents),
  ]);
}

/** `--pressure high` stands for the pressures of torque cells. */
const pressureWord = (regime: Query["pressure"]): string | null =>
  regime === "torque" || regime === "beyond" ? "high" : regime;
