import { MAY_BE_NUMBERS } from "./field-reader.js";
import { FIELDS, type Field } from "./fields.js";
import { UNITS } from "./quantity.js";

/** JSON Schema of each key of the short form, with its other names and its units: what an editor shows, and a person looks up. */
export function shortFormProperties(): Record<string, unknown> {
  return Object.fromEntries(
    FIELDS.filter(({ key }) => key !== "schema" && key !== "accept").map((field) => [
      field.key,
      propertyOf(field),
    ]),
  );
}

function propertyOf(field: Field) {
  const description = [
    field.meaning,
    ...(field.dimension ? [`units: ${Object.keys(UNITS[field.dimension]).join(", ")}`] : []),
    ...(field.aliases.length > 0 ? [`also called: ${field.aliases.join(", ")}`] : []),
    ...(field.long ? [`in the long form: ${field.long.join(".")}`] : []),
  ].join("; ");
  const type = MAY_BE_NUMBERS.has(field.key) ? { type: ["string", "number"] } : TYPES[field.kind];
  return { ...type, description };
}

const OBJECTS = { type: "array", items: { type: ["string", "object"] } };
const TYPES: Record<Field["kind"], Record<string, unknown>> = {
  text: { type: "string" },
  boolean: { type: ["boolean", "string"] },
  quantity: { anyOf: [{ type: "string" }, { type: "object", required: ["value", "unit"] }] },
  parts: { anyOf: [{ type: ["string", "object"] }, OBJECTS] },
  solvent: { anyOf: [{ type: ["string", "object"] }, OBJECTS] },
  accept: { type: "array" },
};
