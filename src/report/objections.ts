import type { Objection, ObjectionReport } from "../model/objection-report.js";
import type { RecordFlip } from "../model/record-flip.js";
import { pairLines, recordFlipText } from "./contrast.js";
import { cited } from "./phrases.js";
import { type PageOptions, pageOf, referencesSection, section } from "./section.js";
import { wrap } from "./wrap.js";

const SOLVENTS_SHOWN = 4;

/** Why a binder does not lead, and what would change that. */
export function objectionsText(report: ObjectionReport, options: PageOptions): string {
  const { width, colour } = options;
  return pageOf([
    wrap(colour.bold(report.summary), width),
    section(
      report.verdict === "recommended" ? "What speaks against it" : "What keeps it there",
      byRule(report.objections).slice(0, SHOWN).map(objectionLine),
      options,
    ),
    wrap(standing(report), width),
    ...(report.verdict === "recommended" ? [] : waysOut(report, options)),
    report.behind === null
      ? ""
      : section(`${report.behind.first} stands before it`, pairLines(report.behind), options),
    referencesSection(report.references, options),
  ]);
}

function standing({ objections, verdict, behind }: ObjectionReport): string {
  if (verdict === "excluded") return "";
  if (behind === null)
    return objections.length === 0 ? "Nothing keeps it down: it leads." : "It leads all the same.";
  return verdict === "recommended" ? "No rule keeps it down; others score higher." : "";
}

const SHOWN = 12;

/** One rule that bars many solvents is said once, with the first of them. */
function byRule(objections: readonly Objection[]): Objection[] {
  const first = new Map<string, Objection>();
  for (const entry of objections) {
    const key = `${entry.effect} ${entry.rule ?? entry.message} ${entry.solvents.length === 0}`;
    const known = first.get(key);
    first.set(key, known ? { ...known, solvents: [...known.solvents, ...entry.solvents] } : entry);
  }
  return [...first.values()];
}

function objectionLine({ effect, message, remedy, refs, solvents, distances, rule }: Objection): string {
  const shown = solvents.slice(0, SOLVENTS_SHOWN).join(", ");
  const more = solvents.length > SOLVENTS_SHOWN ? ` and ${solvents.length - SOLVENTS_SHOWN} more` : "";
  const where = effect === "exclude" && shown !== "" ? ` (${shown}${more})` : "";
  const far = distances.map(
    ({ fact, value, limit, unit, distance }) =>
      ` ${fact} is ${value}, the limit ${limit}: ${distance}${unit ? ` ${unit}` : ""} away.`,
  );
  const said = refs.length > 0 ? ` ${cited(refs)}` : "";
  return `${effect}: ${message}${where}${far.join("")}${said}${rule ? ` (${rule})` : ""}${remedy === null ? "" : ` What helps: ${remedy}`}`;
}

const from = (solvents: readonly string[]): string =>
  solvents.length > 0 ? ` from ${solvents.join(" + ")}` : "";

const nearestLine = ({
  how,
  binder,
  solvents,
  verdict,
  score,
}: NonNullable<ObjectionReport["nearest"]>): string =>
  `${how}: ${binder}${from(solvents)}, ${verdict} ${score}`;

/** Nothing is better than recommended; of that there only is what would put it ahead. */
const waysOut = (report: ObjectionReport, options: PageOptions): string[] => [
  section("Nearest that passes", report.nearest === null ? ["none"] : [nearestLine(report.nearest)], options),
  section(
    "One change of the question that would do",
    changesOf(report.flips.map(flipLine), noFlip(report)),
    options,
  ),
  section(
    "One change of what is recorded that would do",
    changesOf(report.record_flips.map(recordFlipLine), NO_RECORD_FLIP),
    options,
  ),
];

const noFlip = ({ tried, query }: ObjectionReport): string =>
  `no single change of ${tried.slice(0, -1).join(", ")} or ${tried.at(-1)} gives it a better verdict in this ${query.component}; nothing else was tried`;
const NO_RECORD_FLIP = "no single property, grade or study gives it a better verdict";
const changesOf = (lines: readonly string[], none: string): readonly string[] =>
  lines.length > 0 ? lines : [none];

const flipLine = ({ option, value, verdict, score, solvents }: ObjectionReport["flips"][number]): string => {
  const change = value === "any" ? `without ${option}` : [option, value].filter(Boolean).join(" ");
  return `${change}: ${verdict} ${score}${from(solvents)}`;
};

const recordFlipLine = (flip: RecordFlip): string =>
  `if ${recordFlipText(flip)}: ${flip.verdict} ${flip.score}`;
