import type { BriefEvaluation, EvaluationReport, PlacedFinding } from "../../model/evaluation.js";
import { INPUT_RULES } from "../../model/input-rules.js";
import type { Rule } from "../../model/rule.js";
import { cited } from "../phrases.js";
import { briefRemarks, isFull, nameOf } from "./evaluation-phrases.js";

/** SARIF 2.1.0, as code hosts read it: a result for each finding that speaks against a formulation. */
export function evaluationSarif(report: EvaluationReport, rules: readonly Rule[]): string {
  const results = [
    ...report.formulations.flatMap((evaluation) =>
      isFull(evaluation)
        ? evaluation.findings
            .filter(({ effect }) => effect !== "favour" && effect !== "weigh")
            .map((finding) => resultOf(finding, nameOf(evaluation), evaluation.content))
        : briefResults(evaluation),
    ),
    ...report.broken.flatMap(({ problems, place }) =>
      problems.map((problem) => ({
        ruleId: problem.code,
        level: "error",
        message: { text: `${problem.message} ${problem.help}` },
        locations: [locationOf(problem.place ?? place)],
      })),
    ),
  ];
  const ids = [...new Set(results.map(({ ruleId }) => ruleId))].sort();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "binder-advise",
            semanticVersion: report.tool.version,
            properties: { knowledge: report.knowledge },
            rules: ids.map((id) => ruleOf(id, rules)),
          },
        },
        columnKind: "utf16CodeUnits",
        results,
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf(id: string, rules: readonly Rule[]) {
  const rule = rules.find((entry) => entry.id === id);
  const note = (INPUT_RULES as Record<string, string>)[id];
  return {
    id,
    shortDescription: { text: rule?.title ?? note ?? "The record could not be read" },
    ...(rule
      ? {
          fullDescription: { text: rule.rationale.trim() },
          help: { text: `binder-advise explain ${id}` },
          properties: { effect: rule.effect },
        }
      : {}),
  };
}

const LEVELS = { high: "error", medium: "warning", low: "note" } as const;

const levelOf = ({ effect, severity }: PlacedFinding): string =>
  effect === "exclude" ? "error" : effect === "warn" ? LEVELS[severity ?? "medium"] : "note";

function resultOf(finding: PlacedFinding, name: string, content: string) {
  return {
    ruleId: finding.rule,
    level: levelOf(finding),
    message: {
      text: `${name}: ${finding.message} ${cited(finding.refs)}${finding.remedy ? ` ${finding.remedy}` : ""}`.trim(),
    },
    locations: [locationOf(finding.place)],
    partialFingerprints: { "formulationAndRule/v1": `${content}:${finding.rule}` },
    ...(finding.accepted
      ? {
          suppressions: [
            {
              kind: "inSource",
              status: "accepted",
              justification: `${finding.accepted.reason} (until ${finding.accepted.until})`,
            },
          ],
        }
      : {}),
  };
}

/** Without the words of a finding, which in brief are not kept. */
const briefResults = (evaluation: BriefEvaluation) =>
  briefRemarks(evaluation).map(({ rule, level, says }) => ({
    ruleId: rule,
    level: level === "notice" ? "note" : level,
    message: { text: says },
    locations: [locationOf(evaluation.place)],
  }));

/** A path as a URI reference; standard input has none of its own. */
const locationOf = ({ file, line, column }: PlacedFinding["place"]) => ({
  physicalLocation: {
    artifactLocation: {
      uri: file === "-" ? "stdin" : file.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/"),
    },
    region: { startLine: line, startColumn: column },
  },
});
