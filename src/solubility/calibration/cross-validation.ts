import { chiFromHansenDistance } from "../../formulas/flory-huggins.js";
import type { Knowledge } from "../../model/knowledge.js";
import type { Training } from "../../model/training.js";
import { probabilityOf } from "../probability.js";
import { fitAbsoluteLine } from "./absolute-line.js";
import { fitLogistic } from "./logistic.js";
import { type ChiRow, type NotCovered, type SolubilityRow, trainingRows } from "./training-rows.js";

// types and not interfaces, so that a report may print them by name
export type ClassFigures = {
  method: string;
  cases: number;
  accuracy: number;
  balanced_accuracy: number;
  /** mean squared error of the probability; a method without one says 0 or 1 */
  brier: number;
};

export type ErrorFigures = {
  method: string;
  cases: number;
  mean_absolute_error: number;
  median_absolute_error: number;
};

export interface CrossValidation<F> {
  polymers: number;
  not_covered: NotCovered;
  /** the model first, each fitted without the polymer it is asked about */
  overall: F[];
  /** without the cases that anybody gets right, such as water */
  core?: F[];
  by_polymer: { binder: string; figures: F[] }[];
}

export interface SolubilityValidation {
  solubility: CrossValidation<ClassFigures>;
  chi: CrossValidation<ErrorFigures>;
}

/** How well the model does on polymers it was not fitted on, beside what trivial methods reach on the same cases. */
export function crossValidate(knowledge: Knowledge, training: Training): SolubilityValidation {
  const rows = trainingRows(knowledge, training, knowledge.solubility_model.usual_radius);
  return {
    solubility: solubilityValidation(rows.solubility, rows.notCovered.solubility),
    chi: chiValidation(rows.chi, rows.notCovered.chi),
  };
}

type Chance = (row: SolubilityRow) => number;
const yes = (claim: boolean): number => (claim ? 1 : 0);

function solubilityValidation(rows: SolubilityRow[], notCovered: NotCovered): CrossValidation<ClassFigures> {
  const model = leftOut(rows, (others): Chance => {
    const [intercept, ln_red] = fitLogistic(
      others.map((row) => row.features),
      others.map((row) => row.isSoluble),
    ) as [number, number];
    return (row) => probabilityOf(row.meanRed, { intercept, ln_red });
  });
  const total = leftOut(rows, (others): Chance => {
    const limit = bestLimit(others);
    return (row) => yes(row.totalDifference <= limit);
  });
  const methods: [string, Chance][] = [
    ["model", model],
    ["baseline, always soluble", () => 1],
    ["baseline, RED below 1", (row) => yes(row.red < 1)],
    ["baseline, difference of total δ", total],
  ];
  const figures = (of: SolubilityRow[]) => methods.map(([name, chance]) => classFigures(name, of, chance));
  return {
    ...grouped(rows, notCovered, figures),
    core: figures(rows.filter((row) => row.set === "core")),
  };
}

/** The limit on the total difference that tells most of the others apart, by balanced accuracy. */
function bestLimit(rows: SolubilityRow[]): number {
  const limits = [...new Set(rows.map((row) => row.totalDifference))].sort((a, b) => a - b);
  const merit = (limit: number) =>
    classFigures("", rows, (row) => yes(row.totalDifference <= limit)).balanced_accuracy;
  return limits.reduce((best, limit) => (merit(limit) > merit(best) ? limit : best), limits[0]!);
}

type Guess = (row: ChiRow) => number;

function chiValidation(rows: ChiRow[], notCovered: NotCovered): CrossValidation<ErrorFigures> {
  const model = leftOut(rows, (others): Guess => {
    const { intercept, slope } = fitAbsoluteLine(others.map((row) => ({ x: row.scaledRed2, y: row.chi })));
    return (row) => intercept + slope * row.scaledRed2;
  });
  const formula = (row: ChiRow, correction: number) =>
    chiFromHansenDistance(row.distance, row.molarVolume, row.temperature_K, correction);
  const corrected = leftOut(rows, (others): Guess => {
    const correction = bestCorrection(others);
    return (row) => formula(row, correction);
  });
  const middle = leftOut(rows, (others): Guess => {
    const value = median(others.map((row) => row.chi));
    return () => value;
  });
  const methods: [string, Guess][] = [
    ["model", model],
    ["baseline, the formula uncorrected", (row) => formula(row, 1)],
    ["baseline, the formula with one correction factor", corrected],
    ["baseline, the median of the training data", middle],
  ];
  return grouped(rows, notCovered, (of) => methods.map(([name, guess]) => errorFigures(name, of, guess)));
}

/** Least absolute errors through the origin: the weighted median of the ratios. */
function bestCorrection(rows: ChiRow[]): number {
  const ratios = rows
    .map((row) => {
      const weight = chiFromHansenDistance(row.distance, row.molarVolume, row.temperature_K, 1);
      return { ratio: row.chi / weight, weight };
    })
    .sort((a, b) => a.ratio - b.ratio);
  const upTo = (count: number) => ratios.slice(0, count).reduce((sum, { weight }) => sum + weight, 0);
  const half = upTo(ratios.length) / 2;

  return ratios.find((_, index) => upTo(index + 1) >= half)!.ratio;
}

/** For each row the method that was fitted on the rows of all other polymers. */
function leftOut<R extends { binder: string }>(
  rows: R[],
  fitOn: (others: R[]) => (row: R) => number,
): (row: R) => number {
  const fitted = new Map(
    [...new Set(rows.map(({ binder }) => binder))].map((binder) => [
      binder,
      fitOn(rows.filter((row) => row.binder !== binder)),
    ]),
  );
  return (row) => fitted.get(row.binder)!(row);
}

function grouped<R extends { binder: string }, F>(
  rows: R[],
  not_covered: NotCovered,
  figures: (of: R[]) => F[],
): CrossValidation<F> {
  const binders = [...new Set(rows.map(({ binder }) => binder))].sort();
  return {
    polymers: binders.length,
    not_covered,
    overall: figures(rows),
    by_polymer: binders.map((binder) => ({
      binder,
      figures: figures(rows.filter((row) => row.binder === binder)),
    })),
  };
}

function classFigures(method: string, rows: SolubilityRow[], chance: Chance): ClassFigures {
  const isRight = (row: SolubilityRow) => chance(row) >= 0.5 === row.isSoluble;
  const share = (of: SolubilityRow[]) => of.filter(isRight).length / of.length;
  const halves = [true, false].map((word) => rows.filter((row) => row.isSoluble === word));
  const present = halves.filter((half) => half.length > 0);
  return {
    method,
    cases: rows.length,
    accuracy: rounded(share(rows)),
    balanced_accuracy: rounded(mean(present.map(share))),
    brier: rounded(mean(rows.map((row) => (chance(row) - yes(row.isSoluble)) ** 2))),
  };
}

function errorFigures(method: string, rows: ChiRow[], guess: Guess): ErrorFigures {
  const errors = rows.map((row) => Math.abs(guess(row) - row.chi));
  return {
    method,
    cases: rows.length,
    mean_absolute_error: rounded(mean(errors)),
    median_absolute_error: rounded(median(errors)),
  };
}

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const rounded = (value: number): number => Number(value.toFixed(3));

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
