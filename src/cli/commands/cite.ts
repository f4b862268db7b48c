import { type Command, Option } from "commander";
import { ProblemError } from "../../errors.js";
import type { Io } from "../io.js";
import { namedCommand } from "../named-command.js";
import { examples } from "../options.js";

const FORMATS = ["text", "bibtex", "csl-json", "ris"];

export function citeCommand(io: Io): Command {
  const command = namedCommand("cite")
    .argument("<number...>", "numbers of the review's references, or ids of other sources")
    .addOption(new Option("--format <format>", "how to print").choices(FORMATS).default("text"));
  examples(command, ["binder-advise cite 47", "binder-advise cite 37 38 39 40 --format bibtex"]);
  return command.action(async (ids: string[], options: { format: string }) => {
    const { loadCitations } = await import("../../load/citations.js");
    const citations = loadCitations();
    const problems = ids
      .filter((id) => !Object.hasOwn(citations, id))
      .map((id) => ({
        code: "unknown-reference" as const,
        message: `No reference is known as "${id}"; numbers run from 1 to 128.`,
        place: null,
      }));
    if (problems.length > 0) throw new ProblemError(problems);
    const entries = ids.map((id) => citations[id]!);
    if (options.format === "csl-json")
      io.stdout(
        `${JSON.stringify(
          entries.map((entry) => entry.csl),
          null,
          2,
        )}\n`,
      );
    else
      io.stdout(
        entries.map((entry) => `${entry[options.format as "text" | "bibtex" | "ris"].trim()}\n`).join("\n"),
      );
  });
}
