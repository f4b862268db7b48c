import { hansenDistance } from "../../formulas/hansen.js";
import type { Binder } from "../../model/binder.js";
import type { SolubilityModel } from "../../model/solubility-model.js";
import type { Solvent } from "../../model/solvent.js";
import type { Training } from "../../model/training.js";
import { isOwnSphere } from "../spheres.js";
import { fitAbsoluteLine } from "./absolute-line.js";
import { fitLogistic } from "./logistic.js";
import { solventsByName, trainingRows } from "./training-rows.js";

interface Materials {
  binders: readonly Binder[];
  solvents: readonly Solvent[];
}

/** Thermal expansion of a liquid and of an amorphous polymer near room temperature, 1/K; typical sizes, no source for each. */
const EXPANSION = { solvent: 1e-3, polymer: 6e-4, basis: "judgement" } as const;

/**
 * Every constant of the solubility model from the training data: deterministic, so that running it again gives the same
 * file. Training rows whose solvent has no parameters here, or whose polymer needs more than a sphere, are left out.
 */
export function calibrate({ binders, solvents }: Materials, training: Training): SolubilityModel {
  const usual_radius = usualRadius(binders);
  const rows = trainingRows({ binders, solvents }, training, usual_radius);
  const polymers = (list: readonly { binder: string }[]) => new Set(list.map(({ binder }) => binder)).size;
  const [intercept, ln_red] = fitLogistic(
    rows.solubility.map((row) => row.features),
    rows.solubility.map((row) => row.isSoluble),
  ) as [number, number];
  const chi = fitAbsoluteLine(rows.chi.map((row) => ({ x: row.scaledRed2, y: row.chi })));
  return {
    soluble: {
      intercept: rounded(intercept),
      ln_red: rounded(ln_red),
      rows: rows.solubility.length,
      polymers: polymers(rows.solubility),
    },
    chi: {
      entropic: rounded(chi.intercept),
      slope: rounded(chi.slope),
      rows: rows.chi.length,
      polymers: polymers(rows.chi),
    },
    usual_radius,
    recorded: recorded({ binders, solvents }, training),
    expansion: EXPANSION,
    reach: reachOf(binders, new Set([...rows.solubility, ...rows.chi].map(({ binder }) => binder))),
  };
}

const rounded = (value: number): number => Number(value.toPrecision(4));

function usualRadius(binders: readonly Binder[]): SolubilityModel["usual_radius"] {
  const radii = binders
    .flatMap((binder) => {
      const own = binder.hansen.find(isOwnSphere);
      return own?.interaction_radius ?? [];
    })
    .sort((a, b) => a - b);
  return { value: radii[Math.floor(radii.length / 2)]!, polymers: radii.length };
}

const IS_SOLUBLE = { good: true, poor: false, "non-solvent": false } as const;

/** Where a record is a row of the training data, and agrees with it by itself. */
const OF_TRAINING = "training/solubility.csv";

/** How often a record of ours and the training data say the same of a polymer and a solvent that both speak of. */
function recorded({ binders, solvents }: Materials, training: Training): SolubilityModel["recorded"] {
  const named = solventsByName(solvents);
  const byId = new Map(binders.map((binder) => [binder.id, binder]));
  const compared = training.solubility.flatMap((row) => {
    const solvent = named(row.cas) ?? named(row.solvent);
    const record = byId.get(row.binder)?.solubility.find((entry) => entry.solvent === solvent?.id);
    return record === undefined || record.at === OF_TRAINING
      ? []
      : [IS_SOLUBLE[record.verdict] === (row.verdict === "soluble")];
  });
  const agree = compared.filter(Boolean).length;
  return { agree, compared: compared.length, probability: rounded((agree + 1) / (compared.length + 2)) };
}

function reachOf(binders: readonly Binder[], fitted: ReadonlySet<string>): SolubilityModel["reach"] {
  const polymers = binders
    .filter((binder) => fitted.has(binder.id))
    .map((binder) => ({ binder: binder.id, centre: binder.hansen[0]!.value }));
  const nearest = polymers.map((polymer) =>
    Math.min(
      ...polymers
        .filter((other) => other !== polymer)
        .map((other) => hansenDistance(other.centre, polymer.centre)),
    ),
  );
  return { polymers, distance: rounded(Math.max(...nearest)) };
}
