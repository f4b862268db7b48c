import { advise } from "../answer/advise.js";
import { type QueryInput, resolveQuery } from "../facts/resolve-query.js";
import type { Advice, Ranked } from "../model/advice.js";
import type { Knowledge } from "../model/knowledge.js";
import type { ComparisonTest, Side } from "../model/rule-book.js";
import { systemId } from "../solubility/solvent-system.js";
import type { OnStep } from "./survey.js";

export interface ComparisonOutcome {
  comparison: string;
  basis: "stated" | "implied";
  outcome: "concordant" | "not concordant" | "not a choice of binder";
  how: string;
  test: ComparisonTest;
}

const EVERYTHING = 100_000;

/** Puts every comparison of the review to the advice; a test of what an overlay took away is left aside. */
export function putToTest(knowledge: Knowledge, onStep: OnStep = () => undefined): ComparisonOutcome[] {
  const answers = new Map<string, Advice>();
  const ask = (input: QueryInput): Advice => {
    const key = JSON.stringify(input);
    const known = answers.get(key);
    if (known) return known;
    const answer = advise(resolveQuery(input, knowledge), knowledge, { top: EVERYTHING, all: true });
    answers.set(key, answer);
    return answer;
  };
  return standingTests(knowledge).map(({ test, basis }, _, { length }) => {
    onStep(length);
    if (test.not_a_choice !== undefined) {
      return {
        comparison: test.comparison,
        basis,
        outcome: "not a choice of binder",
        how: test.not_a_choice,
        test,
      };
    }
    const { holds, how } = outcomeOf(test, ask);
    return {
      comparison: test.comparison,
      basis,
      outcome: holds ? "concordant" : "not concordant",
      how,
      test,
    };
  });
}

function standingTests({ comparison_tests, comparisons, rules }: Knowledge) {
  const bases = new Map(comparisons.map(({ id, basis }) => [id, basis]));
  const standing = new Set(rules.filter(({ status }) => status !== "retired").map(({ id }) => id));
  return comparison_tests.flatMap((test) => {
    const basis = bases.get(test.comparison);
    const isGone = basis === undefined || (test.rule !== undefined && !standing.has(test.rule));
    return isGone ? [] : [{ test, basis }];
  });
}

interface Outcome {
  holds: boolean;
  how: string;
}

function outcomeOf(test: ComparisonTest, ask: (input: QueryInput) => Advice): Outcome {
  const answer = ask(test.query as QueryInput);
  if (test.weights) return byWeights(answer, test.weights);
  if (test.rule) return byRule(answer, test);
  const better = entryOf(answer, test.better!);
  if (!better) return { holds: false, how: `${sideName(test.better!)} is not ranked` };
  if (test.guidance) return byGuidance(better, test.guidance);
  const worse = entryOf(test.worse_query ? ask(test.worse_query as QueryInput) : answer, test.worse!);
  if (!worse) return { holds: true, how: `${sideName(test.worse!)} is excluded` };
  if (test.by_rank) {
    return { holds: better.rank < worse.rank, how: `rank ${better.rank} against ${worse.rank}` };
  }
  const [a, b] = [better.criteria[test.criterion!]!.value, worse.criteria[test.criterion!]!.value];
  return { holds: a > b, how: `${test.criterion} ${a} against ${b}` };
}

function byWeights(answer: Advice, { heavier, lighter }: NonNullable<ComparisonTest["weights"]>): Outcome {
  const weights = answer.ranking[0]!.criteria;
  const [a, b] = [weights[heavier]!.weight, weights[lighter]!.weight];
  return { holds: a > b, how: `${heavier} weighs ${a} %, ${lighter} ${b} %` };
}

function byRule(answer: Advice, test: ComparisonTest): Outcome {
  const entry = test.better ? entryOf(answer, test.better) : null;
  const findings = [...answer.context, ...(entry?.findings ?? [])];
  const holds = findings.some((finding) => finding.rule === test.rule);
  return { holds, how: `the rule ${test.rule} ${holds ? "speaks" : "is silent"}` };
}

function byGuidance(entry: Ranked, { quantity, value }: NonNullable<ComparisonTest["guidance"]>): Outcome {
  const line = entry.guidance.find((guidance) => guidance.quantity === quantity);
  return { holds: line?.value === value, how: `guidance: ${quantity} ${line?.value ?? "not named"}` };
}

/** The first entry of a side: its binder or scaffold, in the solvent system named if one is. */
function entryOf(answer: Advice, side: Side): Ranked | undefined {
  return answer.ranking.find(
    (entry) =>
      (side.binder === undefined || entry.binder?.id === side.binder) &&
      (side.scaffold === undefined || entry.scaffold?.id === side.scaffold) &&
      (side.solvent === undefined ||
        systemId(entry.solvents.map(({ id }) => id)) === systemId(side.solvent.split("+"))),
  );
}

const sideName = ({ scaffold, binder, solvent }: Side): string =>
  [scaffold, binder, solvent && `from ${solvent}`].filter(Boolean).join(" ");
