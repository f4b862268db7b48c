import { Argument, Command } from "commander";
import type { Io } from "./io.js";
import { examples } from "./options.js";

const NAMES = [
  "advice",
  "query",
  "rule",
  "criteria",
  "weights",
  "binder",
  "solvent",
  "evidence",
  "reference",
  "source",
  "vocabulary",
];

export function schemaCommand(io: Io): Command {
  const command = new Command("schema")
    .description("print the JSON Schema of an answer, a query or a record")
    .addArgument(new Argument("<name>", NAMES.join(", ")).choices(NAMES));
  examples(command, ["binder-advise schema advice", "binder-advise schema rule > rule.schema.json"]);
  return command.action(async (name: string) => {
    const { jsonSchemaOf } = await import("../check/json-schema.js");
    io.stdout(`${JSON.stringify(jsonSchemaOf(name as Parameters<typeof jsonSchemaOf>[0]), null, 2)}\n`);
  });
}
