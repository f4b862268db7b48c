import Qty from "js-quantities";
import { HIGHEST_MPA, HIGHEST_V, HOTTEST_C } from "../facts/plausible.js";

export type Dimension = keyof typeof UNITS;

/** Units that are accepted, by spelling without spaces: how the library writes them. A unit that is not here is refused. */
const FRACTION = { "1": "1", "%": "%" };
export const UNITS = {
  mass_fraction: {
    ...FRACTION,
    "wt%": "%",
    "wt.%": "%",
    "mass%": "%",
    "m%": "%",
    "w/w%": "%",
    "%w/w": "%",
    "g/g": "g/g",
    "mg/g": "mg/g",
  },
  volume_fraction: {
    ...FRACTION,
    "vol%": "%",
    "vol.%": "%",
    "v%": "%",
    "v/v%": "%",
    "%v/v": "%",
    "mL/mL": "ml/ml",
  },
  pressure: {
    Pa: "Pa",
    kPa: "kPa",
    MPa: "MPa",
    GPa: "GPa",
    bar: "bar",
    psi: "psi",
    atm: "atm",
    "N/mm2": "N/mm2",
    "N/mm^2": "N/mm2",
  },
  temperature: {
    "°C": "tempC",
    C: "tempC",
    degC: "tempC",
    "℃": "tempC",
    K: "tempK",
    "°F": "tempF",
    F: "tempF",
    degF: "tempF",
  },
  loading: {
    "mg/cm2": "mg/cm2",
    "mg/cm^2": "mg/cm2",
    "mgcm-2": "mg/cm2",
    "mgcm^-2": "mg/cm2",
    "g/m2": "g/m2",
    "gm-2": "g/m2",
    "g/cm2": "g/cm2",
  },
  areal_capacity: {
    "mAh/cm2": "mA*h/cm2",
    "mAh/cm^2": "mA*h/cm2",
    "mAhcm-2": "mA*h/cm2",
    "mAhcm^-2": "mA*h/cm2",
    "Ah/m2": "A*h/m2",
  },
  length: { um: "um", µm: "um", μm: "um", mm: "mm", nm: "nm", cm: "cm", m: "m", micron: "um", microns: "um" },
  potential: { V: "V", mV: "mV", "V vs. Li/Li+": "V" },
  molar_mass: {
    "g/mol": "g/mol",
    "kg/mol": "kg/mol",
    "million g/mol": "Mg/mol",
    "gmol-1": "g/mol",
    "kgmol-1": "kg/mol",
    "million gmol-1": "Mg/mol",
    Da: "g/mol",
    kDa: "kg/mol",
  },
  crystallinity: FRACTION,
} as const;

/** The unit every number of a dimension is held in, as the library writes it, and as it is shown. */
const HELD_IN: Record<Dimension, { unit: string; shown: string; other: string }> = {
  mass_fraction: { unit: "1", shown: "wt%", other: "1" },
  volume_fraction: { unit: "1", shown: "vol%", other: "1" },
  pressure: { unit: "MPa", shown: "MPa", other: "bar" },
  temperature: { unit: "tempC", shown: "°C", other: "K" },
  loading: { unit: "mg/cm2", shown: "mg/cm2", other: "g/m2" },
  areal_capacity: { unit: "mA*h/cm2", shown: "mAh/cm2", other: "Ah/m2" },
  length: { unit: "um", shown: "um", other: "mm" },
  potential: { unit: "V", shown: "V", other: "mV" },
  molar_mass: { unit: "g/mol", shown: "g/mol", other: "kg/mol" },
  crystallinity: { unit: "%", shown: "%", other: "1" },
};

export type QuantityResult = { value: number } | { problem: string };

/** Longer than any number with its unit. */
const LONGEST = 100;
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
/** A number at the start, then the unit; whatever looks like a number is taken, so that a slip in it can be named. */
const SPLIT = /^([+-]?[\d.][\d.,_']*(?:e[+-]?\d+)?)\s*(.*)$/is;

/**
 * The number a text such as `2 wt%` gives, in the unit its dimension is held in: fractions of 1, MPa, °C, mg/cm², mAh/cm², µm, V, g/mol;
 * crystallinity in %.
 * A number without a unit is refused, since the unit decides what it says.
 */
export function readQuantity(text: string, dimension: Dimension, unitOfKey?: string): QuantityResult {
  const typed = withPowers(text.trim().replace(/^−/, "-"));
  const split = typed.length > LONGEST ? null : SPLIT.exec(typed);
  if (split === null)
    return { problem: `"${typed.slice(0, LONGEST)}" is not a number with a unit${example(dimension)}.` };
  const [, digits, written] = split as unknown as [string, string, string];
  if (!NUMBER.test(digits)) return { problem: numberSlip(typed, digits) };
  if (/^(-|–|—|−|to\s)\s*[\d.]/.test(written))
    return { problem: `"${typed}" is a range; give the one value of this layer.` };
  const number = Number(digits);
  if (!Number.isFinite(number)) return { problem: `"${digits}" is beyond what can be held.` };
  const unit = written === "" ? unitOfKey : written;
  if (unit === undefined) return { problem: bothReadings(digits, dimension) };
  if (written !== "" && unitOfKey !== undefined && spelled(written) !== spelled(unitOfKey))
    return { problem: `The value says ${written} where its key says ${unitOfKey}.` };
  return converted(number, unit, dimension);
}

/** `1.2 × 10^6` as `1.2e6`. */
const withPowers = (typed: string): string =>
  typed.length > LONGEST
    ? typed
    : typed.replace(POWER, (_, digits: string, plain?: string, raised?: string) =>
        plain === undefined ? `${digits}e${raised!.normalize("NFKC")}` : `${digits}e${plain}`,
      );
const POWER = /^([+-]?[\d.]+)\s?[×x*]\s?10(?:\^([+-]?\d{1,3})|([⁺⁻]?[⁰¹²³⁴-⁹]{1,3}))/;

/** A unit in one spelling: without blanks, dots between units, brackets and signs that only typesetters have. */
const spelled = (unit: string): string =>
  unit
    .replace(/[\s·⋅()]+/g, "")
    .replace(/[−⁻–]/g, "-")
    .replace(/²/g, "2")
    .replace(/¹/g, "1")
    .replace(/⁺/g, "+")
    .replace(/[º˚]/g, "°")
    .replace(/^(wt|mass|vol|m|v)\.?-%$/i, "$1%")
    .replace(/weight%|weightpercent/i, "wt%")
    .replace(/vs\.?(Li|Li\/Li\+|Li\+\/Li)$/, "vsLi/Li+");

/** Of what is converted: no measurement is more exact, and 80 °F reads 26.6667 °C. */
const DIGITS = 6;

function converted(number: number, unit: string, dimension: Dimension): QuantityResult {
  const line = lineOf(unit, dimension);
  if (line === null) return { problem: unknownUnit(unit, dimension) };
  const isConverted = line.offset !== 0 || line.factor !== 1;
  const value = isConverted ? Number((line.offset + line.factor * number).toPrecision(DIGITS)) : number;
  const limit = LIMITS[dimension];
  if (value < limit.min) return { problem: `${number} ${unit} is below ${limit.says}.` };
  if (value > limit.max)
    return {
      problem:
        limit.max === 1
          ? `${number} ${unit} is more than the whole; percent and fraction are told apart by their unit alone.`
          : `${number} ${unit} is beyond the ${limit.max} ${HELD_IN[dimension].shown} that are taken here: is the unit another?`,
    };
  return { value };
}

/** In the units that numbers are held in; beyond them a number is a slip. */
const LIMITS: Record<Dimension, { min: number; max: number; says: string }> = {
  mass_fraction: { min: 0, max: 1, says: "zero" },
  volume_fraction: { min: 0, max: 1, says: "zero" },
  pressure: { min: 0, max: HIGHEST_MPA, says: "zero" },
  temperature: { min: -273.15, max: HOTTEST_C, says: "absolute zero" },
  loading: { min: 0, max: 1000, says: "zero" },
  areal_capacity: { min: 0, max: 100, says: "zero" },
  length: { min: 0, max: 100_000, says: "zero" },
  potential: { min: -HIGHEST_V, max: HIGHEST_V, says: "any potential a cell has" },
  molar_mass: { min: 0, max: 1e9, says: "zero" },
  crystallinity: { min: 0, max: 100, says: "zero" },
};

interface Line {
  factor: number;
  offset: number;
}

/** Each unit is looked up in the library once. */
const lines = new Map<string, Line | null>();

function lineOf(unit: string, dimension: Dimension): Line | null {
  const key = `${dimension} ${unit}`;
  const known = lines.get(key);
  if (known !== undefined) return known;
  const units: Record<string, string> = UNITS[dimension];
  const written = Object.keys(units).find((one) => spelled(one) === spelled(unit));
  const expression = written === undefined ? null : units[written]!;
  const line = expression === null ? null : lineThrough(expression, HELD_IN[dimension].unit);
  if (lines.size < MOST_SPELLINGS) lines.set(key, line);
  return line;
}
const MOST_SPELLINGS = 1000;

/** Two points of the conversion give its slope and its start, which temperatures have. */
function lineThrough(from: string, to: string): Line {
  const at = (number: number): number => {
    const quantity = Qty(number, from);
    return to === "1" ? quantity.toBase().scalar : quantity.to(to).scalar;
  };
  const offset = at(0);
  return { offset, factor: at(1) - offset };
}

function numberSlip(typed: string, digits: string): string {
  if (/^[1-9]\d{0,2}(,\d{3})+$/.test(digits)) {
    const [whole, parted] = [digits.replaceAll(",", ""), digits.replace(",", ".")];
    const or = /,.*,/.test(digits)
      ? ""
      : `, or ${typed.replace(digits, parted)} where the comma begins the decimals`;
    return `"${typed}" has a comma; write ${typed.replace(digits, whole)}${or}.`;
  }
  if (/^\d+,\d+$/.test(digits)) return `"${typed}" has a decimal comma; write ${typed.replace(",", ".")}.`;
  return `"${typed}" is not a plain decimal number with a unit.`;
}

const example = (dimension: Dimension): string => `, such as 2 ${HELD_IN[dimension].shown}`;

/** A bare number says two things; both are shown. */
function bothReadings(digits: string, dimension: Dimension): string {
  const { shown, other } = HELD_IN[dimension];
  const isFraction = other === "1";
  const second = isFraction ? `the fraction ${digits} (its unit is 1)` : `${digits} ${other}`;
  return `${digits} has no unit: ${digits} ${shown}, or ${second}? Write the unit.`;
}

const MASS_SHARE = /^(wt|mass|m|w\/w)\.?%$|^g\/g$/i;

function unknownUnit(unit: string, dimension: Dimension): string {
  if (dimension === "pressure" && spelled(unit) === "mPa")
    return `mPa is a thousandth of a pascal; write MPa for megapascal.`;
  if (dimension === "volume_fraction" && MASS_SHARE.test(spelled(unit)))
    return `Shares of solvents are by volume, not ${unit}: divide each mass by its density.`;
  const accepted = [...new Set(Object.keys(UNITS[dimension]))].slice(0, 6).join(", ");
  const sameLetters = Object.keys(UNITS[dimension]).find(
    (known) => spelled(known).toLowerCase() === spelled(unit).toLowerCase(),
  );
  const hint = sameLetters === undefined ? `; accepted are ${accepted} …` : `; did you mean ${sameLetters}?`;
  return `The unit "${unit}" is not one of ${dimension.replace("_", " ")}${hint}`;
}
