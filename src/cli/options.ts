import { type Command, InvalidArgumentError, Option } from "commander";
import { COLOUR_WHEN } from "./io.js";

/** Options repeat and never take comma lists: solvent names hold commas. */
export const collect = (value: string, before: string[] = []): string[] => [...before, value];

export function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError("It takes a whole number from 1.");
  return number;
}

export const overlayOptions = (command: Command): Command =>
  command
    .optionsGroup("Your own knowledge:")
    .option("--rules <dir>", "lay your rules over ours (repeatable)", collect)
    .option("--data <dir>", "lay your records over ours (repeatable)", collect);

export const outputOptions = (command: Command, formats: readonly string[], fallback: string): Command =>
  command
    .optionsGroup("Output:")
    .addOption(new Option("--format <format>", "how to print").choices([...formats]).default(fallback))
    .option("--json", "short for --format json")
    .option("--output <file>", "write to a file, whole or not at all")
    .addOption(new Option("--color <when>", "colour").choices(COLOUR_WHEN).default("auto"))
    .option("--quiet", "no notes on standard error");

/** Two examples below the help of a command. */
export const examples = (command: Command, lines: readonly string[]): Command =>
  command.addHelpText("after", `\nExamples:\n${lines.map((line) => `  $ ${line}`).join("\n")}`);

export interface OutputOptions {
  format: string;
  json?: boolean;
  output?: string;
  color: "auto" | "always" | "never";
  quiet?: boolean;
}

export const formatOf = (options: OutputOptions): string => (options.json ? "json" : options.format);
