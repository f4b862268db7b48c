// Formulations of a design of experiments, one a line: the same for the same seed, whatever their number.
import { randomFrom } from "./random.mjs";

const COMPONENTS = ["cathode", "anode", "sheet"];
const BINDERS = ["nbr", "sbs", "hnbr", "tpu", "pvdf-hfp", "ptfe", "pib", "hnbr", "pmma", "peo"];
const SOLVENTS = [
  "toluene",
  "anisole",
  "dibromomethane",
  "hexyl butyrate",
  "n-butyl acetate",
  "p-xylene",
  "heptane",
  "thf",
];
const PAIRS = [
  ["dibromomethane", "hexyl butyrate"],
  ["toluene", "anisole"],
  ["toluene", "n-butyl acetate"],
  ["p-xylene", "hexyl butyrate"],
  ["anisole", "heptane"],
  ["thf", "toluene"],
];
const ANODES = ["graphite", "silicon", "silicon-graphite"];

export function* formulations(count, seed) {
  const random = randomFrom(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const between = (low, high, places) => Number((low + random() * (high - low)).toFixed(places));
  for (let index = 0; index < count; index++) {
    const component = pick(COMPONENTS);
    const isDry = random() < 0.25;
    const isBlend = !isDry && random() < 0.5;
    const [first, second] = isBlend ? pick(PAIRS) : [pick(SOLVENTS)];
    const share = 10 * (1 + Math.floor(random() * 9));
    const anode = component === "anode" ? pick(ANODES) : null;
    const active = component === "cathode" ? "NCM811" : anode;
    yield {
      name: `run-${String(index).padStart(9, "0")}`,
      component,
      process: isDry ? "dry" : "wet",
      ...(anode === null ? {} : { anode }),
      binder: isDry ? "ptfe" : pick(BINDERS),
      binder_content: `${between(0.5, 6, 1)} wt%`,
      ...(isDry
        ? {}
        : { solvent: isBlend ? `${first} ${share} vol% + ${second} ${100 - share} vol%` : first }),
      ...(active !== null
        ? { active_material: active, loading: `${between(2, 40, 1)} mg/cm2` }
        : { thickness: `${between(20, 120, 0)} um` }),
      solid_electrolyte: "Li6PS5Cl",
      ...(isDry ? {} : { drying_temperature: `${between(40, 120, 0)} °C` }),
      stack_pressure: `${pick([1, 2, 3, 5, 10, 30, 70])} MPa`,
      aim: pick(["balanced", "energy-density", "cycle-life"]),
    };
  }
}

export const COLUMNS = [
  "name",
  "component",
  "process",
  "anode",
  "binder",
  "binder_content",
  "solvent",
  "active_material",
  "loading",
  "thickness",
  "solid_electrolyte",
  "drying_temperature",
  "stack_pressure",
  "aim",
];
