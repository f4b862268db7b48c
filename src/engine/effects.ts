import type { Rule } from "../model/rule.js";
import { isStepping } from "./study-groups.js";

export const isHighWarning = (of: { effect: string; severity?: string | undefined }): boolean =>
  of.effect === "warn" && of.severity === "high";

/** Whether a verdict or a score may hang on a rule. */
export const decides = (rule: Rule): boolean =>
  rule.effect === "exclude" || isHighWarning(rule) || isStepping(rule);

export const speaksAgainst = ({ effect }: Rule): boolean =>
  effect === "exclude" || effect === "warn" || effect === "avoid";
