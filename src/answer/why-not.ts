import { distancesOf } from "../engine/distance.js";
import { isHighWarning } from "../engine/effects.js";
import type { Judgement } from "../engine/judgement.js";
import { compareJudgements } from "../engine/rank.js";
import { verdictRank } from "../engine/verdict.js";
import { ProblemError } from "../errors.js";
import { factName } from "../facts/names.js";
import { type QueryInput, resolveQuery } from "../facts/resolve-query.js";
import { judgeQuery } from "../judging/judge-query.js";
import type { Advice, Finding, Ranked, RefId, Verdict } from "../model/advice.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Objection, ObjectionReport } from "../model/objection-report.js";
import type { Query } from "../model/query.js";
import { stampOf } from "../stamp.js";
import { advise } from "./advise.js";
import { solventsOf } from "./candidate-name.js";
import { isAhead, pairOf } from "./contrast.js";
import { narrowedTo } from "./named-candidate.js";
import { citedList } from "./references.js";
import { recordFlips } from "./supposed/flips.js";
import { type Variant, variantsOf } from "./variants.js";

const better = (a: Verdict, b: Verdict): boolean => verdictRank(a) < verdictRank(b);
const passes = (verdict: Verdict): boolean => better(verdict, "caution");

/** Why a binder does not stand first in a layer: what keeps it down or out, and what would change that. */
export function whyNot(binder: string, input: QueryInput, knowledge: Knowledge): ObjectionReport {
  const narrow = narrowedTo(binder, input, knowledge);
  const query = resolveQuery(narrow, knowledge);
  const { judgements } = judgeQuery(query, knowledge);
  const [best] = [...judgements].sort(compareJudgements);
  const answer = advise(query, knowledge, { top: judgements.length, all: true, robustness: false });
  const entry = answer.ranking[0] ?? answer.excluded[0];
  const record = entry?.scaffold ?? entry?.binder;
  if (best === undefined || !record) throw nothingToJudge(binder);
  const objections = objectionsOf(best, judgements, answer);
  const open = openedUp(query, knowledge);
  const variants = variantsOf(narrow, query);
  return {
    schema: "binder-advise/why-not@1",
    ...stampOf(knowledge),
    query,
    binder: record,
    verdict: best.verdict,
    score: best.verdict === "excluded" ? null : best.score,
    solvents: solventsOf(best.candidate),
    summary: summaryOf(record.id, best, query),
    objections,
    nearest: nearestOf(open, best, knowledge),
    flips: flipsOf(variants, best.verdict, knowledge),
    tried: [...new Set(variants.map(({ option }) => option))],
    record_flips: recordFlips(entry!, query, knowledge, ({ verdict }) => better(verdict, best.verdict)).sort(
      byGain,
    ),
    behind: behindOf(answer.ranking[0], open, knowledge),
    references: citedList(
      objections.flatMap(({ refs }) => refs),
      knowledge,
    ),
  };
}

const byGain = (a: { verdict: Verdict; score: number }, b: { verdict: Verdict; score: number }): number =>
  verdictRank(a.verdict) - verdictRank(b.verdict) || b.score - a.score;

/** The leader of the open question against it. */
function behindOf(
  entry: Ranked | undefined,
  { query, ranked }: Open,
  knowledge: Knowledge,
): ObjectionReport["behind"] {
  const [first] = ranked;
  if (entry === undefined || first === undefined) return null;
  const { rowKey } = first.candidate;
  const own = query.process === "scaffold" ? { scaffolds: [rowKey] } : { binders: [rowKey] };
  const [leader] = advise({ ...query, ...own }, knowledge, { top: 1, robustness: false }).ranking;
  return leader === undefined || !isAhead(leader, entry) ? null : pairOf(leader, entry, query, knowledge);
}

/** The question with every candidate let in, and what comes of it, best first. */
interface Open {
  query: Query;
  ranked: Judgement[];
}

function openedUp(query: Query, knowledge: Knowledge): Open {
  const open = { ...query, binders: [], solvents: [], scaffolds: [] };
  return { query: open, ranked: judgeQuery(open, knowledge).judgements.sort(compareJudgements) };
}

const nothingToJudge = (binder: string): ProblemError =>
  new ProblemError([
    {
      code: "contradiction",
      message: `${binder} is no candidate of this question, so there is nothing to object to.`,
      place: null,
    },
  ]);

function summaryOf(id: string, { verdict, score, candidate }: Judgement, { solvents }: Query): string {
  const where = candidate.solventKey === "" ? "" : `, at best from ${solventsOf(candidate).join(" + ")}`;
  if (verdict === "excluded")
    return solvents.length === 0
      ? `${id} is excluded, whatever it is combined with.`
      : `${id} from ${solvents.join(" or from ")} is excluded.`;
  return `${id}: ${verdict}, score ${score}${where}.`;
}

/** Exclusions of every solvent where all are out; else what holds against the best. */
function objectionsOf(best: Judgement, judgements: readonly Judgement[], answer: Advice): Objection[] {
  if (best.verdict === "excluded") return exclusions(judgements, answer);
  const entry = answer.ranking[0]!;
  const solvents = solventsOf(best.candidate);
  const isSaid = (finding: Finding) =>
    (finding.effect === "warn" && finding.severity !== "low") ||
    (finding.effect === "avoid" && finding.counted !== false);
  // what keeps it down comes first, and then what merely costs it something
  const warnings = entry.findings.filter(isHighWarning);
  const drawbacks = entry.findings.filter((finding) => isSaid(finding) && !isHighWarning(finding));
  const open = entry.unknown.filter(({ effect }) => effect === "exclude");
  const capped = entry.verdict === "viable" ? entry.verdict_reasons : [];
  return [
    ...warnings.map((finding) => objection("warn", finding, solvents, best)),
    ...open.map((finding) =>
      objection(
        "could not check",
        { rule: finding.rule, message: (finding.because ?? []).join("; "), refs: [] },
        solvents,
        best,
      ),
    ),
    ...capped.map((message) => objection("cap", { rule: null, message, refs: [] }, solvents, best)),
    ...drawbacks.map((finding) =>
      objection(finding.effect === "avoid" ? "avoid" : "warn", finding, solvents, best),
    ),
  ];
}

function exclusions(judgements: readonly Judgement[], answer: Advice): Objection[] {
  const byMessage = new Map<string, Objection>();
  for (const { solvents, findings } of answer.excluded) {
    const ids = solvents.map(({ id }) => id);
    for (const finding of findings) {
      const { message } = finding;
      const known = byMessage.get(message);
      if (known) known.solvents.push(ids.join("+"));
      else {
        const judgement = judgements.find((entry) => solventsOf(entry.candidate).join("+") === ids.join("+"));
        byMessage.set(message, objection("exclude", finding, [ids.join("+")], judgement));
      }
    }
  }
  const total = answer.excluded.length;
  return [...byMessage.values()]
    .map((entry) => ({ ...entry, solvents: entry.solvents.length === total ? [] : entry.solvents }))
    .sort((a, b) => Number(a.solvents.length > 0) - Number(b.solvents.length > 0));
}

type Said = { rule: string | null; message: string; remedy?: string | undefined; refs: RefId[] };

function objection(
  effect: Objection["effect"],
  { rule, message, remedy, refs }: Said,
  solvents: string[],
  judgement: Judgement | undefined,
): Objection {
  const held = judgement?.holding.find(({ id }) => id === rule);
  const distances = held && judgement ? distancesOf(held.when, judgement.candidate.facts) : [];
  return {
    rule,
    effect,
    message,
    remedy: remedy ?? null,
    refs,
    solvents,
    distances: distances.map((entry) => ({ ...entry, unit: factName(entry.fact)?.unit ?? null })),
  };
}

function nearestOf({ ranked }: Open, best: Judgement, knowledge: Knowledge): ObjectionReport["nearest"] {
  const families = new Map(knowledge.binders.map(({ id, family }) => [id, family]));
  const own = best.candidate.rowKey;
  const passing = ranked.filter(({ verdict }) => passes(verdict));
  const isBetter = (entry: Judgement) => compareJudgements(entry, best) < 0;
  const found =
    named(
      passing.find((entry) => entry.candidate.rowKey === own && isBetter(entry)),
      "another solvent",
    ) ??
    named(
      passing.find(
        ({ candidate }) => candidate.rowKey !== own && families.get(candidate.rowKey) === families.get(own),
      ),
      "same family",
    );
  return (
    found ??
    named(
      passing.find(({ candidate }) => candidate.rowKey !== own),
      "leader",
    )
  );
}

const named = (
  judgement: Judgement | undefined,
  how: NonNullable<ObjectionReport["nearest"]>["how"],
): ObjectionReport["nearest"] =>
  judgement === undefined
    ? null
    : {
        how,
        binder: judgement.candidate.rowKey,
        solvents: solventsOf(judgement.candidate),
        verdict: judgement.verdict,
        score: judgement.score,
      };

/** Single changes of the question, judged anew: those that give a better verdict. */
function flipsOf(
  variants: readonly Variant[],
  verdict: Verdict,
  knowledge: Knowledge,
): ObjectionReport["flips"] {
  return variants
    .flatMap(({ option, value, changed }) => {
      const best = bestOf(changed, knowledge);
      if (best === null || !better(best.verdict, verdict)) return [];
      return [
        { option, value, verdict: best.verdict, score: best.score, solvents: solventsOf(best.candidate) },
      ];
    })
    .sort(byGain);
}

/** The best judgement of a changed question; null where the change contradicts what else was asked. */
export function bestOf(input: QueryInput, knowledge: Knowledge): Judgement | null {
  try {
    const { judgements } = judgeQuery(resolveQuery(input, knowledge), knowledge);
    return [...judgements].sort(compareJudgements)[0] ?? null;
  } catch (error) {
    if (error instanceof ProblemError) return null;
    throw error;
  }
}
