import type { MethodError } from "../model/group-contributions.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Side } from "../model/rule-book.js";
import type { Training } from "../model/training.js";
import { crossValidate, type SolubilityValidation } from "../solubility/calibration/cross-validation.js";
import { type ComparisonOutcome, putToTest } from "./put-to-test.js";
import { redOf } from "./red-of.js";
import { type ReportedLayer, reportedLayers } from "./reported-layers.js";
import type { OnStep } from "./survey.js";

export interface Validation {
  schema: "binder-advise/validation@1";
  comparisons: {
    stated: Tally;
    implied: Tally;
    /** comparisons of two sides that a baseline can order at all, and how many it gets right */
    baselines: { name: string; can_order: number; right: number; advice_right: number }[];
    outcomes: Omit<ComparisonOutcome, "test">[];
  };
  /** polymer by polymer, each asked of a model that was fitted without it */
  solubility: SolubilityValidation;
  /** of the group sums on tabulated homopolymers; null where the library that reads structures is not installed */
  group_sums: MethodError | null;
  reported_layers: {
    total: number;
    by_verdict: Record<string, number>;
    excluded: ReportedLayer[];
    /** what an advisor without gates would exclude of them, and of the solvents that decompose sulfide */
    baseline: string;
  };
}

interface Tally {
  total: number;
  concordant: number;
  not_concordant: number;
  not_a_choice: number;
}

/** How well the advice reproduces what is known, beside trivial baselines. */
export function validate(
  knowledge: Knowledge,
  training: Training,
  group_sums: MethodError | null,
  onStep?: OnStep,
): Validation {
  const outcomes = putToTest(knowledge, onStep);
  const layers = reportedLayers(knowledge);
  const verdicts = [...new Set(layers.map((layer) => layer.verdict))].sort();
  const harmful = knowledge.solvents.filter(
    (solvent) => solvent.sulfide[0]?.verdict === "incompatible",
  ).length;
  return {
    schema: "binder-advise/validation@1",
    comparisons: {
      stated: tally(outcomes, "stated"),
      implied: tally(outcomes, "implied"),
      baselines: [
        baseline("affinity alone: the lower RED", outcomes, (side) => negative(redOf(side, knowledge))),
        baseline("the binder with more papers", outcomes, (side) => papersOf(side, knowledge)),
      ],
      outcomes: outcomes.map(({ test: _test, ...outcome }) => outcome),
    },
    solubility: crossValidate(knowledge, training),
    group_sums,
    reported_layers: {
      total: layers.length,
      by_verdict: Object.fromEntries(
        verdicts.map((verdict) => [verdict, layers.filter((layer) => layer.verdict === verdict).length]),
      ),
      excluded: layers.filter((layer) => layer.verdict === "excluded"),
      baseline: `always compatible: excludes none of them either, and lets all ${harmful} solvents through that decompose sulfide`,
    },
  };
}

const negative = (number: number | null): number | null => (number === null ? null : -number);

function tally(outcomes: ComparisonOutcome[], basis: "stated" | "implied"): Tally {
  const of = outcomes.filter((outcome) => outcome.basis === basis);
  const count = (word: ComparisonOutcome["outcome"]) =>
    of.filter((outcome) => outcome.outcome === word).length;
  return {
    total: of.length,
    concordant: count("concordant"),
    not_concordant: count("not concordant"),
    not_a_choice: count("not a choice of binder"),
  };
}

/** A baseline orders a comparison where it has a number for both sides and the numbers differ. */
function baseline(name: string, outcomes: ComparisonOutcome[], merit: (side: Side) => number | null) {
  const ordered = outcomes.flatMap((outcome) => {
    const { better, worse } = outcome.test;
    const [a, b] = [better ? merit(better) : null, worse ? merit(worse) : null];
    return a === null || b === null || a === b ? [] : [{ isRight: a > b, outcome }];
  });
  return {
    name,
    can_order: ordered.length,
    right: ordered.filter((entry) => entry.isRight).length,
    advice_right: ordered.filter((entry) => entry.outcome.outcome === "concordant").length,
  };
}

const papersOf = ({ binder }: Side, { binders }: Knowledge): number | null =>
  binders.find(({ id }) => id === binder)?.refs.length ?? null;
