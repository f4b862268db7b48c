import { blendHansen } from "../formulas/blend.js";
import { Binder } from "../model/binder.js";
import type { GroupContributions, MethodError } from "../model/group-contributions.js";
import { GROUP_METHOD } from "../solubility/group-method.js";
import { UNKNOWN_BINDER } from "../solubility/unknown-binder.js";
import type { Chemistry } from "./chemistry.js";
import { openEnds, structureEstimate } from "./unit.js";

interface Unit {
  smiles: string;
  moleFraction: number | null;
}

/** `SMILES`, or a copolymer as `SMILES:fraction;SMILES:fraction`, fractions by mole. */
export function readUnits(text: string): Unit[] {
  return text.split(";").map((part) => {
    const match = /^(.*):(\d*\.?\d+)$/.exec(part.trim());
    return match
      ? { smiles: match[1]!, moleFraction: Number(match[2]) }
      : { smiles: part.trim(), moleFraction: null };
  });
}

/**
 * A binder that nobody tabulated, from its repeat units: Hansen parameters by group sums, mixed by volume, with the
 * method's error and no radius. Everything else of it is unknown.
 * @returns the record, or every reason why there is none
 */
export function estimateBinder(
  id: string,
  text: string,
  chemistry: Chemistry,
  tables: GroupContributions,
  error: MethodError | null,
): Binder | { refusals: string[] } {
  const units = readUnits(text);
  const refusals = fractionFaults(units);
  const estimates = units.flatMap(({ smiles, moleFraction }) => {
    const structure = chemistry(smiles);
    if (structure === null) {
      refusals.push(`"${smiles}" cannot be read as a SMILES.`);
      return [];
    }
    if (openEnds(structure) !== 2) {
      refusals.push(`"${smiles}" has ${openEnds(structure)} open ends; a repeat unit has [*] at both ends.`);
      return [];
    }
    const estimate = structureEstimate(structure, tables);
    if ("refusal" in estimate) {
      refusals.push(`"${smiles}": ${estimate.refusal}`);
      return [];
    }
    return [{ ...estimate, smiles, share: (moleFraction ?? 1) * estimate.molarVolume }];
  });
  if (refusals.length > 0) return { refusals };
  const hansen = blendHansen(estimates.map(({ hansen, share }) => ({ hansen, volume_fraction: share })));
  const places = (value: number) => Number(value.toFixed(1));
  const value = {
    delta_d: places(hansen.delta_d),
    delta_p: places(hansen.delta_p),
    delta_h: places(hansen.delta_h),
  };
  const sums = estimates.map(
    ({ smiles, groups, molarVolume }) => `${smiles}: ${groups}; V ${molarVolume.toFixed(1)} cm³/mol`,
  );
  const spread = error && `, each ± ${Object.values(error.mean_absolute).join(", ")}`;
  return Binder.parse({
    ...UNKNOWN_BINDER,
    family: "estimated",
    id,
    name: text,
    repeat_units: units.map(({ smiles, moleFraction }) => ({
      psmiles: smiles,
      mole_fraction: moleFraction,
      unit: null,
      basis: "as given",
    })),
    hansen: [
      {
        value,
        ...(error ? { error: error.mean_absolute } : {}),
        method: "estimated",
        confirmed: false,
        source: GROUP_METHOD,
      },
    ],
    notes: [
      `Estimated by the group sums of Hoftyzer and Van Krevelen (${sums.join(" | ")}): δD, δP, δH ${value.delta_d}, ${value.delta_p}, ${value.delta_h} MPa^0.5${spread ?? ""}. It has no radius of its own and is compared with solvents estimated the same way.`,
      "Whether it crystallises is not known: a polymer that does has to melt into the solvent as well, and below its melting point may not dissolve.",
    ],
  });
}

function fractionFaults(units: Unit[]): string[] {
  if (units.length === 1 && units[0]!.moleFraction === null) return [];
  if (units.some(({ moleFraction }) => moleFraction === null))
    return ["Every unit of a copolymer needs its mole fraction, as SMILES:fraction;SMILES:fraction."];
  const sum = units.reduce((total, { moleFraction }) => total + moleFraction!, 0);
  return Math.abs(sum - 1) > 0.005
    ? [`The mole fractions add up to ${Number(sum.toFixed(3))}, not to 1.`]
    : [];
}
