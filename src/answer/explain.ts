import type { CitedReference, Ranked, Verdict } from "../model/advice.js";
import type { EvidenceRecord } from "../model/evidence.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Query } from "../model/query.js";
import { advise } from "./advise.js";
import { judgeQuery } from "./judge-query.js";

export interface RuleShare {
  rule: string;
  /** points that the score would change by if the rule were removed */
  score_without: number;
  verdict_without: Verdict;
}

export interface Explanation {
  schema: "binder-advise/explanation@1";
  query: Query;
  /** null where every candidate asked for is excluded */
  entry: Ranked | null;
  /** why it is out, where it is */
  excluded: { solvents: string[]; messages: string[] }[];
  shares: RuleShare[];
  records: EvidenceRecord[];
  /** where the rules that hold stop holding */
  stops: { rule: string; wrong_when: string[] }[];
  references: CitedReference[];
}

/** A page on the best candidate of a query that names one binder: its verdict, and each rule's share of it. */
export function explain(query: Query, knowledge: Knowledge): Explanation {
  // a proposed blend stands on the solvents of its binder, so the page is that of what it was proposed beside
  const answer = advise(query, knowledge, { top: 2, all: true, robustness: false });
  const entry = answer.ranking.find((ranked) => !isProposal(ranked)) ?? null;
  const holding = new Set(entry?.findings.map((finding) => finding.rule) ?? []);
  const touching = new Set([...holding, ...(entry?.unknown.map((finding) => finding.rule) ?? [])]);
  const ids = new Set(entry?.evidence.records ?? []);
  return {
    schema: "binder-advise/explanation@1",
    query,
    entry,
    excluded: entry
      ? []
      : answer.excluded.map(({ solvents, findings }) => ({
          solvents: solvents.map((solvent) => solvent.id),
          messages: findings.map((finding) => finding.message),
        })),
    shares: entry ? sharesOf(entry, touching, query, knowledge) : [],
    records: knowledge.records.filter((record) => ids.has(record.id)),
    stops: knowledge.rules
      .filter((rule) => holding.has(rule.id))
      .map(({ id, wrong_when }) => ({ rule: id, wrong_when })),
    references: answer.references,
  };
}

const isProposal = ({ solvents }: Ranked): boolean =>
  solvents.length > 1 && solvents.every(({ volume_fraction }) => volume_fraction !== null);

/** What the same candidate would get without each rule that touches it, the weightiest first. */
function sharesOf(entry: Ranked, touching: Set<string>, query: Query, knowledge: Knowledge): RuleShare[] {
  const narrow = {
    ...query,
    solvents: entry.solvents.length > 0 ? [entry.solvents.map(({ id }) => id).join("+")] : [],
  };
  const shares = [...touching].map((id): RuleShare => {
    const rules = knowledge.rules.filter((rule) => rule.id !== id);
    const { judgements } = judgeQuery(narrow, { ...knowledge, rules });
    const same = judgements.find(
      (judgement) => judgement.candidate.rowKey === (entry.scaffold ?? entry.binder)!.id,
    );
    return { rule: id, score_without: same!.score, verdict_without: same!.verdict };
  });
  return shares
    .filter((share) => share.score_without !== entry.score || share.verdict_without !== entry.verdict)
    .sort((a, b) => a.score_without - b.score_without || (a.rule < b.rule ? -1 : 1));
}
