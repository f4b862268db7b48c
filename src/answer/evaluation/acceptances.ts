import { isHighWarning } from "../../engine/effects.js";
import { isMostlyUnknown } from "../../engine/verdict.js";
import type { UnknownFinding, Verdict } from "../../model/advice.js";
import type { PlacedFinding } from "../../model/evaluation.js";
import type { Acceptance, Formulation } from "../../model/formulation.js";
import type { JudgedLayer } from "./formulation-judge.js";
import { noteFinding } from "./note-finding.js";
import type { PlaceOf } from "./placed-findings.js";

/** What is put up with for a time: in a formulation itself, or everywhere. */
export class Acceptances {
  /** @param today YYYY-MM-DD; acceptances end after their day */
  constructor(
    private readonly everywhere: readonly Acceptance[],
    private readonly today: string,
  ) {}

  /** Accepted findings stay and say so; an acceptance that is over or meets nothing is a finding itself. */
  applied(formulation: Formulation, all: readonly PlacedFinding[], place: PlaceOf): readonly PlacedFinding[] {
    const entries = [...formulation.accept, ...this.everywhere];
    if (entries.length === 0) return all;
    const open = new Map(entries.filter((entry) => this.isOpen(entry)).map((entry) => [entry.rule, entry]));
    return [...all, ...this.faults(formulation, entries, all, place)].map((finding) => {
      const entry = open.get(finding.rule);
      return entry === undefined
        ? finding
        : { ...finding, accepted: { reason: entry.reason, until: entry.until } };
    });
  }

  private faults(
    { accept, paths }: Formulation,
    entries: readonly Acceptance[],
    all: readonly PlacedFinding[],
    place: PlaceOf,
  ): PlacedFinding[] {
    const at = place(paths.accept ?? []);
    const isFound = ({ rule }: Acceptance) => all.some((finding) => finding.rule === rule);
    return [
      // one of a file for all formulations speaks only where there is something to speak of
      ...entries
        .filter((entry) => !this.isOpen(entry) && (isFound(entry) || accept.includes(entry)))
        .map(({ rule, until }) =>
          noteFinding("expired-acceptance", `${rule} was accepted until ${until}.`, at),
        ),
      ...accept
        .filter((entry) => !isFound(entry))
        .map(({ rule }) =>
          noteFinding("unused-acceptance", `${rule} is accepted, but is no finding here.`, at),
        ),
    ];
  }

  private isOpen({ until }: Acceptance): boolean {
    return until >= this.today;
  }
}

/** What the verdict would be if accepted findings were not there. */
export function verdictAsAccepted(
  verdict: Verdict,
  findings: readonly PlacedFinding[],
  unknown: readonly UnknownFinding[],
  { subject, judgement }: JudgedLayer,
): Verdict {
  if (!findings.some(({ accepted }) => accepted !== undefined)) return verdict;
  const open = findings.filter(({ accepted }) => accepted === undefined);
  if (open.some(({ effect }) => effect === "exclude")) return "excluded";
  // an excluded candidate was looked at no further, so what else is unknown of it is not known
  const isLookedAt = judgement.verdict !== "excluded";
  if (!isLookedAt || unknown.some(({ effect }) => effect === "exclude")) return "unknown";
  if (open.some(isHighWarning)) return "caution";
  return subject.caps.length > 0 || isMostlyUnknown(judgement.unknownWeight) ? "viable" : "recommended";
}
