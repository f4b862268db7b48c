import { z } from "zod";
import { Criteria, Weights } from "../model/criteria.js";
import { Rule } from "../model/rule.js";
import { ComparisonTest, NotRule } from "../model/rule-book.js";

/** The tables of a rules folder; each of its other files holds a rule. */
export const RULE_FILES = {
  criteria: Criteria,
  weights: Weights,
  not_rules: z.array(NotRule),
  comparison_tests: z.array(ComparisonTest),
} as const;
export { Rule };
