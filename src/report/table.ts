import type { Advice, Finding, Ranked } from "../model/advice.js";
import { dominatedText, restsOnText } from "./certainty.js";
import { footOf } from "./foot.js";
import type { ReportOptions } from "./options.js";
import {
  cited,
  differencesShown,
  guidanceShown,
  guidanceText,
  mark,
  otherSystem,
  scoreText,
  strongestReasons,
  systemName,
} from "./phrases.js";
import { type Row, rowsOf } from "./rows.js";
import { PADDING, ruledTable } from "./ruled-table.js";
import { item, wrap, wrapCell } from "./wrap.js";

const VERDICT_COLOUR = { recommended: "green", viable: "cyan", caution: "yellow", unknown: "gray" } as const;
/** Below this width rows are stacked; from `WITH_GUIDANCE` on guidance has a column of its own. */
const STACKED_BELOW = 72;
const WITH_GUIDANCE = 110;

/** The answer as a person reads it in a terminal. */
export function tableReport(advice: Advice, options: ReportOptions): string {
  const rows = rowsOf(advice.ranking, options.pairs).slice(0, options.top);
  const body =
    rows.length === 0 ? [] : [options.width < STACKED_BELOW ? stacked(rows, options) : table(rows, options)];
  return `${[wrap(options.colour.bold(advice.summary), options.width), ...body, ...footOf(advice, rows, options)].join("\n\n")}\n`;
}

function table(rows: Row[], options: ReportOptions): string {
  const hasGuidance = options.width >= WITH_GUIDANCE;
  const widths = columnWidths(options.width, hasGuidance);
  const head = ["#", "Binder", "Verdict", "Why", ...(hasGuidance ? ["Guidance"] : [])];
  const body = rows.map((row) =>
    cells(row, options, hasGuidance).map((cell, index) => wrapCell(cell, widths[index]! - PADDING)),
  );
  return ruledTable(
    head.map((word) => options.colour.bold(word)),
    body,
    widths,
  );
}

/** Widths with their padding; with the borders they add up to the width asked for. */
function columnWidths(width: number, hasGuidance: boolean): number[] {
  const [rank, verdict] = [5, width < 90 ? 16 : 18];
  const binder = width < 90 ? 25 : 28;
  const left = width - rank - verdict - binder - (hasGuidance ? 6 : 5);
  if (!hasGuidance) return [rank, binder, verdict, left];
  const guidance = Math.floor(left * 0.4);
  return [rank, binder, verdict, left - guidance, guidance];
}

function cells({ entry, also }: Row, options: ReportOptions, hasGuidance: boolean): string[] {
  const reasons = reasonLines(entry, options);
  const guidance = guidanceLines(entry);
  return [
    rankText(entry, options.pairs),
    [...candidateLines(entry, options), ...alsoLine(also, entry, options)].join("\n"),
    verdictLines(entry, options).join("\n"),
    [...reasons, ...(hasGuidance ? [] : guidance.map((line) => options.colour.dim(line)))].join("\n"),
    ...(hasGuidance ? [guidance.join("\n")] : []),
  ];
}

const rankText = (entry: Ranked, pairs: boolean): string => String(pairs ? entry.rank : entry.binder_rank);

function candidateLines(entry: Ranked, { colour }: ReportOptions): string[] {
  const { scaffold, binder } = entry;
  const lead = scaffold ?? binder;
  return [
    ...(lead ? [colour.bold(lead.id), colour.dim(lead.name)] : []),
    ...(scaffold && binder ? [`filled with ${binder.id}`] : []),
    ...(entry.solvents.length > 0 ? [`${scaffold ? "in" : "from"} ${systemName(entry.solvents)}`] : []),
  ];
}

const alsoLine = (also: Ranked[], row: Ranked, { colour }: ReportOptions): string[] =>
  also.length === 0 ? [] : [colour.dim(`also: ${also.map((other) => otherSystem(other, row)).join("; ")}`)];

function verdictLines(entry: Ranked, { colour }: ReportOptions): string[] {
  return [
    colour[VERDICT_COLOUR[entry.verdict]](entry.verdict),
    scoreText(entry),
    colour.dim(entry.evidence.grade),
    colour.dim(cited(entry.evidence.refs)),
    ...differencesShown(entry).map((what) => colour.dim(what)),
  ].filter((line) => line !== "");
}

function reasonLines(entry: Ranked, options: ReportOptions): string[] {
  const reasons = strongestReasons(entry).map((finding) => reasonText(finding, options));
  const limits =
    entry.verdict === "caution" ? [] : entry.verdict_reasons.slice(0, 2).map((why) => `? ${why}`);
  return [...limits, ...reasons, ...certaintyLines(entry, options)];
}

/** What outranks it whatever the weights, and what of it is not sure. */
const certaintyLines = (entry: Ranked, { colour }: ReportOptions): string[] =>
  [dominatedText(entry), restsOnText(entry)]
    .filter((line) => line !== "")
    .map((line) => colour.dim(`~ ${line}`));

function reasonText(finding: Finding, { colour }: ReportOptions): string {
  const sign = mark(finding);
  const shown = sign === "!" ? colour.yellow(sign) : sign === "+" ? colour.green(sign) : sign;
  const origin = finding.origin === undefined ? "" : " (your rule)";
  return `${shown} ${finding.message} ${cited(finding.refs)}${origin}`.trimEnd();
}

const guidanceLines = (entry: Ranked): string[] =>
  guidanceShown(entry).map((line) => `> ${guidanceText(line)}`);

function stacked(rows: Row[], options: ReportOptions): string {
  return rows.map((row) => block(row, options)).join("\n\n");
}

function block({ entry, also }: Row, options: ReportOptions): string {
  const [lead, ...rest] = [...candidateLines(entry, options), ...alsoLine(also, entry, options)];
  const lines = [
    ...rest,
    verdictLines(entry, options).join(" · "),
    ...reasonLines(entry, options),
    ...guidanceLines(entry),
  ];
  const head = item(`${rankText(entry, options.pairs)}. `, lead ?? "", options.width);
  return [head, ...lines.map((line) => item("   ", line, options.width))].join("\n");
}
