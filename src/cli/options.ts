import { type Argument, type Command, InvalidArgumentError, Option } from "commander";
import { refusal } from "../errors.js";
import { MOST } from "../model/defaults.js";
import { COLOUR_WHEN } from "./io.js";

/** Options repeat and never take comma lists: solvent names hold commas. */
export const collect = (value: string, before: string[] = []): string[] => [...before, value];

export function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > MOST)
    throw new InvalidArgumentError(`It takes a whole number from 1 to ${MOST}.`);
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

/** Plain words where commander prints code: what an option may be, and what it is unless given. */
const PLAIN_WORDS = {
  subcommandTerm: (command: Command): string => command.name(),
  optionDescription: ({ description, argChoices, defaultValue }: Option): string => {
    const fallback = ["string", "number"].includes(typeof defaultValue) ? `${defaultValue} unless given` : "";
    const said = [choicesText(description, argChoices), fallback].filter(Boolean);
    return said.length === 0 ? description : `${description}: ${said.join("; ")}`;
  },
  argumentDescription: ({ description, argChoices }: Argument): string =>
    [description, choicesText(description, argChoices)].filter(Boolean).join(": "),
};

/** Choices that the description does not name already. */
const choicesText = (description: string, choices: readonly string[] = []): string =>
  choices.every((word) => description.includes(word)) ? "" : choices.join(", ");

/** Two examples below the help of a command, and the words of its options. */
export const examples = (command: Command, lines: readonly string[]): Command =>
  command
    .configureHelp(PLAIN_WORDS)
    .addHelpText("after", `\nExamples:\n${lines.map((line) => `  $ ${line}`).join("\n")}`);

export interface OutputOptions {
  format: string;
  json?: boolean;
  output?: string;
  color: "auto" | "always" | "never";
  quiet?: boolean;
}

/** @throws ProblemError where --json stands beside another format; the usual one of a command is not told from none */
export function formatOf({ json, format }: OutputOptions): string {
  if (json && !["json", "table", "text"].includes(format))
    throw refusal("contradiction", `--json and --format ${format} exclude each other.`);
  return json ? "json" : format;
}
