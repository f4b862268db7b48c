import { stringify } from "csv-stringify/sync";
import { uncheckedIn } from "../model/effects.js";
import type { BriefEvaluation, BrokenRecord, Evaluation } from "../model/evaluation.js";
import type { Detail, Outcome } from "./outcome.js";

export const LINE_FORMATS = ["jsonl", "csv"] as const;
export type LineFormat = (typeof LINE_FORMATS)[number];

/** Writes outcomes where each is a line of its own. */
export class LineWriter {
  private readonly columns: Column[];

  constructor(
    private readonly format: LineFormat,
    detail: Detail,
  ) {
    this.columns = columnsOf(detail);
  }

  line(outcome: Outcome): string {
    if (this.format === "jsonl")
      return `${JSON.stringify("broken" in outcome ? outcome : outcome.evaluation)}\n`;
    return csvLine(this.columns.map(([, cell]) => cell(outcome)));
  }
}

const columnsOf = (detail: Detail): Column[] =>
  detail === "full" ? [...BRIEF_COLUMNS, ...FULL_COLUMNS] : BRIEF_COLUMNS;

/** The heading of a CSV output; nothing for JSON lines. */
export function headingOf(format: LineFormat, detail: Detail): string {
  if (format === "jsonl") return "";
  return csvLine(columnsOf(detail).map(([name]) => name));
}

type Cell = string | number | null;

/** Cells that a spreadsheet would run as a formula are escaped. */
export const csvLine = (cells: readonly Cell[]): string => stringify([[...cells]], { escape_formulas: true });

type Column = [string, (outcome: Outcome) => Cell];

const of =
  (
    judged: (evaluation: Evaluation | BriefEvaluation) => Cell,
    broken: (record: BrokenRecord) => Cell = () => "",
  ) =>
  (outcome: Outcome): Cell =>
    "broken" in outcome ? broken(outcome.broken) : judged(outcome.evaluation);
const ofFull = (cell: (evaluation: Evaluation) => Cell) =>
  of((evaluation) => ("layer" in evaluation ? cell(evaluation) : ""));

const gradeOf = (evaluation: Evaluation | BriefEvaluation): Cell =>
  "evidence" in evaluation ? evaluation.evidence.grade : evaluation.grade;

const idsOf = ({ findings }: Evaluation | BriefEvaluation): Cell =>
  findings
    .filter(
      (finding) => typeof finding === "string" || !["favour", "weigh", "inform"].includes(finding.effect),
    )
    .map((finding) => (typeof finding === "string" ? finding : finding.rule))
    .join(" ");

const uncheckedOf = (evaluation: Evaluation | BriefEvaluation): Cell =>
  ("layer" in evaluation ? uncheckedIn(evaluation.unknown) : evaluation.unchecked).join(" ");

const BRIEF_COLUMNS: Column[] = [
  [
    "name",
    of(
      ({ name }) => name,
      ({ name }) => name,
    ),
  ],
  [
    "verdict",
    of(
      ({ verdict }) => verdict,
      () => "broken",
    ),
  ],
  ["score", of(({ score }) => score)],
  ["score_low", of(({ score_low }) => score_low)],
  ["score_high", of(({ score_high }) => score_high)],
  ["evidence_grade", of(gradeOf)],
  ["findings", of(idsOf, ({ problems }) => problems.map(({ code }) => code).join(" "))],
  ["unchecked", of(uncheckedOf)],
  [
    "problem",
    of(
      () => "",
      ({ problems }) => problems.map(({ message }) => message).join(" "),
    ),
  ],
  [
    "file",
    of(
      ({ place }) => place.file,
      ({ place }) => place.file,
    ),
  ],
  [
    "line",
    of(
      ({ place }) => place.line,
      ({ place }) => place.line,
    ),
  ],
  [
    "column",
    of(
      ({ place }) => place.column,
      ({ place }) => place.column,
    ),
  ],
];

const FULL_COLUMNS: Column[] = [
  ["content", ofFull(({ content }) => content)],
  ["verdict_reasons", ofFull(({ verdict_reasons }) => verdict_reasons.join(" "))],
  ["recipe", ofFull(({ recipe }) => recipe.map(({ what, says }) => `${what}: ${says}`).join("; "))],
  ["nearest", ofFull(({ nearest }) => nearest?.record ?? "")],
  ["nearest_reached", ofFull(({ nearest }) => nearest?.reached.join("; ") ?? "")],
  ["best_change", ofFull(({ best_change }) => best_change?.says ?? "")],
];
