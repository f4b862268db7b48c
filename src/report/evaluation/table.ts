import type { BrokenRecord, Evaluation, EvaluationReport } from "../../model/evaluation.js";
import { cited, saidOnce } from "../phrases.js";
import { PADDING, ruledTable } from "../ruled-table.js";
import { type PageOptions, pageOf, referencesSection, section } from "../section.js";
import { wrap, wrapCell } from "../wrap.js";
import {
  against,
  briefLines,
  changeText,
  favours,
  fileNotes,
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
  settingLine,
} from "./evaluation-phrases.js";

const COLOUR = {
  recommended: "green",
  viable: "cyan",
  caution: "yellow",
  unknown: "gray",
  excluded: "red",
} as const;
/** So few are shown a page each. */
const PAGES = 3;

/** The evaluations as a person reads them in a terminal. */
export function evaluationTable(report: EvaluationReport, options: PageOptions): string {
  const { formulations, broken } = report;
  const full = formulations.filter(isFull);
  const isPages = full.length === formulations.length && full.length <= PAGES;
  return pageOf([
    wrap(options.colour.bold(report.summary), options.width),
    ...(isPages
      ? full.map((evaluation) => page(evaluation, options))
      : [formulations.length === 0 ? "" : table(formulations, options)]),
    section("Could not be read", broken.flatMap(brokenLines), options),
    isPages ? referencesSection(report.references, options) : "",
  ]);
}

const brokenLines = ({ problems, place }: BrokenRecord): string[] =>
  problems.length === 0
    ? [placeText(place)]
    : problems.map((problem) => `${problemLine(problem)} ${problem.help}`);

function page(evaluation: Evaluation, options: PageOptions): string {
  const { colour, width } = options;
  const verdict = colour[COLOUR[evaluation.verdict]](evaluation.verdict);
  const { refs, differs } = evaluation.evidence;
  const asAccepted =
    evaluation.verdict_as_accepted === null ? "" : `, ${evaluation.verdict_as_accepted} as accepted`;
  const evidence = `${gradeOf(evaluation)} ${cited(refs)}${differs.length > 0 ? `: ${differs.join("; ")}` : ""}`;
  return [
    `${colour.bold(nameOf(evaluation))}  ${verdict}${asAccepted}, ${scoreText(evaluation)}`,
    wrap(`${layerText(evaluation)}; ${placeText(evaluation.place)}`, width),
    section("Why this verdict", evaluation.verdict_reasons, options),
    section("Against it", saidOnce(against(evaluation)).map(findingWithRemedy), options),
    section("For it", saidOnce(favours(evaluation)).map(findingLine), options),
    section("Recipe", evaluation.recipe.map(recipeLine), options),
    section("Evidence", [evidence, `nearest: ${nearestText(evaluation)}`], options),
    section("Could not be checked", uncheckedOf(evaluation), options),
    section("In this setting", evaluation.setting.map(settingLine), options),
    section("Assumed", evaluation.assumptions, options),
    section("About the file", fileNotes(evaluation).map(findingLine), options),
    section("Best single change", [changeText(evaluation)], options),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

const scoreText = (evaluation: Evaluation): string =>
  evaluation.score === null ? "not scored" : `score ${scoreOf(evaluation)}`;

const uncheckedOf = ({ unknown }: Evaluation): string[] => [
  ...new Set(unknown.flatMap(({ because }) => because ?? []).filter((why) => !ASIDE.test(why))),
];

/** Reasons of rules about a frame, where there is none. */
const ASIDE = /does not apply here$|^no scaffold is used$/;

/** `recommended.` with its padding. */
const LONGEST_WORD = 14;

/** Below this width some column would have no room for a letter. */
const NARROWEST = 44;

function table(formulations: readonly Judged[], options: PageOptions): string {
  const { colour } = options;
  const width = Math.max(NARROWEST, options.width);
  const [name, verdict] = [Math.floor(width * 0.3), 18];
  const left = width - name - verdict - 5;
  const change = Math.min(Math.max(LONGEST_WORD, Math.floor(left * 0.38)), Math.floor(left / 2));
  const widths = [name, verdict, left - change, change];
  const head = ["Formulation", "Verdict", "Against it", "Best change"];
  const rows = formulations.map((evaluation) =>
    cells(evaluation, options).map((cell, index) => wrapCell(cell, widths[index]! - PADDING)),
  );
  return ruledTable(
    head.map((word) => colour.bold(word)),
    rows,
    widths,
  );
}

const SHOWN = 3;

function cells(evaluation: Judged, { colour }: PageOptions): string[] {
  const why = isFull(evaluation) ? fullLines(evaluation) : briefLines(evaluation);
  return [
    [
      colour.bold(nameOf(evaluation)),
      ...(isFull(evaluation) ? [layerText(evaluation)] : []),
      colour.dim(placeText(evaluation.place)),
    ].join("\n"),
    [
      colour[COLOUR[evaluation.verdict]](evaluation.verdict),
      scoreOf(evaluation),
      colour.dim(gradeOf(evaluation)),
    ].join("\n"),
    why.length === 0 ? "nothing" : why.join("\n"),
    isFull(evaluation) ? (evaluation.best_change?.says ?? "none does better") : "",
  ];
}

/** Exclusions and warnings first; of an open verdict what could not be checked. */
function fullLines(evaluation: Evaluation): string[] {
  const lines = against(evaluation).map(findingLine);
  const open = evaluation.verdict === "unknown" ? evaluation.verdict_reasons.map((why) => `? ${why}`) : [];
  const all = [...open, ...lines];
  return all.length > SHOWN ? [...all.slice(0, SHOWN), `and ${all.length - SHOWN} more`] : all;
}
