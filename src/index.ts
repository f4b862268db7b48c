/**
 * What programs may use: `loadKnowledge()` once, then `advise(resolveQuery(input, knowledge), knowledge)` for a ranking and
 * `evaluate(record, knowledge)` for a formulation. What is wrong with an input is thrown as a `ProblemError`, all of it at once;
 * `binder-advise schema advice` describes what comes back.
 */
export { type AdviseOptions, advise } from "./answer/advise.js";
export { type EvaluateOptions, evaluate } from "./batch/evaluate.js";
export { loadKnowledge } from "./check/load-knowledge.js";
export { type Place, type Problem, ProblemError } from "./errors.js";
export { type QueryInput, resolveQuery } from "./facts/resolve-query.js";
export type { Advice, Ranked } from "./model/advice.js";
export type { Evaluation } from "./model/evaluation.js";
export type { Knowledge } from "./model/knowledge.js";
export type { Query } from "./model/query.js";
