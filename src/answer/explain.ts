import { partsOf, rejudge } from "../judging/rejudge.js";
import { withParts } from "../load/with-parts.js";
import type { Advice, Finding, Ranked, RefId } from "../model/advice.js";
import type { Explanation, RuleShare } from "../model/explanation.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Query } from "../model/query.js";
import type { CriterionId } from "../model/rule.js";
import { stampOf } from "../stamp.js";
import { advise } from "./advise.js";
import { missingFacts } from "./missing-facts.js";
import { nearLayers } from "./near-layers.js";
import { citedList } from "./references.js";
import { byTopic, materialGuidance } from "./topic-guidance.js";
import { decisiveFacts, usedValues } from "./used-values.js";

/** A page on the best candidate of a query that names one binder: its verdict, and each rule's share of it. */
export function explain(query: Query, knowledge: Knowledge): Explanation {
  // a proposed blend stands on the solvents of its binder, so the page is that of what it was proposed beside
  const answer = advise(query, knowledge, { top: 2, all: true, robustness: false });
  const entry = answer.ranking.find((ranked) => !isProposal(ranked)) ?? null;
  const page = entry === null ? excludedPage(answer) : rankedPage(entry, answer, knowledge);
  return {
    schema: "binder-advise/explanation@1",
    ...stampOf(knowledge),
    query,
    entry,
    ...page,
    references: citedList(refsOf(page, entry), knowledge),
  };
}

const isProposal = ({ solvents }: Ranked): boolean =>
  solvents.length > 1 && solvents.every(({ volume_fraction }) => volume_fraction !== null);

type Page = Omit<Explanation, "schema" | "tool" | "knowledge" | "query" | "entry" | "references">;

const excludedPage = ({ excluded }: Advice): Page => ({
  ...{ shares: [], setting: [], missing: [], values: [], guidance: [], records: [], nearest: [], stops: [] },
  excluded: excluded.map(({ solvents, findings }) => ({
    solvents: solvents.map((solvent) => solvent.id),
    messages: findings.map((finding) => finding.message),
    findings,
  })),
});

function rankedPage(entry: Ranked, answer: Advice, knowledge: Knowledge): Page {
  const parts = partsOf(entry, knowledge);
  const holding = rulesOf(entry.findings, knowledge);
  const weights = new Map(
    Object.entries(entry.criteria).map(([id, { weight }]) => [id as CriterionId, weight]),
  );
  const ids = new Set(entry.evidence.records);
  const records = knowledge.records.filter((record) => ids.has(record.id));
  return {
    excluded: [],
    shares: sharesOf(entry, answer.query, knowledge),
    setting: answer.context,
    missing: missingFacts(entry, knowledge),
    values: usedValues(parts, entry.solubility, decisiveFacts(holding, knowledge.criteria, weights)),
    guidance: byTopic([...entry.guidance, ...answer.context_guidance, ...materialGuidance(parts)]),
    records,
    nearest: nearLayers(records),
    stops: holding.map(({ id, wrong_when }) => ({ rule: id, wrong_when })),
  };
}

function rulesOf(findings: readonly Finding[], { rules }: Knowledge) {
  const ids = new Set(findings.map(({ rule }) => rule));
  return rules.filter(({ id }) => ids.has(id));
}

/** What the same candidate would get without each rule that touches it, the weightiest first. */
function sharesOf(entry: Ranked, query: Query, knowledge: Knowledge): RuleShare[] {
  const touching = new Set([...entry.findings, ...entry.unknown].map(({ rule }) => rule));
  const shares = [...touching].map((id): RuleShare => {
    const rules = knowledge.rules.filter((rule) => rule.id !== id);
    const { score, verdict } = rejudge(entry, query, withParts(knowledge, { rules }));
    return { rule: id, score_without: score, verdict_without: verdict };
  });
  return shares
    .filter((share) => share.score_without !== entry.score || share.verdict_without !== entry.verdict)
    .sort((a, b) => a.score_without - b.score_without || (a.rule < b.rule ? -1 : 1));
}

/** What the page itself cites, and nothing else. */
const refsOf = (page: Page, entry: Ranked | null): RefId[] => [
  ...(entry === null ? [] : [...entry.evidence.refs, ...(entry.solubility?.refs ?? [])]),
  ...[
    ...(entry?.findings ?? []),
    ...page.setting,
    ...page.excluded.flatMap(({ findings }) => findings),
  ].flatMap(({ refs }) => refs),
  ...page.guidance.flatMap(({ lines }) => lines.flatMap(({ refs }) => refs)),
  ...page.values.flatMap(({ refs, source }): RefId[] => (refs.length > 0 ? refs : [source])),
  ...page.nearest.flatMap(({ refs }) => refs),
];
