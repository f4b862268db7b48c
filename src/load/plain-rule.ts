import { readFileSync } from "node:fs";
import type { Condition, Rule } from "../model/rule.js";
import { givesValueOrRange, hasOneOperator, namesItsBasis } from "../model/rule-keys.js";
import { schemaPath } from "./bundle.js";
import { fitted, type JsonSchema } from "./fitted.js";
import type { Checked } from "./read-folder.js";

type Retirement = { id: string | number; retire: true; reason: string };

/**
 * A value in a user's file as a rule, or the id of one of ours that it takes away, by the schema that the build has published;
 * undefined where it is neither. A schema library knows why, and takes longer to load than twenty rules to read.
 */
export function plainRule(value: unknown): Exclude<Checked, { faults: unknown }> | undefined {
  schema ??= JSON.parse(readFileSync(schemaPath("rule"), "utf8")) as JsonSchema;
  const fit = fitted(value, schema, schema) as Rule | Retirement | undefined;
  if (fit === undefined) return undefined;
  if ("retire" in fit) return { retires: fit.id };
  return isSound(fit) ? { record: fit } : undefined;
}
let schema: JsonSchema | undefined;

/** What a published schema does not say. */
const isSound = ({ when, evidence, guidance = [] }: Rule): boolean =>
  isSoundCondition(when) && evidence.every(namesItsBasis) && guidance.every(givesValueOrRange);

function isSoundCondition(condition: Condition): boolean {
  if ("all" in condition) return condition.all.every(isSoundCondition);
  if ("any" in condition) return condition.any.every(isSoundCondition);
  return "not" in condition ? isSoundCondition(condition.not) : hasOneOperator(condition);
}
