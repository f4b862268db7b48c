import { readFileSync } from "node:fs";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { candidateName, entryName } from "../../src/answer/candidate-name.js";
import { compare } from "../../src/answer/compare.js";
import { explain } from "../../src/answer/explain.js";
import { narrowedTo } from "../../src/answer/named-candidate.js";
import { changesOf } from "../../src/answer/supposed/changes.js";
import { whyNot } from "../../src/answer/why-not.js";
import type { Judgement } from "../../src/engine/judgement.js";
import { verdictRank } from "../../src/engine/verdict.js";
import { advise, type QueryInput, resolveQuery } from "../../src/index.js";
import { judgeQuery } from "../../src/judging/judge-query.js";
import type { CandidateIds } from "../../src/judging/rejudge.js";
import type { Advice, Ranked, Verdict } from "../../src/model/advice.js";
import type { Knowledge } from "../../src/model/knowledge.js";
import type { RecordFlip } from "../../src/model/record-flip.js";
import type { CriterionId } from "../../src/model/rule.js";
import { knowledge } from "./ask.js";

/** 25 questions of the grid, 5 candidates of each, 4 rules that touch each: what is judged for one triple serves the others. */
const [QUESTIONS, CANDIDATES, RULES] = [25, 5, 4];
const SEED = 20;

const generator = xoroshiro128plus(SEED);
const random = () => uniformFloat64(generator);
const drawn = <T>(list: readonly T[], count: number): T[] => {
  const left = [...list];
  return Array.from(
    { length: Math.min(count, left.length) },
    () => left.splice(Math.floor(random() * left.length), 1).at(0)!,
  );
};

const grid = Object.entries(
  parse(readFileSync(new URL("../grid.yaml", import.meta.url), "utf8")) as Record<string, QueryInput>,
);

/** A candidate that its name leads back to: no proposed ratio, no filling that a frame's name leaves open. */
const isNamed = ({ candidate: { solventKey, rowKey, binderKey } }: Judgement): boolean =>
  !solventKey.includes(" ") && (rowKey === binderKey || solventKey !== "");

/** A few that are ranked and one that is not, so that every kind of verdict is met. */
function candidatesOf(judgements: readonly Judgement[]): string[] {
  const named = judgements.filter(isNamed);
  const ranked = named.filter(({ verdict }) => verdict !== "excluded" && verdict !== "unknown");
  const others = named.filter(({ verdict }) => verdict === "excluded" || verdict === "unknown");
  return [...drawn(ranked, CANDIDATES - 1), ...drawn(others, 1)].map(({ candidate }) =>
    candidateName(candidate),
  );
}

interface Case {
  question: string;
  input: QueryInput;
  name: string;
  other: string;
}
const questionsTaken = new Set<string>();
const cases = drawn(grid, grid.length).flatMap(([question, input]): Case[] => {
  if (questionsTaken.size === QUESTIONS) return [];
  const names = candidatesOf(judgeQuery(resolveQuery(input, knowledge), knowledge).judgements);
  if (names.length < CANDIDATES) return [];
  questionsTaken.add(question);
  return names.map((name, index) => ({ question, input, name, other: names[(index + 1) % names.length]! }));
});

const alone = (name: string, input: QueryInput, known = knowledge): Advice =>
  advise(resolveQuery(narrowedTo(name, input, known), known), known, {
    top: 1,
    all: true,
    robustness: false,
  });
const standingOf = ({ ranking, excluded }: Advice) => ({
  verdict: (ranking[0]?.verdict ?? "excluded") as Verdict,
  score: ranking[0]?.score ?? 0,
  of: (ranking[0] ?? excluded[0]) as CandidateIds,
});

/** The knowledge with a record of a candidate changed as a flip says. */
function changedBy(flip: RecordFlip, name: string, input: QueryInput, to = flip.to): Knowledge {
  const query = resolveQuery(narrowedTo(name, input, knowledge), knowledge);
  const change = changesOf(standingOf(alone(name, input)).of, query, knowledge).find(
    ({ of, id, property }) => of === flip.of && id === flip.id && property === flip.property,
  )!;
  return change.applied(to);
}
const withRecord = (flip: RecordFlip, name: string, input: QueryInput, to = flip.to) =>
  standingOf(alone(name, input, changedBy(flip, name, input, to)));

/** The digits that a property is printed in. */
const stepOf = ({ property }: RecordFlip): number =>
  property === "relative_permittivity" ? 0.1 : property === "decomposition_C" ? 1 : 0.05;

const OPTIONS: Record<string, keyof QueryInput> = {
  "--process": "process",
  "--anode": "anode",
  "--electrolyte-free": "electrolyte_free",
  "--cell": "cell",
  "--stack-pressure": "stack_pressure_MPa",
  "--solvent": "solvents",
  "--solvent-polarity": "solvent_polarity",
  "--temperature": "temperature_C",
};

describe(`${QUESTIONS} questions of the grid, ${CANDIDATES} candidates, ${RULES} rules`, {
  timeout: 240_000,
}, () => {
  it("are 500 triples", () => {
    expect(cases).toHaveLength(QUESTIONS * CANDIDATES);
  });

  it("a share is what removing the rule really changes", () => {
    let triples = 0;
    for (const { question, input, name } of cases) {
      const query = resolveQuery(narrowedTo(name, input, knowledge), knowledge);
      const { entry, shares, excluded, setting } = explain(query, knowledge);
      const touching = entry
        ? [...entry.findings, ...entry.unknown].map(({ rule }) => rule)
        : excluded.flatMap(({ findings }) => findings.map(({ rule }) => rule));
      // a rule that touches neither it nor its layer must change nothing, so some of those are drawn as well
      const known = [...touching, ...setting.map(({ rule }) => rule)];
      const rules = drawn([...new Set(touching)], RULES);
      const idle = drawn(
        knowledge.rules.map(({ id }) => id).filter((id) => !known.includes(id)),
        RULES - rules.length,
      );
      for (const rule of [...rules, ...idle]) {
        triples += 1;
        const rest = { ...knowledge, rules: knowledge.rules.filter(({ id }) => id !== rule) };
        const answer = advise(query, rest, { top: 5, robustness: false });
        if (entry === null) {
          // out it stays, unless the one rule that bars every candidate asked for is gone
          const isLetIn = excluded.some(({ findings }) => findings.every((finding) => finding.rule === rule));
          expect(answer.ranking.length > 0, `${question}: ${name} without ${rule}`).toBe(isLetIn);
          continue;
        }
        const without = answer.ranking.find((one) => entryName(one) === entryName(entry))!;
        const share = shares.find((one) => one.rule === rule);
        const expected = [share?.score_without ?? entry.score, share?.verdict_without ?? entry.verdict];
        expect([without.score, without.verdict], `${question}: ${name} without ${rule}`).toEqual(expected);
      }
    }
    expect(triples).toBe(QUESTIONS * CANDIDATES * RULES);
  });

  it("a flip of why-not, applied, flips; a number one step short of it does not", () => {
    let [flips, recordFlips] = [0, 0];
    for (const { question, input, name } of cases) {
      const report = whyNot(name, input, knowledge);
      const narrow = narrowedTo(name, input, knowledge);
      for (const { option, value, verdict, score } of report.flips) {
        flips += 1;
        const to = value === "any" ? undefined : value === "" ? true : value;
        const pressure = option === "--stack-pressure" ? { pressure: undefined } : {};
        const query = resolveQuery({ ...narrow, ...pressure, [OPTIONS[option]!]: to }, knowledge);
        const [best] = advise(query, knowledge, { top: 1, robustness: false }).ranking;
        expect([best!.verdict, best!.score], `${question}: ${name} ${option} ${value}`).toEqual([
          verdict,
          score,
        ]);
        expect(verdictRank(verdict)).toBeLessThan(verdictRank(report.verdict));
      }
      for (const flip of report.record_flips) {
        recordFlips += 1;
        const { verdict, score } = withRecord(flip, name, input);
        const what = `${question}: ${name} ${flip.property} ${flip.to}`;
        expect([verdict, score], what).toEqual([flip.verdict, flip.score]);
        expect(verdictRank(verdict), what).toBeLessThan(verdictRank(report.verdict));
        if (typeof flip.to === "number") {
          const step = flip.relation === "at least" ? -stepOf(flip) : stepOf(flip);
          const short = withRecord(flip, name, input, Number((flip.to + step).toFixed(2)));
          expect(short.verdict, what).toBe(report.verdict);
        }
      }
    }
    expect(flips).toBeGreaterThan(10);
    expect(recordFlips).toBeGreaterThan(30);
  });

  it("what 'B wins if' says, applied, makes B win", () => {
    let [weights, records] = [0, 0];
    for (const { question, input, name, other } of cases) {
      const { pairs, entries } = compare([name, other], input, knowledge);
      for (const pair of pairs) {
        const byName = (wanted: string) => entries.find((entry) => entryName(entry) === wanted)!;
        const [first, second] = [byName(pair.first), byName(pair.second)];
        const what = `${question}: ${pair.second} over ${pair.first}`;
        for (const { criterion, weight, value } of pair.flips) {
          if (weight !== null) {
            const to = weight.wins === "above" ? Math.floor(weight.at) + 1 : Math.ceil(weight.at) - 1;
            if (to < 0 || to > 100) continue;
            weights += 1;
            const moved = (entry: Ranked) => scoreWith(entry, criterion, to);
            expect(moved(second), `${what} by the weight of ${criterion}`).toBeGreaterThan(moved(first));
          }
          if (value !== null) {
            const gain = (value.at + 0.01 - value.now) * second.criteria[criterion].weight;
            expect(exact(second) + gain, `${what} by ${criterion}`).toBeGreaterThan(exact(first) - 0.001);
          }
        }
        for (const flip of pair.record_flips) {
          records += 1;
          const changed = changedBy(flip, pair.second, input);
          const [second, first] = [pair.second, pair.first].map((one) =>
            standingOf(alone(one, input, changed)),
          );
          const { verdict, score } = second!;
          expect([verdict, score], `${what} by ${flip.property}`).toEqual([flip.verdict, flip.score]);
          const step = verdictRank(first!.verdict) - verdictRank(verdict);
          expect(step > 0 || (step === 0 && score > first!.score), `${what} by ${flip.property}`).toBe(true);
        }
      }
    }
    expect(weights).toBeGreaterThan(30);
    expect(records).toBeGreaterThan(30);
  });
});

const weighing = ({ criteria }: Ranked): [CriterionId, Ranked["criteria"][CriterionId]][] =>
  (Object.entries(criteria) as [CriterionId, Ranked["criteria"][CriterionId]][]).filter(
    ([, { weight }]) => weight > 0,
  );
const exact = (entry: Ranked): number =>
  weighing(entry).reduce((sum, [, { weight, value }]) => sum + weight * value, 0);

/** The score with one weight moved, the others sharing the rest as they do now. */
function scoreWith(entry: Ranked, moved: CriterionId, to: number): number {
  const rest = 100 - entry.criteria[moved].weight;
  return weighing(entry).reduce(
    (sum, [id, { weight, value }]) => sum + value * (id === moved ? to : (weight / rest) * (100 - to)),
    0,
  );
}
