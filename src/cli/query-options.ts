import type { Command } from "commander";
import type { QueryInput } from "../facts/resolve-query.js";
import { collect } from "./options.js";
import { type StructureOptions, structureOptions } from "./structures.js";

/** The options that say what layer is made. */
export interface LayerOptions {
  component?: string;
  process?: string;
  anodeClass?: string;
  anode?: string;
  electrolyteFree?: boolean;
  solidElectrolyte?: string;
}

/** The options that say what is asked, the same for every command that asks it. */
export interface QueryOptions extends LayerOptions, StructureOptions {
  stackPressure?: string;
  pressure?: string;
  cell?: string;
  aim?: string;
  cathodePotential?: string;
  temperature?: string;
  solventPolarity?: string;
  maxSolvents?: string;
  binder?: string[];
  solvent?: string[];
  scaffold?: string[];
  excludeBinder?: string[];
  excludeSolvent?: string[];
}

/** @param note behind what a layer cannot do without */
export const layerOptions = (command: Command, note: string): Command =>
  command
    .optionsGroup("The layer:")
    .option("--component <word>", `cathode, anode or sheet${note}`)
    .option("--process <word>", `dry, wet or scaffold${note}`)
    .option(
      "--anode <kind>",
      "graphite, silicon, silicon-graphite,\nlithium-metal or anode-less; for a sheet\nthe anode it meets",
    )
    .option("--anode-class <class>", "LLS or ULS: limited or unlimited lithium\nstorage")
    .option("--electrolyte-free", "the anode holds no solid electrolyte")
    .option("--solid-electrolyte <name>", "the sulfide in the layer");

export const queryOptions = (command: Command): Command =>
  structureOptions(
    layerOptions(command, " (needed)")
      .optionsGroup("The cell:")
      .option(
        "--stack-pressure <MPa>",
        "in operation, not in fabrication; another\nunit is converted: 500kPa",
      )
      .option("--pressure <word>", "low, intermediate or high, without a number")
      .option("--cell <format>", "torque, pouch or prismatic")
      .option("--cathode-potential <V>", "upper potential, V vs. Li/Li+")
      .option("--temperature <C>", "highest temperature in drying or operation")
      .optionsGroup("What is wanted:")
      .option("--aim <word>", "balanced, energy-density, rate-capability,\ncycle-life or scale-up")
      .option("--binder <name>", "only this binder (repeatable)", collect)
      .option("--solvent <name>", "only this solvent, or a pair a+b (repeatable)", collect)
      .option("--scaffold <name>", "only this scaffold (repeatable)", collect)
      .option("--exclude-binder <name>", "bar a binder (repeatable)", collect)
      .option("--exclude-solvent <name>", "bar a solvent (repeatable)", collect)
      .option("--solvent-polarity <word>", "at most low, medium or high polarity")
      .option("--max-solvents <n>", "1: no solvent blends; 2 unless given"),
  );

/** The options as they were typed; names and numbers are read elsewhere. */
export const layerOf = (options: LayerOptions): QueryInput => ({
  component: options.component,
  process: options.process,
  anode_class: options.anodeClass,
  anode: options.anode,
  electrolyte_free: options.electrolyteFree,
  solid_electrolyte: options.solidElectrolyte,
});

export function inputOf(
  options: QueryOptions,
  estimated: { binders: string[]; solvents: string[] } = { binders: [], solvents: [] },
): QueryInput {
  return {
    ...layerOf(options),
    stack_pressure_MPa: options.stackPressure,
    pressure: options.pressure,
    cell: options.cell,
    aim: options.aim,
    cathode_potential_V: options.cathodePotential,
    temperature_C: options.temperature,
    solvent_polarity: options.solventPolarity,
    max_solvents: options.maxSolvents,
    binders: [...(options.binder ?? []), ...estimated.binders],
    solvents: [...(options.solvent ?? []), ...estimated.solvents],
    scaffolds: options.scaffold,
    exclude_binders: options.excludeBinder,
    exclude_solvents: options.excludeSolvent,
  };
}
