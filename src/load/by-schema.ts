import { z } from "zod";
import type { KnowledgeFile } from "./layout.js";
import type { CheckValue } from "./read-folder.js";
import { schemaProblems } from "./schema-problems.js";

/** A record that takes one of ours away. */
export const Retirement = z.strictObject({
  id: z.union([z.string(), z.number()]),
  retire: z.literal(true),
  reason: z.string().min(1),
});

type Schemas = Partial<Record<KnowledgeFile["holds"], z.ZodType>>;

/**
 * Values are what a schema library makes of them, and every fault is told with its place.
 * @param records of files that hold records, one or a list; they may also take a record of ours away
 * @param singles of files that are one thing
 */
export const bySchema =
  (records: Schemas, singles: Schemas): CheckValue =>
  (value, holds, yaml, at) => {
    if (holds in records && isRetirement(value)) {
      const { data, error } = Retirement.safeParse(value);
      return error === undefined
        ? { retires: data.id }
        : { faults: schemaProblems(error, yaml, at, keysOf(Retirement)) };
    }
    const schema = (records[holds] ?? singles[holds])!;
    // code made for each schema pays from thousands of records on
    const { data, error } = schema.safeParse(value, { jitless: true });
    return error === undefined
      ? { record: data }
      : { faults: schemaProblems(error, yaml, at, keysOf(schema)) };
  };

const isRetirement = (value: unknown): boolean =>
  value !== null && typeof value === "object" && "retire" in value;

const keysOf = (schema: z.ZodType): string[] =>
  schema instanceof z.ZodObject
    ? Object.keys(schema.shape)
    : schema instanceof z.ZodDiscriminatedUnion
      ? [...new Set(schema.options.flatMap((option) => keysOf(option as z.ZodType)))]
      : [];
