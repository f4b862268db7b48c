import type { Advice } from "../model/advice.js";
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

const WIDE = 100_000;

/** The answer as a GitHub table with its notes below, for a pull request or a lab book. */
export function markdownReport(advice: Advice, options: ReportOptions): string {
  const rows = rowsOf(advice.ranking, options.pairs).slice(0, options.top);
  const hasSolvent = rows.some(({ entry }) => entry.solvents.length > 0);
  const head = [
    "#",
    "Binder",
    ...(hasSolvent ? ["Solvent"] : []),
    "Verdict",
    "Score",
    "Evidence",
    "Why",
    "Guidance",
  ];
  const lines = [head, head.map(() => "---"), ...rows.map((row) => cells(row, hasSolvent, options))];
  const table = rows.length === 0 ? [] : [lines.map((line) => `| ${line.join(" | ")} |`).join("\n")];
  const foot = footOf(advice, rows, { ...options, width: WIDE }).map(asMarkdown);
  return `${[`**${escaped(advice.summary)}**`, ...table, ...foot].join("\n\n")}\n`;
}

function cells({ entry, also }: Row, hasSolvent: boolean, options: ReportOptions): string[] {
  const lead = entry.scaffold ?? entry.binder;
  const filling = entry.scaffold && entry.binder ? `<br>filled with ${entry.binder.id}` : "";
  const others =
    also.length === 0 ? "" : `<br>also: ${also.map((other) => otherSystem(other, entry)).join("; ")}`;
  const reasons = strongestReasons(entry).map(
    (finding) => `${mark(finding)} ${finding.message} ${cited(finding.refs)}`,
  );
  return [
    String(options.pairs ? entry.rank : entry.binder_rank),
    `${lead?.id ?? ""}${filling}`,
    ...(hasSolvent ? [escaped(systemName(entry.solvents)) + escaped(others)] : []),
    entry.verdict,
    scoreText(entry),
    [`${entry.evidence.grade} ${cited(entry.evidence.refs)}`, ...differencesShown(entry)]
      .map(escaped)
      .join("<br>"),
    [...reasons, ...[dominatedText(entry), restsOnText(entry)].filter(Boolean).map((line) => `~ ${line}`)]
      .map(escaped)
      .join("<br>"),
    guidanceShown(entry)
      .map((line) => escaped(guidanceText(line)))
      .join("<br>"),
  ];
}

const escaped = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

/** Long lists are folded away, so that a pull request shows the answer first; commands are code. */
const FOLDED = ["In this setting", "Excluded", "References"];

function asMarkdown(section: string): string {
  const [title, ...lines] = section.split("\n");
  const list = lines.map((line) => line.trimStart().replace(/^- (binder-advise .*)$/, "- `$1`")).join("\n");
  return FOLDED.includes(title!)
    ? `<details><summary>${title}</summary>\n\n${list}\n\n</details>`
    : `**${title}**\n\n${list}`;
}
