import { speaksAgainst } from "../../model/effects.js";
import type { BriefEvaluation, BrokenRecord, Evaluation, PlacedFinding } from "../../model/evaluation.js";
import { sharesText } from "../../model/solvent-share.js";
import { cited, mark } from "../phrases.js";
import { printable } from "../problems.js";

export type Judged = Evaluation | BriefEvaluation;

export const isFull = (evaluation: Judged): evaluation is Evaluation => "layer" in evaluation;

/** `file:line`, a name from a file shown so that it cannot act on the terminal. */
export const placeText = ({ file, line }: { file: string; line: number }): string =>
  `${printable(file)}:${line}`;

export const nameOf = ({ name, place }: Pick<Judged | BrokenRecord, "name" | "place">): string =>
  name === null ? placeText(place) : printable(name);

/** A rule of one of which no more is kept, and what there is to say of it. */
interface BriefRemark {
  rule: string;
  level: "error" | "warning" | "notice";
  says: string;
}

/** What stands against it is as grave as its verdict. */
export function briefRemarks(evaluation: BriefEvaluation): BriefRemark[] {
  const { verdict, findings, unchecked } = evaluation;
  const level = verdict === "excluded" ? "error" : verdict === "caution" ? "warning" : "notice";
  const of = (rule: string, says: string) => ({ rule, says: `${nameOf(evaluation)}: ${says}` });
  return [
    ...findings.map((rule) => ({ ...of(rule, verdict), level }) as const),
    ...unchecked.map((rule) => ({ ...of(rule, "could not be checked"), level: "notice" }) as const),
  ];
}

export const briefLines = ({ findings, unchecked }: BriefEvaluation): string[] => [
  ...findings,
  ...unchecked.map((rule) => `? ${rule} could not be checked`),
];

export const gradeOf = (evaluation: Judged): string =>
  isFull(evaluation)
    ? hasNothing(evaluation)
      ? "nothing to judge"
      : evaluation.evidence.grade
    : (evaluation.grade ?? "nothing to judge");

export const scoreOf = ({ score, score_low, score_high }: Judged): string =>
  score === null ? "not scored" : `${score} (${score_low}–${score_high})`;

/** What stands against a formulation, the weightiest first. */
export const against = ({ findings }: Evaluation): PlacedFinding[] => findings.filter(speaksAgainst);

export const favours = ({ findings }: Evaluation): PlacedFinding[] =>
  findings.filter(({ effect, counted }) => effect === "favour" && counted !== false);

/** What the file itself says or leaves open. */
export const fileNotes = ({ findings }: Evaluation): PlacedFinding[] =>
  findings.filter(
    ({ effect, refs, criterion }) => effect === "inform" && refs.length === 0 && criterion === null,
  );

export function findingLine(finding: PlacedFinding): string {
  const put = finding.accepted
    ? ` (accepted until ${finding.accepted.until}: ${printable(finding.accepted.reason)})`
    : "";
  const origin = finding.origin === undefined ? "" : " (your rule)";
  const text = `${mark(finding)} ${printable(finding.message)} ${cited(finding.refs)}`.trimEnd();
  return `${text}${origin}${put}`;
}

/** With the way out, where there is one that matters. */
export function findingWithRemedy(finding: PlacedFinding): string {
  const { effect, severity, remedy } = finding;
  const isGrave = effect === "exclude" || (effect === "warn" && severity !== "low");
  return `${findingLine(finding)}${isGrave && remedy ? ` Way out: ${remedy}` : ""}`;
}

export const settingLine = ({ message, refs }: Evaluation["setting"][number]): string =>
  `${message} ${cited(refs)}`.trimEnd();

/** Neither binder nor scaffold is given, so there is nothing to hold against a study. */
const hasNothing = ({ layer }: Evaluation): boolean => layer.binder === null && layer.scaffold === null;

export const nearestText = (evaluation: Evaluation): string => {
  const { nearest } = evaluation;
  return nearest === null
    ? hasNothing(evaluation)
      ? "none: neither binder nor scaffold is given"
      : "none: no study reports this binder or a relative"
    : `${nearest.record} ${cited(nearest.refs)}${nearest.reached.length > 0 ? `: ${nearest.reached.join(", ")}` : ""}${nearest.differs.length > 0 ? ` (${nearest.differs.join("; ")})` : ""}`;
};

export const recipeLine = ({ what, says, refs }: Evaluation["recipe"][number]): string =>
  `${what}: ${says} ${cited(refs)}`.trimEnd();

export const changeText = ({ best_change }: Evaluation): string =>
  best_change?.says ??
  "No single change of binder, solvent, ratio, content or drying was found that does better.";

export const layerText = ({ layer }: Evaluation): string =>
  [
    `${layer.process ?? "process not given"} ${layer.component === "sheet" ? "electrolyte sheet" : layer.component}`,
    layer.scaffold?.id,
    layer.binder?.id ?? (layer.scaffold === null ? "binder not given" : undefined),
    solventsText(layer),
  ]
    .filter((part) => part !== undefined)
    .join(", ");

function solventsText({ process, solvents }: Evaluation["layer"]): string | undefined {
  if (solvents === null) return process === "wet" ? "solvent not given" : undefined;
  return solvents.length > 0 ? `from ${sharesText(solvents)}` : undefined;
}

export const problemLine = ({ message, place }: BrokenRecord["problems"][number]): string =>
  `${place ? `${placeText(place)}:${place.column} ` : ""}${printable(message)}`;
