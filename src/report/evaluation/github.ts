import type { EvaluationReport, PlacedFinding } from "../../model/evaluation.js";
import { cited } from "../phrases.js";
import { briefRemarks, isFull, nameOf } from "./evaluation-phrases.js";

/** Workflow commands of GitHub Actions, which show each finding beside its line. */
export function evaluationGithub({ formulations, broken, summary }: EvaluationReport): string {
  const lines = [
    ...broken.flatMap(({ problems, place }) =>
      problems.map((problem) =>
        command("error", problem.place ?? place, problem.code, `${problem.message} ${problem.help}`),
      ),
    ),
    ...formulations.flatMap((evaluation) =>
      isFull(evaluation)
        ? evaluation.findings
            .filter(
              ({ effect, accepted }) => (effect === "exclude" || effect === "warn") && accepted === undefined,
            )
            .map((finding) => ofFinding(finding, nameOf(evaluation)))
        : briefRemarks(evaluation).map(({ rule, level, says }) =>
            command(level, evaluation.place, rule, says),
          ),
    ),
    `::notice title=binder-advise::${escaped(summary)}`,
  ];
  return `${lines.join("\n")}\n`;
}

const LEVELS = { high: "error", medium: "warning", low: "notice" } as const;

function ofFinding(finding: PlacedFinding, name: string): string {
  const level = finding.effect === "exclude" ? "error" : LEVELS[finding.severity ?? "medium"];
  return command(
    level,
    finding.place,
    finding.rule,
    `${name}: ${finding.message} ${cited(finding.refs)}`.trimEnd(),
  );
}

function command(
  level: string,
  { file, line, column }: PlacedFinding["place"],
  title: string,
  message: string,
): string {
  return `::${level} file=${property(file)},line=${line},col=${column},title=${property(title)}::${escaped(message)}`;
}

const escaped = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string): string => escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
