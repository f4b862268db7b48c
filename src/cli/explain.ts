import { Command } from "commander";
import { ProblemError } from "../errors.js";
import { deliver } from "./deliver.js";
import type { Io } from "./io.js";
import { examples, formatOf, type OutputOptions, outputOptions, overlayOptions } from "./options.js";

export function explainCommand(io: Io): Command {
  const command = new Command("explain")
    .description("the page of a rule: what, why, when it is wrong, evidence, examples")
    .argument("<rule>", "id of a rule");
  overlayOptions(outputOptions(command, ["text", "json"], "text"));
  examples(command, [
    "binder-advise explain ptfe-reduction-at-anode",
    "binder-advise explain localised-emg-in-cathode --json",
  ]);
  return command.action(
    async (id: string, options: OutputOptions & { rules?: string[]; data?: string[] }) => {
      const { loadKnowledge } = await import("../index.js");
      const knowledge = await loadKnowledge({ rules: options.rules ?? [], data: options.data ?? [] });
      const rule = knowledge.rules.find((entry) => entry.id === id);
      if (!rule) {
        const { closestWord } = await import("../closest-word.js");
        const near = closestWord(
          id,
          knowledge.rules.map((entry) => entry.id),
        );
        throw new ProblemError([
          {
            code: "unknown-name",
            message: `No rule is known as "${id}"${near === null ? "." : `; did you mean ${near}?`}`,
            place: null,
          },
        ]);
      }
      const { rulePage } = await import("../audit/rule-page.js");
      const page = rulePage(rule, knowledge);
      const { rulePageReport } = await import("../report/rule-page.js");
      await deliver(
        formatOf(options) === "json"
          ? `${JSON.stringify(page, null, 2)}\n`
          : rulePageReport(page, io.columns),
        options.output,
        io,
      );
    },
  );
}
