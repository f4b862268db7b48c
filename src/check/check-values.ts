import type { Problem } from "../errors.js";
import { hansenDistance } from "../formulas/hansen.js";
import type { Solvent } from "../model/solvent.js";
import type { HansenRecord, NumberRecord } from "../model/sourced.js";
import { type Check, placed, problemAt } from "./subject.js";

/** Usual range of each property, in the unit of its key. A value outside needs a note that says why. */
const USUAL: Record<string, [number, number]> = {
  molar_volume_cm3_mol: [15, 400],
  density_g_mL: [0.5, 3],
  boiling_point_C: [25, 320],
  flash_point_C: [-60, 200],
  vapour_pressure_kPa: [0, 110],
  viscosity_mPa_s: [0.15, 20],
  surface_tension_mN_m: [10, 80],
  relative_permittivity: [1.7, 190],
  dipole_moment_D: [0, 6],
  donor_number_kcal_mol: [0, 65],
  glass_transition_C: [-140, 400],
  melting_point_C: [-60, 420],
  decomposition_C: [100, 700],
  crystallinity_pct: [0, 100],
  modulus_MPa: [0.1, 200_000],
  elongation_pct: [0.5, 1500],
  reduction_limit_V: [-0.1, 5],
  oxidation_limit_V: [2, 7],
  content_wt_pct: [0.05, 40],
};
/** MPa^0.5; a single component above it is a slip unless a note says why */
const HANSEN_USUAL = { delta_d: [12, 24], delta_p: [0, 24], delta_h: [0, 26] } as const;
const WATER_H = 43;

/** Values outside the usual range of their property, such as a decimal slip of 54.0 for 5.4. */
export const checkUsualValues: Check = (subject) =>
  (["solvents", "binders"] as const).flatMap((list) =>
    placed<{ id: string } & Record<string, unknown>>(subject, list).flatMap(({ record, at }) =>
      Object.entries(USUAL).flatMap(([property, range]) =>
        ((record[property] ?? []) as NumberRecord[]).flatMap((number, index) =>
          outside(number, range)
            ? [
                problemAt(
                  "unusual-value",
                  `${property} ${outside(number, range)} of ${record.id} is outside the usual ${range[0]} to ${range[1]}.`,
                  at([property, index]),
                ),
              ]
            : [],
        ),
      ),
    ),
  );

function outside(record: NumberRecord, [low, high]: [number, number]): number | null {
  if (record.note) return null;
  const strange = [record.value, record.min, record.max].find(
    (number) => number !== undefined && (number < low || number > high),
  );
  return strange ?? null;
}

export const checkUsualHansen: Check = (subject) =>
  (["solvents", "binders"] as const).flatMap((list) =>
    placed<{ id: string; hansen: HansenRecord[] }>(subject, list).flatMap(({ record, at }) =>
      record.hansen.flatMap((hansen, index) =>
        strangeParts(hansen).map((part) =>
          problemAt(
            "unusual-value",
            `${part} ${hansen.value[part]} MPa^0.5 of ${record.id} is outside the usual range.`,
            at(["hansen", index, "value", part]),
          ),
        ),
      ),
    ),
  );

function strangeParts(record: HansenRecord): (keyof typeof HANSEN_USUAL)[] {
  if (record.note || record.set_aside) return [];
  return (["delta_d", "delta_p", "delta_h"] as const).filter((part) => {
    const [low, high] = HANSEN_USUAL[part];
    const limit = part === "delta_h" ? Math.max(high, WATER_H) : high;
    return record.value[part] < low || record.value[part] > limit;
  });
}

/** A molar volume marked derived is molar mass over density at 25 °C, within the rounding of both. */
const DERIVED_TOLERANCE = 0.02;

export const checkDerivedVolumes: Check = (subject) =>
  placed<Solvent>(subject, "solvents").flatMap(({ record, at }): Problem[] => {
    const [volume, density] = [record.molar_volume_cm3_mol[0], record.density_g_mL[0]];
    if (volume?.method !== "derived" || !volume.value || !density?.value || !record.molar_mass_g_mol)
      return [];
    const expected = record.molar_mass_g_mol / density.value;
    if (Math.abs(volume.value / expected - 1) <= DERIVED_TOLERANCE) return [];
    const message = `The molar volume ${volume.value} of ${record.id} is not its molar mass over its density (${expected.toFixed(1)} cm³/mol).`;
    return [problemAt("sources-disagree", message, at(["molar_volume_cm3_mol", 0, "value"]))];
  });

/** MPa^0.5 between the Hansen records of one substance, beyond which someone has to say why. */
const HANSEN_TOLERANCE = 6;

export const checkHansenAgreement: Check = (subject) =>
  placed<{ id: string; hansen: HansenRecord[]; disagreements?: string[] }>(subject, "binders").flatMap(
    ({ record, at }) => {
      const own = record.hansen.filter(
        (hansen) => !hansen.stand_in && !hansen.set_aside && hansen.method !== "estimated",
      );
      const first = own[0];
      if (!first) return [];
      return record.hansen.flatMap((hansen, index) => {
        const isExplained =
          hansen.note !== undefined ||
          hansen.stand_in ||
          hansen.set_aside ||
          (record.disagreements ?? []).length > 0;
        if (isExplained || !own.includes(hansen) || distance(first, hansen) <= HANSEN_TOLERANCE) return [];
        return [
          problemAt(
            "sources-disagree",
            `The Hansen record ${index + 1} of ${record.id} lies ${distance(first, hansen).toFixed(1)} MPa^0.5 from the first.`,
            at(["hansen", index]),
          ),
        ];
      });
    },
  );

const distance = (a: HansenRecord, b: HansenRecord): number => hansenDistance(a.value, b.value);
