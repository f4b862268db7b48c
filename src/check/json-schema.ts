import { z } from "zod";
import { Advice } from "../model/advice.js";
import { Binder } from "../model/binder.js";
import { Criteria, Weights } from "../model/criteria.js";
import { EvidenceRecord } from "../model/evidence.js";
import { Query } from "../model/query.js";
import { Reference, Source } from "../model/reference.js";
import { Rule } from "../model/rule.js";
import { Solvent } from "../model/solvent.js";
import { Vocabulary } from "../model/vocabulary.js";

const SCHEMAS = {
  advice: Advice,
  query: Query,
  rule: Rule,
  criteria: Criteria,
  weights: Weights,
  binder: Binder,
  solvent: Solvent,
  evidence: EvidenceRecord,
  reference: Reference,
  source: Source,
  vocabulary: Vocabulary,
};
export type SchemaName = keyof typeof SCHEMAS;

/** JSON Schema (draft 2020-12) of what a file holds, made from the same schema that checks it. */
export const jsonSchemaOf = (name: SchemaName): unknown =>
  z.toJSONSchema(SCHEMAS[name], { io: name === "advice" || name === "query" ? "output" : "input" });
