/** A published JSON Schema, or a part of it: the words that those of rules use. */
export interface JsonSchema {
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  pattern?: string;
  minLength?: number;
  minimum?: number;
  maximum?: number;
  items?: JsonSchema | false;
  prefixItems?: JsonSchema[];
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | false;
}

/**
 * A value as the schema library gives it that the published schema was made by: keys in the schema's order, nothing else
 * changed. Undefined where the value does not fit.
 * @param whole the schema that holds the definitions
 */
export function fitted(value: unknown, schema: JsonSchema, whole: JsonSchema): unknown {
  if (schema.$ref !== undefined) return fitted(value, whole.$defs![schema.$ref.split("/").at(-1)!]!, whole);
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches !== undefined) return first(branches, (branch) => fitted(value, branch, whole));
  if (Array.isArray(value)) return fittedList(value, schema, whole);
  if (value !== null && typeof value === "object")
    return fittedMap(value as Record<string, unknown>, schema, whole);
  return isScalarOf(value, schema) ? value : undefined;
}

function first<T>(list: readonly T[], found: (item: T) => unknown): unknown {
  for (const item of list) {
    const value = found(item);
    if (value !== undefined) return value;
  }
  return undefined;
}

function fittedList(list: unknown[], schema: JsonSchema, whole: JsonSchema): unknown[] | undefined {
  const { minItems = 0, maxItems = Infinity, prefixItems = [], items } = schema;
  if (schema.type !== "array" || list.length < minItems || list.length > maxItems) return undefined;
  const fit = list.map((item, index) => {
    const of = prefixItems[index] ?? items;
    return of ? fitted(item, of, whole) : undefined;
  });
  return fit.includes(undefined) ? undefined : fit;
}

function fittedMap(
  map: Record<string, unknown>,
  schema: JsonSchema,
  whole: JsonSchema,
): Record<string, unknown> | undefined {
  const { properties = {}, required = [], additionalProperties: others } = schema;
  if (schema.type !== "object" || !required.every((key) => Object.hasOwn(map, key))) return undefined;
  const fit: Record<string, unknown> = {};
  const known = Object.keys(properties).filter((key) => Object.hasOwn(map, key));
  for (const key of new Set([...known, ...Object.keys(map)])) {
    const of = properties[key] ?? others;
    const value = of ? fitted(map[key], of, whole) : undefined;
    if (value === undefined) return undefined;
    fit[key] = value;
  }
  return fit;
}

function isScalarOf(value: unknown, schema: JsonSchema): boolean {
  if ("const" in schema) return schema.const === value;
  const types = [schema.type].flat();
  if (schema.enum !== undefined && !schema.enum.includes(value)) return false;
  if (typeof value === "string") {
    const { minLength = 0, pattern = "" } = schema;
    return types.includes("string") && value.length >= minLength && new RegExp(pattern).test(value);
  }
  if (typeof value === "number") {
    const { minimum = -Infinity, maximum = Infinity } = schema;
    const isOfType = types.includes("number") || (types.includes("integer") && Number.isInteger(value));
    return isOfType && Number.isFinite(value) && value >= minimum && value <= maximum;
  }
  return types.includes(value === null ? "null" : typeof value);
}
