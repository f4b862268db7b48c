import type { Place } from "../../errors.js";
import type { PlacedFinding } from "../../model/evaluation.js";

/** Notes on a file that warn; the others inform. */
const WARNING = new Set(["incomplete-composition", "unknown-electrolyte", "expired-acceptance"]);

export const isWarningNote = ({ rule }: { rule: string }): boolean => WARNING.has(rule);

/** Something worth saying of the file itself, as a finding. */
export function noteFinding(rule: string, message: string, place: Place): PlacedFinding {
  const isWarning = isWarningNote({ rule });
  return {
    rule,
    effect: isWarning ? "warn" : "inform",
    ...(isWarning ? { severity: "low" as const } : {}),
    criterion: null,
    message,
    refs: [],
    place,
  };
}
