import type { Finding, GuidanceLine, Ranked, RefId, SolventShare } from "../model/advice.js";
import { volumePercent } from "../model/solvent-share.js";

/** `[37–40, 45, review]`: runs of numbers are drawn together. Empty where there is nothing to cite. */
export function cited(refs: readonly RefId[]): string {
  if (refs.length === 0) return "";
  const numbers = refs.filter((ref) => typeof ref === "number").sort((a, b) => a - b);
  const others = refs.filter((ref) => typeof ref === "string");
  return `[${[...runs(numbers), ...others].join(", ")}]`;
}

function runs(numbers: number[]): string[] {
  const grouped: number[][] = [];
  for (const number of numbers) {
    const last = grouped[grouped.length - 1];
    if (last && last[last.length - 1] === number - 1) last.push(number);
    else grouped.push([number]);
  }
  return grouped.flatMap((run) => (run.length > 2 ? [`${run[0]}–${run[run.length - 1]}`] : run.map(String)));
}

/** `dibromomethane + n-hexyl butyrate (ratio not known)`; empty where no solvent is used. */
export function systemName(solvents: readonly SolventShare[]): string {
  if (solvents.length === 0) return "";
  const ratio = solvents.map((solvent) => solvent.volume_fraction);
  const names = solvents.map((solvent) => solvent.name).join(" + ");
  if (solvents.length === 1) return names;
  const known = ratio.every((share) => share !== null);
  return known
    ? `${names} (${ratio.map((share) => volumePercent(share!)).join(":")} vol%)`
    : `${names} (ratio not known)`;
}

/** A row shows no more of these; references are listed of what is shown. */
const REASONS_SHOWN = 3;
const GUIDANCE_SHOWN = 5;
const DIFFERENCES_SHOWN = 3;

export const guidanceShown = ({ guidance }: Pick<Ranked, "guidance">): GuidanceLine[] =>
  guidance.slice(0, GUIDANCE_SHOWN);

/** In what the nearest study of the same binder and component differs: what it says otherwise before what it does not say. */
export function differencesShown({ evidence: { grade, differs } }: Pick<Ranked, "evidence">): string[] {
  if (grade !== "partly") return [];
  const isSilent = (what: string) => what.endsWith("not stated");
  return [...differs.filter((what) => !isSilent(what)), ...differs.filter(isSilent)].slice(
    0,
    DIFFERENCES_SHOWN,
  );
}

/** `molecular weight 3200000 g/mol [40]` */
export function guidanceText(line: GuidanceLine): string {
  const note = line.note ? ` (${line.note})` : "";
  const between = typeof line.value === "string" ? ": " : " ";
  return `${line.quantity}${between}${amount(line)}${note} ${cited(line.refs)}`.trim();
}

export function amount(line: GuidanceLine): string {
  const unit = line.unit ? ` ${line.unit}` : "";
  if (line.value !== undefined) return `${shown(line.value)}${unit}`;
  if (line.min === undefined) return `up to ${shown(line.max!)}${unit}`;
  return line.max === undefined
    ? `at least ${shown(line.min)}${unit}`
    : `${shown(line.min)}${line.min < 0 || line.max < 0 ? " to " : "–"}${shown(line.max)}${unit}`;
}

const shown = (value: number | string): string =>
  typeof value === "number" && value >= 100_000
    ? value.toLocaleString("en").replaceAll(",", " ")
    : String(value);

export const scoreText = (entry: Ranked): string =>
  `${entry.tied ? "=" : ""}${entry.score} (${entry.score_low}–${entry.score_high})`;

/** Findings of several rules that say the same, of several criteria, the first of them alone. */
export const saidOnce = <F extends Finding>(findings: readonly F[]): F[] =>
  findings.filter(
    ({ effect, message }, index) =>
      findings.findIndex((other) => other.effect === effect && other.message === message) === index,
  );

/** The findings that say most about a candidate: what warns first, then what moves its score most. */
export function strongestReasons({ findings }: Pick<Ranked, "findings">, count = REASONS_SHOWN): Finding[] {
  const telling = findings.filter(
    (finding) =>
      (finding.effect === "warn" && finding.severity !== "low") ||
      ((finding.effect === "favour" || finding.effect === "avoid") && finding.counted !== false),
  );
  const named = telling.filter((finding) => !isGeneral(finding));
  const specific = named.length > 0 ? named : telling;
  const distinct = saidOnce(specific);
  const warnings = distinct.filter((finding) => finding.effect === "warn");
  const steps = distinct.filter((finding) => finding.effect !== "warn");
  return [...warnings.slice(0, Math.max(1, count - 1)), ...steps].slice(0, count);
}

/** Findings that hold for many: that a study exists, or that the solvent was tried. Those that say why come first. */
const GENERAL = new Set([
  "reported-layer-by-this-process",
  "reported-cycling-in-this-component",
  "reported-frame-and-filling",
  "exposure-seen-solvent",
]);
const isGeneral = (finding: Finding): boolean => GENERAL.has(finding.rule);

const MARKS: Readonly<Record<Finding["effect"], string>> = {
  exclude: "x",
  warn: "!",
  avoid: "−",
  favour: "+",
  weigh: "·",
  inform: "·",
};

/** What stands before a finding: what it does to a candidate. */
export const mark = ({ effect }: Pick<Finding, "effect">): string => MARKS[effect];

/** A further solvent system of a row, with its verdict where that is another than the row's. */
export function otherSystem(entry: Ranked, row: Ranked): string {
  const parts = [entry.scaffold ? entry.binder?.id : null, systemName(entry.solvents)].filter(Boolean);
  const name = parts.join(" in ") || "pressed without solvent";
  return entry.verdict === row.verdict ? name : `${name} (${entry.verdict})`;
}
