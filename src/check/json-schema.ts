import { z } from "zod";
import { FACT_NAMES } from "../facts/names.js";
import { shortFormProperties } from "../formulation/json-schema.js";
import { Retirement } from "../load/by-schema.js";
import { DATA_FILES, RECORDS } from "../load/data-schemas.js";
import { RULE_FILES } from "../load/rule-schemas.js";
import { Advice } from "../model/advice.js";
import { Binder } from "../model/binder.js";
import { BlendReport } from "../model/blend-report.js";
import { ComparisonReport } from "../model/comparison-report.js";
import { Criteria, Weights } from "../model/criteria.js";
import { EvaluationReport } from "../model/evaluation.js";
import { EvidenceRecord } from "../model/evidence.js";
import { Explanation } from "../model/explanation.js";
import { FormulationFile } from "../model/formulation.js";
import { ObjectionReport } from "../model/objection-report.js";
import { Query } from "../model/query.js";
import { Reference, Source } from "../model/reference.js";
import { NamedFact, Rule } from "../model/rule.js";
import { RulePage } from "../model/rule-page.js";
import { SolubilityReport } from "../model/solubility-report.js";
import { Solvent } from "../model/solvent.js";
import { SphereReport } from "../model/sphere-report.js";
import { Vocabulary } from "../model/vocabulary.js";
import type { SCHEMA_NAMES } from "../model/words.js";

export type SchemaName = (typeof SCHEMA_NAMES)[number];

const listOf = (record: z.ZodType): z.ZodType => z.array(z.union([record, Retirement]));

/** What a whole file holds; a list may also take records of ours away. */
export const FILE_SCHEMAS: Record<string, z.ZodType> = {
  rule: z.union([Rule, Retirement]),
  formulation: FormulationFile,
  ...Object.fromEntries(Object.entries(RECORDS).map(([name, record]) => [name, listOf(record)])),
  ...Object.fromEntries(
    Object.entries({ ...DATA_FILES, ...RULE_FILES }).map(([name, schema]) => [
      name.replaceAll("_", "-"),
      schema,
    ]),
  ),
};

export const fileSchemaText = (name: string): string =>
  name === "formulation"
    ? `${JSON.stringify(jsonSchemaOf(name), null, 1)}\n`
    : `${JSON.stringify(publishedSchema(FILE_SCHEMAS[name]!), null, 1)}\n`;

/** An editor offers the names of facts, each with its meaning. */
const publishedSchema = (schema: z.ZodType) =>
  z.toJSONSchema(schema, {
    io: "input",
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === NamedFact)
        jsonSchema.oneOf = FACT_NAMES.map(({ name, meaning }) => ({ const: name, description: meaning }));
    },
  });

const SCHEMAS: Record<SchemaName, z.ZodType> = {
  advice: Advice,
  solubility: SolubilityReport,
  blend: BlendReport,
  sphere: SphereReport,
  comparison: ComparisonReport,
  "why-not": z.array(ObjectionReport),
  explanation: Explanation,
  "rule-page": RulePage,
  formulation: FormulationFile,
  evaluation: EvaluationReport,
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

/** JSON Schema (draft 2020-12) of what a file holds, made from the same schema that checks it. */
export function jsonSchemaOf(name: SchemaName): unknown {
  const schema = publishedSchema(SCHEMAS[name]);
  return name === "formulation"
    ? { ...schema, properties: { ...schema.properties, ...shortFormProperties() } }
    : schema;
}
