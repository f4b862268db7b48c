export { type AdviseOptions, advise } from "./answer/advise.js";
export { loadKnowledge } from "./check/load-knowledge.js";
export { type Place, type Problem, ProblemError } from "./errors.js";
export { type QueryInput, resolveQuery } from "./facts/resolve-query.js";
export type { Advice, Ranked } from "./model/advice.js";
export type { Knowledge } from "./model/knowledge.js";
export type { Query } from "./model/query.js";
