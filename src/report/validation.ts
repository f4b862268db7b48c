import { NO_COLOUR } from "./colour.js";
import { type Line, linesTable } from "./lines.js";
import { item, wrap } from "./wrap.js";

/** The figures of a validation, as far as they are printed. */
export interface PrintedValidation {
  comparisons: {
    stated: { total: number; concordant: number; not_concordant: number; not_a_choice: number };
    implied: { total: number; concordant: number; not_concordant: number; not_a_choice: number };
    baselines: { name: string; can_order: number; right: number; advice_right: number }[];
    outcomes: { comparison: string; basis: string; outcome: string; how: string }[];
  };
  solubility: { solubility: PrintedCrossValidation; chi: PrintedCrossValidation };
  group_sums: {
    polymers: number;
    refused: number;
    mean_absolute: { delta_d: number; delta_p: number; delta_h: number };
    worst: { delta_d: number; delta_p: number; delta_h: number };
  } | null;
  reported_layers: {
    total: number;
    by_verdict: Record<string, number>;
    excluded: { record: string; because: string[] }[];
    baseline: string;
  };
}

type PrintedFigures = { method: string; cases: number } & Record<string, string | number>;

interface PrintedCrossValidation {
  polymers: number;
  not_covered: { solvent: number; polymer: number };
  overall: PrintedFigures[];
  core?: PrintedFigures[];
  by_polymer: { binder: string; figures: PrintedFigures[] }[];
}

/** One figure a line, each beside what a trivial method reaches. */
export function figuresOf({ comparisons, reported_layers }: PrintedValidation): [string, string][] {
  const tally = ({
    total,
    concordant,
    not_concordant,
    not_a_choice,
  }: PrintedValidation["comparisons"]["stated"]) =>
    `${concordant} of ${total - not_a_choice} hold, ${not_concordant} do not; ${not_a_choice} are not a choice of binder`;
  return [
    ["comparisons the review states", tally(comparisons.stated)],
    ["comparisons it implies", tally(comparisons.implied)],
    ...comparisons.baselines.map(({ name, can_order, right, advice_right }): [string, string] => [
      `baseline, ${name}`,
      `right in ${right} of the ${can_order} it can order; the advice in ${advice_right} of them`,
    ]),
    [
      "reported layers",
      `${reported_layers.total}: ${Object.entries(reported_layers.by_verdict)
        .map(([verdict, count]) => `${count} ${verdict}`)
        .join(", ")}; ${reported_layers.excluded.length} excluded`,
    ],
    ["baseline", reported_layers.baseline],
  ];
}

/** Methods side by side, the model first. */
const methodLines = (figures: readonly PrintedFigures[]): Line[] =>
  figures.map(({ method, cases, ...rest }) => ({ method, cases, ...spoken(rest) }));

const spoken = (figures: Record<string, string | number>): Line =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name.replaceAll("_", " "), value]));

/** The tables of the solubility model: what each says in words, and its lines. */
export function solubilityFigures({
  solubility: { solubility, chi },
  group_sums,
}: PrintedValidation): [string, Line[]][] {
  const byPolymer = (part: PrintedCrossValidation, figure: string): Line[] =>
    part.by_polymer.map(({ binder, figures }) => ({
      polymer: binder,
      cases: figures[0]!.cases,
      ...Object.fromEntries(figures.map((entry) => [shortName(entry.method), entry[figure]!])),
    }));
  const left = ({ not_covered }: PrintedCrossValidation) =>
    `${not_covered.solvent} cases are not covered for want of parameters of the solvent, ${not_covered.polymer} because the polymer needs more than a sphere`;
  return [
    [
      `Solubility of ${solubility.polymers} polymers, each left out in turn; ${left(solubility)}.`,
      methodLines(solubility.overall),
    ],
    ["The same without the easy cases, such as water.", methodLines(solubility.core ?? [])],
    ["Balanced accuracy, polymer by polymer.", byPolymer(solubility, "balanced_accuracy")],
    [
      `Flory–Huggins χ of ${chi.polymers} polymers, each left out in turn; ${left(chi)}.`,
      methodLines(chi.overall),
    ],
    ["Mean absolute error of χ, polymer by polymer.", byPolymer(chi, "mean_absolute_error")],
    ...groupSumFigures(group_sums),
  ];
}

/** What group sums miss, against every tabulated homopolymer. */
function groupSumFigures(error: PrintedValidation["group_sums"]): [string, Line[]][] {
  if (error === null) return [];
  const { mean_absolute: mean, worst } = error;
  return [
    [
      `Group sums of Hoftyzer and Van Krevelen against the preferred sphere of ${error.polymers} homopolymers, MPa^0.5; ${error.refused} more hold groups that the tables lack.`,
      [
        { error: "mean", δD: mean.delta_d, δP: mean.delta_p, δH: mean.delta_h },
        { error: "worst", δD: worst.delta_d, δP: worst.delta_p, δH: worst.delta_h },
      ],
    ],
  ];
}

const shortName = (method: string): string => method.replace("baseline, ", "");

export function validationReport(validation: PrintedValidation, width: number): string {
  const outcomes = validation.comparisons.outcomes;
  const put = outcomes.filter(({ outcome }) => outcome !== "not a choice of binder");
  const aside = outcomes.filter(({ outcome }) => outcome === "not a choice of binder");
  return `${[
    figuresOf(validation)
      .map(([what, figure]) => wrap(`${what}: ${figure}`, width, 2))
      .join("\n"),
    ...solubilityFigures(validation).map(
      ([title, lines]) =>
        `${wrap(title, width)}\n${linesTable(lines, { width, colour: NO_COLOUR }).trimEnd()}`,
    ),
    [
      "Put to the test",
      ...put.map(({ comparison, basis, outcome, how }) =>
        item(outcome === "concordant" ? "  + " : "  − ", `${comparison} (${basis}): ${how}`, width),
      ),
    ].join("\n"),
    [
      "Not a choice of binder",
      ...aside.map(({ comparison, how }) => item("  - ", `${comparison}: ${how}`, width)),
    ].join("\n"),
  ].join("\n\n")}\n`;
}
