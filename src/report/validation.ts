import { item, wrap } from "./wrap.js";

/** The figures of a validation, as far as they are printed. */
export interface PrintedValidation {
  comparisons: {
    stated: { total: number; concordant: number; not_concordant: number; not_a_choice: number };
    implied: { total: number; concordant: number; not_concordant: number; not_a_choice: number };
    baselines: { name: string; can_order: number; right: number; advice_right: number }[];
    outcomes: { comparison: string; basis: string; outcome: string; how: string }[];
  };
  reported_layers: {
    total: number;
    by_verdict: Record<string, number>;
    excluded: { record: string; because: string[] }[];
    baseline: string;
  };
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

export function validationReport(validation: PrintedValidation, width: number): string {
  const outcomes = validation.comparisons.outcomes;
  const put = outcomes.filter(({ outcome }) => outcome !== "not a choice of binder");
  const aside = outcomes.filter(({ outcome }) => outcome === "not a choice of binder");
  return `${[
    figuresOf(validation)
      .map(([what, figure]) => wrap(`${what}: ${figure}`, width, 2))
      .join("\n"),
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
