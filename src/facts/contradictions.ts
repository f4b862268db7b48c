import type { PressureRegime, Query } from "../model/query.js";
import type { AnodeKindRecord } from "../model/vocabulary.js";

type Given = Omit<Query, "component" | "process"> & {
  component: Query["component"] | null;
  process: Query["process"] | null;
  named_regime: PressureRegime | null;
};
type Kinds = readonly AnodeKindRecord[];

/** Choices that cannot hold together, one plain sentence each. */
export function contradictionsOf(given: Given, kinds: Kinds): string[] {
  return [
    ...solventsWithoutSlurry(given),
    ...scaffoldWithoutScaffold(given),
    ...anodeOnCathode(given),
    ...classAgainstKind(given, kinds),
    ...regimeAgainstPressure(given),
    ...dryLithiumMetal(given),
    ...electrolyteFree(given),
    ...askedAndBarred("binder", given.binders, given.exclude_binders),
    ...askedAndBarred("solvent", given.solvents, given.exclude_solvents),
    ...pairOfOne(given),
  ];
}

const solventsWithoutSlurry = ({ process, solvents, solvent_polarity }: Given): string[] =>
  process === "dry" && (solvents.length > 0 || solvent_polarity !== null)
    ? ["A dry process uses no solvent: drop --solvent and --solvent-polarity, or ask for --process wet."]
    : [];

const scaffoldWithoutScaffold = ({ process, scaffolds }: Given): string[] =>
  process !== null && process !== "scaffold" && scaffolds.length > 0
    ? [`--scaffold goes with --process scaffold, not with ${process}.`]
    : [];

const anodeOnCathode = ({ component, anode, anode_class }: Given): string[] =>
  component === "cathode" && (anode !== null || anode_class !== null)
    ? ["--anode and --anode-class speak of an anode or of the sheet that meets it, not of a cathode."]
    : [];

function classAgainstKind({ anode, anode_class }: Given, kinds: Kinds): string[] {
  const kind = kinds.find(({ id }) => id === anode);
  return kind && anode_class !== null && kind.anode_class !== anode_class
    ? [`A ${anode} anode is of class ${kind.anode_class}, not ${anode_class}.`]
    : [];
}

const regimeAgainstPressure = ({ stack_pressure_MPa, pressure, named_regime }: Given): string[] => {
  if (stack_pressure_MPa === null || named_regime === null || pressure === named_regime) return [];
  if (named_regime === "torque" && pressure === "beyond") return [];
  const named = named_regime === "torque" ? "high" : named_regime;
  return [
    `A stack pressure of ${stack_pressure_MPa} MPa is not ${named}: low is below 4 MPa, intermediate 4 to below 10, high 10 and more.`,
  ];
};

const dryLithiumMetal = ({ component, process, anode }: Given): string[] =>
  component === "anode" && process === "dry" && anode === "lithium-metal"
    ? [
        "A lithium metal foil is not made by a dry binder process: ask for --process wet to bind a protective layer beside it.",
      ]
    : [];

function electrolyteFree({ component, electrolyte_free, solid_electrolyte }: Given): string[] {
  if (!electrolyte_free || component === null) return [];
  if (component !== "anode")
    return [`--electrolyte-free speaks of an anode; a ${component} holds sulfide electrolyte.`];
  return solid_electrolyte === null
    ? []
    : [`--electrolyte-free and --solid-electrolyte ${solid_electrolyte} exclude each other.`];
}

/** What is both asked for and barred leaves nothing of itself. */
const askedAndBarred = (what: string, asked: readonly string[], barred: readonly string[]): string[] =>
  asked
    .filter((id) => barred.includes(id))
    .map((id) => `--${what} ${id} and --exclude-${what} ${id} leave nothing: drop one of them.`);

const pairOfOne = ({ solvents, max_solvents }: Given): string[] =>
  solvents.flatMap((id) => {
    const count = id.split("+").length;
    if (count <= max_solvents) return [];
    const allowed =
      max_solvents < 2
        ? "--max-solvents 1 allows one"
        : "a ranking takes two at most; evaluate and blend take three";
    return [`--solvent ${id} is of ${COUNTS[count] ?? count} solvents, and ${allowed}.`];
  });
const COUNTS = ["", "one", "two", "three"];
