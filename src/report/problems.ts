import { PROBLEMS, type Problem } from "../errors.js";
import type { Colour } from "./colour.js";

/** Problems as the user reads them: place and code, title, message, the line with a caret, the way out. */
export function problemReport(problems: readonly Problem[], colour: Colour): string {
  return `${problems.map((problem) => one(problem, colour)).join("\n\n")}\n`;
}

function one(problem: Problem, colour: Colour): string {
  const { code, place, message, excerpt } = problem;
  const where = place ? `${printable(place.file)}:${place.line}:${place.column} ` : "";
  const lines = [
    `${where}${colour.red(code)}  ${colour.bold(PROBLEMS[code].title)}`,
    `  ${printable(message)}`,
  ];
  if (excerpt !== undefined && place) lines.push(...caret(excerpt, place.column, colour));
  lines.push(colour.dim(`  help: ${problem.help ?? PROBLEMS[code].help}`));
  return lines.join("\n");
}

const EXCERPT = 100;

function caret(excerpt: string, column: number, colour: Colour): string[] {
  const start = column > EXCERPT ? column - Math.floor(EXCERPT / 2) : 0;
  const shown = printable(excerpt.slice(start, start + EXCERPT));
  return [`  | ${shown}`, `  | ${" ".repeat(Math.max(0, column - 1 - start))}${colour.red("^")}`];
}

/** Control characters would act on the terminal, and XML lacks two more; they are shown instead. */
export const printable = (text: string): string =>
  text
    .replaceAll("\t", " ")
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`);
