import { Argument, type Command } from "commander";
import { SCHEMA_NAMES } from "../../model/words.js";
import type { Io } from "../io.js";
import { namedCommand } from "../named-command.js";
import { examples } from "../options.js";

export function schemaCommand(io: Io): Command {
  const command = namedCommand("schema").addArgument(
    new Argument("<name>", SCHEMA_NAMES.join(", ")).choices([...SCHEMA_NAMES]),
  );
  examples(command, ["binder-advise schema advice", "binder-advise schema rule > rule.schema.json"]);
  return command.action(async (name: (typeof SCHEMA_NAMES)[number]) => {
    const { jsonSchemaOf } = await import("../../check/json-schema.js");
    io.stdout(`${JSON.stringify(jsonSchemaOf(name), null, 2)}\n`);
  });
}
