import { Evaluator } from "../answer/evaluate.js";
import { refusal } from "../errors.js";
import { NameIndex } from "../formulation/names.js";
import { formulationOf } from "../formulation/read-formulation.js";
import type { Evaluation } from "../model/evaluation.js";
import { isDay } from "../model/formulation.js";
import type { Knowledge } from "../model/knowledge.js";

export interface EvaluateOptions {
  /** YYYY-MM-DD, for acceptances that end; the day it is unless given */
  today?: string;
}

/**
 * Judges one formulation, in either form of the formulation file, as a plain value.
 * @throws ProblemError with everything that is wrong with it, or an option that cannot be used
 */
export function evaluate(record: unknown, knowledge: Knowledge, options: EvaluateOptions = {}): Evaluation {
  const today = options.today ?? new Date().toISOString().slice(0, 10);
  if (!isDay(today))
    throw refusal("bad-quantity", `The option today takes a date YYYY-MM-DD, not ${JSON.stringify(today)}.`);
  const formulation = formulationOf(record, new NameIndex(knowledge));
  const place = () => ({ file: "formulation", line: 1, column: 1 });
  return new Evaluator(knowledge, { today }).full(formulation, place);
}
