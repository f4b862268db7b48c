import type { Rule } from "../model/rule.js";
import { isStepping } from "./study-groups.js";

export const isHighWarning = (of: { effect: string; severity?: string | undefined }): boolean =>
  of.effect === "warn" && of.severity === "high";

/** Whether a verdict or a score may hang on a rule. */
export const decides = (rule: Rule): boolean =>
  rule.effect === "exclude" || isHighWarning(rule) || isStepping(rule);

/** The criterion that a rule moves or weighs, or how severe its warning is. */
export const actsOn = (rule: Rule): string =>
  "criterion" in rule ? rule.criterion : "severity" in rule ? rule.severity : "";
