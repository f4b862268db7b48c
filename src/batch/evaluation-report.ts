import { citedList } from "../answer/references.js";
import type { EvaluationCounts, EvaluationReport } from "../model/evaluation.js";
import type { Knowledge } from "../model/knowledge.js";
import { refsInTexts } from "../model/refs-in-texts.js";
import { stampOf } from "../stamp.js";
import type { Outcome } from "./outcome.js";

/** Gathered outcomes as one report. */
export function evaluationReport(
  outcomes: readonly Outcome[],
  counts: EvaluationCounts,
  knowledge: Knowledge,
): EvaluationReport {
  const formulations = outcomes.flatMap((outcome) => ("broken" in outcome ? [] : [outcome.evaluation]));
  const refs = formulations.flatMap((evaluation) =>
    "layer" in evaluation
      ? [
          ...evaluation.findings.flatMap((finding) => finding.refs),
          ...evaluation.evidence.refs,
          ...evaluation.setting.flatMap((finding) => finding.refs),
          ...refsInTexts(evaluation.assumptions),
          ...evaluation.recipe.flatMap((check) => check.refs),
        ]
      : [],
  );
  return {
    schema: "binder-advise/evaluation@1",
    ...stampOf(knowledge),
    summary: countsText(counts),
    counts,
    formulations,
    broken: outcomes.flatMap((outcome) => ("broken" in outcome ? [outcome.broken] : [])),
    references: citedList(refs, knowledge),
  };
}

/** `38 formulations: 4 recommended, …; 2 could not be read.` */
export function countsText(counts: EvaluationCounts): string {
  const { formulations, recommended, viable, caution, unknown, excluded, broken, accepted, known } = counts;
  const extras = [
    ...(accepted > 0 ? [`${accepted} finding${accepted === 1 ? "" : "s"} accepted`] : []),
    ...(known > 0 ? [`${known} known from the baseline`] : []),
    ...(broken > 0 ? [`${broken} record${broken === 1 ? "" : "s"} could not be read`] : []),
  ];
  if (formulations === 0) return `No formulation was judged; ${extras.join("; ") || "none was found"}.`;
  const verdicts = `${recommended} recommended, ${viable} viable, ${caution} with caution, ${unknown} unknown, ${excluded} excluded`;
  return `${formulations} formulation${formulations === 1 ? "" : "s"}: ${[verdicts, ...extras].join("; ")}.`;
}
