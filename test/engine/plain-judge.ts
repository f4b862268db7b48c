import { evaluateCondition, type FactLookup } from "../../src/engine/condition.js";
import { interpolate } from "../../src/engine/criterion-inputs.js";
import type { Criteria, Criterion, CriterionInput, Interval } from "../../src/model/criteria.js";
import type { CriterionId, Rule } from "../../src/model/rule.js";

/** What the plain interpreter makes of a candidate. */
export interface PlainJudgement {
  verdict: string;
  holding: string[];
  unknown: string[];
  uncounted: string[];
  /** null where it is excluded */
  criteria: Record<string, Interval> | null;
  score: number;
  scoreLow: number;
  scoreHigh: number;
}

export interface PlainSetup {
  /** rules about candidates */
  rules: readonly Rule[];
  /** rules about the query alone that hold */
  context: readonly Rule[];
  criteria: Criteria;
  weights: ReadonlyMap<CriterionId, number>;
}

type Stepping = Extract<Rule, { effect: "favour" | "avoid" }>;

/** The rules read one by one by walking their conditions over facts by name: slow, plain, and what the engine is held against. */
export function plainJudge(setup: PlainSetup, facts: FactLookup, isCapped: boolean): PlainJudgement {
  const outcomes = setup.rules.map((rule) => ({ rule, outcome: evaluateCondition(rule.when, facts) }));
  const holding = outcomes.filter(({ outcome }) => outcome === true).map(({ rule }) => rule);
  const unknown = outcomes.filter(({ outcome }) => outcome === null).map(({ rule }) => rule);
  const ids = (rules: readonly Rule[]) => rules.map(({ id }) => id);
  if (holding.some(({ effect }) => effect === "exclude"))
    return {
      verdict: "excluded",
      holding: ids(holding),
      unknown: [],
      uncounted: [],
      criteria: null,
      score: 0,
      scoreLow: 0,
      scoreHigh: 0,
    };
  const criteria: Record<string, Interval> = {};
  const uncounted: string[] = [];
  let unknownWeight = 0;
  for (const criterion of setup.criteria.criteria) {
    const base = baseOf(criterion, setup.criteria.unknown, facts);
    const on = (rules: readonly Rule[], effect: Stepping["effect"]) =>
      rules.filter(
        (rule): rule is Stepping => rule.effect === effect && (rule as Stepping).criterion === criterion.id,
      );
    const { words } = setup.criteria.steps;
    const [raising, lowering] = [
      strongest(on(holding, "favour"), words),
      strongest(on(holding, "avoid"), words),
    ];
    uncounted.push(...ids([...raising.left, ...lowering.left]));
    const size = (rules: readonly Stepping[]) =>
      rules.reduce((sum, { strength }) => sum + Math.round(words[strength] * 1e6), 0);
    const step = (size(raising.counted) - size(lowering.counted)) / 1e6;
    const interval = base ?? setup.criteria.unknown;
    if (base === null) unknownWeight += setup.weights.get(criterion.id) ?? 0;
    criteria[criterion.id] = {
      low: printed(interval.low + step - size(on(unknown, "avoid")) / 1e6),
      value: printed(interval.value + step),
      high: printed(interval.high + step + size(on(unknown, "favour")) / 1e6),
    };
  }
  const isWarned = [...holding, ...setup.context].some(
    (rule) => rule.effect === "warn" && rule.severity === "high",
  );
  const score = (pick: (interval: Interval) => number) =>
    Math.round(
      Object.entries(criteria).reduce(
        (sum, [id, interval]) =>
          sum + (setup.weights.get(id as CriterionId) ?? 0) * Math.round(pick(interval) * 100),
        0,
      ) / 100,
    );
  return {
    verdict: unknown.some(({ effect }) => effect === "exclude")
      ? "unknown"
      : isWarned
        ? "caution"
        : isCapped || unknownWeight > 50
          ? "viable"
          : "recommended",
    holding: ids(holding),
    unknown: ids(unknown),
    uncounted: uncounted.sort(),
    criteria,
    score: score(({ value }) => value),
    scoreLow: score(({ low }) => low),
    scoreHigh: score(({ high }) => high),
  };
}

const printed = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 100) / 100;

/** null: no input that applies is known */
function baseOf({ inputs, combine }: Criterion, unknown: Interval, facts: FactLookup): Interval | null {
  const intervals = inputs.flatMap((input) => {
    const applies = input.when === undefined ? true : evaluateCondition(input.when, facts);
    return applies === false ? [] : [applies === null ? null : inputOf(input, facts)];
  });
  if (intervals.every((interval) => interval === null)) return null;
  const join = (pick: (interval: Interval) => number): number => {
    const values = intervals.map((interval) => pick(interval ?? unknown));
    return combine === "worst"
      ? Math.min(...values)
      : values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  return { low: join(({ low }) => low), value: join(({ value }) => value), high: join(({ high }) => high) };
}

function inputOf(input: CriterionInput, facts: FactLookup): Interval | null {
  const value = facts(input.fact);
  if (value === null) return null;
  const at = (point: number): Interval => ({ low: point, value: point, high: point });
  if (input.points) return typeof value === "number" ? at(interpolate(input.points, value)) : null;
  const isJudged = input.judged_by !== undefined && facts(input.judged_by) === "judged";
  const score = ((isJudged && input.judged_words) || input.words)?.[String(value)];
  if (score === undefined) return null;
  return typeof score === "number" ? at(score) : score;
}

function strongest(rules: readonly Stepping[], words: Criteria["steps"]["words"]) {
  const ordered = [...rules].sort((a, b) => words[b.strength] - words[a.strength] || (a.id < b.id ? -1 : 1));
  const taken = new Set<string>();
  const [counted, left]: [Stepping[], Stepping[]] = [[], []];
  for (const rule of ordered) {
    const studies = rule.evidence
      .filter(({ speaks }) => speaks !== "against")
      .flatMap(({ claim, refs = [] }) => [...(claim ? [claim] : []), ...refs.map(String)]);
    if (studies.some((study) => taken.has(study))) left.push(rule);
    else {
      counted.push(rule);
      for (const study of studies) taken.add(study);
    }
  }
  return { counted, left };
}
