import type { Objection, ObjectionReport } from "../model/objection-report.js";
import { cited } from "./phrases.js";
import { type PageOptions, pageOf, referencesSection, section } from "./section.js";
import { wrap } from "./wrap.js";

const SOLVENTS_SHOWN = 4;

/** Why a binder does not lead, and what would change that. */
export function objectionsText(report: ObjectionReport, options: PageOptions): string {
  const { width, colour } = options;
  return pageOf([
    wrap(colour.bold(report.summary), width),
    section("What keeps it there", byRule(report.objections).slice(0, SHOWN).map(objectionLine), options),
    report.objections.length === 0
      ? wrap("No rule keeps it down; others score higher. See binder-advise compare.", width)
      : "",
    section(
      "Nearest that passes",
      report.nearest === null ? ["none"] : [nearestLine(report.nearest)],
      options,
    ),
    section(
      "One change that would do",
      report.flips.length === 0
        ? ["no single change of the question gives it a better verdict"]
        : report.flips.map(flipLine),
      options,
    ),
    referencesSection(report.references, options),
  ]);
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

function objectionLine({ effect, message, refs, solvents, distances, rule }: Objection): string {
  const shown = solvents.slice(0, SOLVENTS_SHOWN).join(", ");
  const more = solvents.length > SOLVENTS_SHOWN ? ` and ${solvents.length - SOLVENTS_SHOWN} more` : "";
  const where = effect === "exclude" && shown !== "" ? ` (${shown}${more})` : "";
  const far = distances.map(
    ({ fact, value, limit, unit, distance }) =>
      ` ${fact} is ${value}, the limit ${limit}: ${distance}${unit ? ` ${unit}` : ""} away.`,
  );
  const said = refs.length > 0 ? ` ${cited(refs)}` : "";
  return `${effect}: ${message}${where}${far.join("")}${said}${rule ? ` (${rule})` : ""}`;
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

const flipLine = ({ option, value, verdict, score, solvents }: ObjectionReport["flips"][number]): string =>
  `${[option, value].filter(Boolean).join(" ")}: ${verdict} ${score}${from(solvents)}`;
