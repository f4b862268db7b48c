import type { EvaluationReport } from "../../model/evaluation.js";
import { referenceLine } from "../section.js";
import {
  against,
  briefLines,
  findingLine,
  findingWithRemedy,
  gradeOf,
  isFull,
  type Judged,
  layerText,
  nameOf,
  nearestText,
  placeText,
  problemLine,
  recipeLine,
  scoreOf,
} from "./evaluation-phrases.js";

const HEAD = ["Formulation", "Verdict", "Score", "Evidence", "Against it", "Best single change"];

/** The evaluations for a pull request: a table, then what each rests on. */
export function evaluationMarkdown({ summary, formulations, broken, references }: EvaluationReport): string {
  const rows = [HEAD, HEAD.map(() => "---"), ...formulations.map(cells)];
  const table = formulations.length === 0 ? [] : [rows.map((row) => `| ${row.join(" | ")} |`).join("\n")];
  const lost = broken.flatMap(({ problems }) =>
    problems.map((problem) => `- ${escaped(problemLine(problem))}`),
  );
  return `${[
    `**${escaped(summary)}**`,
    ...table,
    ...(lost.length > 0 ? [["**Could not be read**", "", ...lost].join("\n")] : []),
    ...formulations
      .filter(isFull)
      .map((evaluation) =>
        [
          `<details><summary>${html(nameOf(evaluation))}: ${html(layerText(evaluation))}</summary>`,
          "",
          ...evaluation.recipe.map((check) => `- ${escaped(recipeLine(check))}`),
          `- nearest reported layer: ${escaped(nearestText(evaluation))}`,
          ...against(evaluation).map(
            (finding) => `- ${escaped(findingWithRemedy(finding))} (\`${finding.rule}\`)`,
          ),
          "",
          "</details>",
        ].join("\n"),
      ),
    ...(references.length > 0
      ? [["**References**", "", ...references.map((line) => `- ${referenceLine(line)}`)].join("\n")]
      : []),
  ].join("\n\n")}\n`;
}

function cells(evaluation: Judged): string[] {
  const why = isFull(evaluation) ? against(evaluation).map(findingLine) : briefLines(evaluation);
  return [
    `${escaped(nameOf(evaluation))}<br>${escaped(placeText(evaluation.place))}`,
    evaluation.verdict,
    scoreOf(evaluation),
    gradeOf(evaluation),
    why.length === 0 ? "nothing" : why.map(escaped).join("<br>"),
    isFull(evaluation) ? escaped(evaluation.best_change?.says ?? "none does better") : "",
  ];
}

const html = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Text from a file must not become a table cell, a tag or a link of its own. */
const escaped = (text: string): string =>
  html(text)
    .replace(/([|[\]`*_\\])/g, "\\$1")
    .replaceAll("\n", " ");
