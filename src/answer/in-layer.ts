import { findingsOf, unknownFindingsOf } from "../engine/findings.js";
import type { CandidateParts } from "../facts/candidates.js";
import { LayerJudge } from "../judging/layer-judge.js";
import type { StandingInLayer } from "../model/blend-report.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Query } from "../model/query.js";
import { verdictReasons, withOrigins } from "./entry.js";

/** What the rules say of one candidate in a layer, whether or not a ranking would hold it. */
export function standingInLayer(
  parts: CandidateParts,
  query: Query,
  knowledge: Knowledge,
): Omit<StandingInLayer, "volume_fractions"> {
  const layer = new LayerJudge(query, knowledge);
  const judged = layer.judge(parts);
  const { subject, verdict } = judged;
  const { words } = knowledge.criteria.steps;
  const isOut = verdict === "excluded";
  const told = findingsOf(judged, layer.context.weights, words, subject.cited);
  const findings = withOrigins(isOut ? told.filter(({ effect }) => effect === "exclude") : told, knowledge);
  const unknown = unknownFindingsOf(judged, subject.facts.reason);
  return {
    query,
    verdict,
    verdict_reasons: verdictReasons(judged, subject.caps, findings, unknown),
    score: isOut ? null : judged.score,
    score_low: isOut ? null : judged.scoreLow,
    score_high: isOut ? null : judged.scoreHigh,
    findings,
    unknown,
  };
}
