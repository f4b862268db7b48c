import type { Place, Problem } from "../errors.js";
import { hansenDistance } from "../formulas/hansen.js";
import type { Binder } from "../model/binder.js";
import type { Solvent } from "../model/solvent.js";
import type { HansenRecord, NumberRecord } from "../model/sourced.js";
import { type Check, placed, problemAt } from "./subject.js";
import { HANSEN_RANGES, RANGES, type Range } from "./usual-ranges.js";
import { walk } from "./walk.js";

/** Values that their property cannot have, and unusual ones that no note names: decimal slips, other units. */
export const checkUsualValues: Check = (subject) =>
  (["solvents", "binders"] as const).flatMap((list) =>
    placed<{ id: string }>(subject, list).flatMap(({ record, at }) => {
      const problems: Problem[] = [];
      walk(record, (inner, path) => {
        for (const { property, number, note, path: inside } of numbersOf(inner))
          problems.push(
            ...strange(number, property, RANGES[property]!, {
              id: record.id,
              note,
              place: at([...path, ...inside]),
            }),
          );
      });
      return problems;
    }),
  );

const ENDS = ["value", "min", "max"] as const;

interface RangedNumber {
  property: string;
  number: number;
  note: unknown;
  path: PropertyKey[];
}

/** Numbers of a known range in an object: its own, and those of its lists of records. */
const numbersOf = (inner: Record<string, unknown>): RangedNumber[] =>
  Object.entries(inner).flatMap(([property, found]): RangedNumber[] => {
    if (!Object.hasOwn(RANGES, property)) return [];
    if (typeof found === "number") return [{ property, number: found, note: inner.note, path: [property] }];
    const records: NumberRecord[] = Array.isArray(found) ? found : [];
    return records.flatMap((record, index) =>
      ENDS.flatMap((key) => {
        const number = record[key];
        return number === undefined
          ? []
          : [{ property, number, note: record.note, path: [property, index, key] }];
      }),
    );
  });

/** Components of Hansen records; what is set aside is not calculated with, so it may be unusual. */
export const checkUsualHansen: Check = (subject) =>
  (["solvents", "binders"] as const).flatMap((list) =>
    placed<{ id: string; hansen: HansenRecord[] }>(subject, list).flatMap(({ record, at }) =>
      record.hansen.flatMap(({ value, note, set_aside }, index) =>
        HANSEN_PARTS.flatMap((part) =>
          strange(value[part], part, HANSEN_RANGES[part], {
            id: record.id,
            note,
            place: at(["hansen", index, "value", part]),
          }).filter(({ code }) => code !== "unusual-value" || set_aside === undefined),
        ),
      ),
    ),
  );
const HANSEN_PARTS = ["delta_d", "delta_p", "delta_h"] as const;

function strange(
  number: number,
  property: string,
  { possible, usual }: Range,
  { id, note, place }: { id: string; note: unknown; place: Place },
): Problem[] {
  if (isWithin(number, usual)) return [];
  const what = `${property} ${number} of ${id} is outside the`;
  if (!isWithin(number, possible))
    return [problemAt("impossible-value", `${what} possible ${possible.join(" to ")}.`, place)];
  if (names(note, number)) return [];
  return [problemAt("unusual-value", `${what} usual ${usual.join(" to ")}, and no note names it.`, place)];
}

const isWithin = (number: number, [low, high]: readonly [number, number]): boolean =>
  number >= low && number <= high;

/** A note that says something else, such as what the value rises with, does not say that this number is meant. */
const names = (note: unknown, number: number): boolean =>
  typeof note === "string" &&
  (note.replaceAll("−", "-").match(/-?\d+(\.\d+)?(e-?\d+)?/gi) ?? []).some((text) => Number(text) === number);

/**
 * Glass transition over melting point, both in K, by the rule of Boyer and Beaman: two thirds for most polymers, half for the
 * most regular. Far below it, one of the two is in another unit.
 */
const GLASS_OVER_MELTING: readonly [number, number] = [0.42, 0.95];
const KELVIN = 273.15;

/** A glass transition and a melting point that do not go together, unless the note of the latter names it. */
export const checkTransitions: Check = (subject) =>
  placed<Binder>(subject, "binders").flatMap(({ record, at }) => {
    const [glass, melting] = [spanOf(record.glass_transition_C[0]), spanOf(record.melting_point_C[0])];
    if (glass === null || melting === null) return [];
    const [low, high] = GLASS_OVER_MELTING;
    const fits = glass.min / melting.max <= high && glass.max / melting.min >= low;
    const { note, value, min, max } = record.melting_point_C[0]!;
    const number = value ?? max ?? min!;
    if (fits || names(note, number)) return [];
    const message = `The melting point ${number} °C of ${record.id} does not go with its glass transition.`;
    return [problemAt("unusual-value", message, at(["melting_point_C", 0]))];
  });

/** K */
function spanOf(record: NumberRecord | undefined): { min: number; max: number } | null {
  if (record === undefined) return null;
  const ends = ENDS.flatMap((key) => record[key] ?? []);
  return { min: Math.min(...ends) + KELVIN, max: Math.max(...ends) + KELVIN };
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
