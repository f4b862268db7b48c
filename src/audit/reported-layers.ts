import { verdictRank } from "../engine/verdict.js";
import { type QueryInput, resolveQuery } from "../facts/resolve-query.js";
import { judgeQuery } from "../judging/judge-query.js";
import type { Verdict } from "../model/advice.js";
import type { EvidenceRecord } from "../model/evidence.js";
import type { Knowledge } from "../model/knowledge.js";
import { systemId } from "../solubility/solvent-system.js";

export interface ReportedLayer {
  record: string;
  process: string;
  verdict: Verdict;
  /** rules that exclude it */
  because: string[];
}

/** Every reported layer with a binder, asked for as it was made: the best verdict it gets. */
export function reportedLayers(knowledge: Knowledge): ReportedLayer[] {
  const layers = knowledge.records.filter((record) => record.component !== null && record.binder !== null);
  return layers.map((record) =>
    bestOf(processesOf(record, knowledge).map((process) => judged(record, process, knowledge))),
  );
}

const bestOf = (layers: ReportedLayer[]): ReportedLayer =>
  [...layers].sort((a, b) => verdictRank(a.verdict) - verdictRank(b.verdict))[0]!;

/** The process stated, or those the binder is used in where the record does not say. */
function processesOf(record: EvidenceRecord, knowledge: Knowledge): string[] {
  if (record.process !== null) return [record.process];
  const parts = record.binder!.split("+").map((id) => knowledge.binders.find((binder) => binder.id === id)!);
  return parts[0]!.processes.filter(
    (process) => process !== "scaffold" && parts.every((part) => part.processes.includes(process)),
  );
}

function judged(record: EvidenceRecord, process: string, knowledge: Knowledge): ReportedLayer {
  const input: QueryInput = {
    component: record.component!,
    process,
    ...(record.anode_kind ? { anode: record.anode_kind } : {}),
    electrolyte_free:
      record.component === "anode" && record.holds_sulfide === false && record.anode_class === "LLS",
    binders: [record.binder!],
    ...(process !== "dry" && record.solvents?.length ? { solvents: [systemId(record.solvents)] } : {}),
    ...(record.scaffold ? { scaffolds: [record.scaffold] } : {}),
  };
  const { judgements } = judgeQuery(resolveQuery(input, knowledge), knowledge);
  const best = [...judgements].sort((a, b) => verdictRank(a.verdict) - verdictRank(b.verdict))[0];
  return {
    record: record.id,
    process,
    verdict: best?.verdict ?? "excluded",
    because:
      best?.verdict === "excluded"
        ? best.holding.filter((rule) => rule.effect === "exclude").map((rule) => rule.id)
        : [],
  };
}
