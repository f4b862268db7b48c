import type { CitedReference, Ranked } from "../model/advice.js";
import type { EvidenceRecord } from "../model/evidence.js";
import { cited, guidanceText, mark, scoreText, systemName } from "./phrases.js";
import { referenceLine } from "./section.js";
import { item, pad, wrap } from "./wrap.js";

export interface PrintedExplanation {
  entry: Ranked | null;
  excluded: { solvents: string[]; messages: string[] }[];
  shares: { rule: string; score_without: number; verdict_without: string }[];
  records: EvidenceRecord[];
  stops: { rule: string; wrong_when: string[] }[];
  references: CitedReference[];
}

/** A page on one candidate, from its verdict down to the studies. */
export function explanationReport(page: PrintedExplanation, width: number): string {
  const { entry } = page;
  if (entry === null) return excludedPage(page, width);
  const list = (title: string, lines: string[]) =>
    lines.length === 0 ? [] : [[title, ...lines.map((line) => item("  - ", line, width))].join("\n")];
  return `${[
    ...headOf(entry, width),
    ["Criteria: low, value, high, weight", ...criteriaLines(entry)].join("\n"),
    ...list(
      "What speaks",
      entry.findings.map(
        (finding) => `${mark(finding)} ${finding.message} ${cited(finding.refs)} (${finding.rule})`,
      ),
    ),
    ...list(
      "Without a rule",
      page.shares.map((share) => shareText(share, entry)),
    ),
    ...list("Could not be checked", unknownLines(entry)),
    ...list("Guidance", entry.guidance.map(guidanceText)),
    ...list(
      "Nearest reported layers",
      page.records.map((record) => `${record.id} ${cited(record.refs)}: ${record.result ?? record.at}`),
    ),
    ...list(
      "Where this stops holding",
      page.stops.flatMap(({ rule, wrong_when }) => wrong_when.map((when) => `${when} (${rule})`)),
    ),
    ...list("References", page.references.map(referenceLine)),
  ].join("\n\n")}\n`;
}

function headOf(entry: Ranked, width: number): string[] {
  const name = [
    entry.scaffold?.name,
    entry.binder?.name,
    entry.solvents.length > 0 ? `from ${systemName(entry.solvents)}` : "",
  ];
  const differs = entry.evidence.differs.length > 0 ? `: ${entry.evidence.differs.join("; ")}` : "";
  const lines = [
    name.filter(Boolean).join(" "),
    `${entry.verdict}, score ${scoreText(entry).replace("=", "")}`,
    ...entry.verdict_reasons.map((reason) => `What keeps it there: ${reason}`),
    `Evidence: ${entry.evidence.grade} ${cited(entry.evidence.refs)}${differs}`,
    ...(entry.solubility
      ? [
          `Solubility: ${entry.solubility.verdict ?? "not known"} (${entry.solubility.note}) ${cited(entry.solubility.refs)}`,
        ]
      : []),
  ];
  return [lines.map((line) => wrap(line, width, 2)).join("\n")];
}

const criteriaLines = (entry: Ranked): string[] =>
  Object.entries(entry.criteria).map(([id, { low, value, high, weight, applicable }]) =>
    applicable
      ? `  ${pad(id, 27)}${low.toFixed(2)}  ${value.toFixed(2)}  ${high.toFixed(2)}  ${String(weight).padStart(3)} %`
      : `  ${pad(id, 27)}–     –     –       – `.trimEnd(),
  );

function shareText(
  { rule, score_without, verdict_without }: PrintedExplanation["shares"][number],
  entry: Ranked,
): string {
  const change = score_without - entry.score;
  const score =
    change === 0
      ? `score ${score_without}`
      : `score ${score_without} (${change > 0 ? "+" : "−"}${Math.abs(change)})`;
  return `${rule}: ${score}${verdict_without === entry.verdict ? "" : `, ${verdict_without}`}`;
}

const unknownLines = (entry: Ranked): string[] => [
  ...new Set(
    entry.unknown.map((finding) => `${finding.rule}: ${(finding.because ?? finding.missing).join("; ")}`),
  ),
];

/** Reasons that hold whatever the solvent; where there is none, those of each solvent. */
function excludedPage({ excluded }: PrintedExplanation, width: number): string {
  const count = new Map<string, number>();
  for (const { messages } of excluded) {
    for (const message of messages) count.set(message, (count.get(message) ?? 0) + 1);
  }
  const always = [...count].filter(([, times]) => times === excluded.length).map(([message]) => message);
  const reasons = always.length > 0 ? always : [...count.keys()];
  return `${["Excluded in every way that was asked for:", ...reasons.map((message) => item("  - ", message, width))].join("\n")}\n`;
}
