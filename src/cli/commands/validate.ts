import type { Command } from "commander";
import { deliver } from "../deliver.js";
import type { Io } from "../io.js";
import { namedCommand } from "../named-command.js";
import { examples, formatOf, type OutputOptions, outputOptions, overlayOptions } from "../options.js";

export function validateCommand(io: Io, setStatus: (status: number) => void): Command {
  const command = namedCommand("validate");
  overlayOptions(outputOptions(command, ["text", "json"], "text"));
  examples(command, ["binder-advise validate", "binder-advise validate --json | jq .comparisons.stated"]);
  return command.action(async (options: OutputOptions & { rules?: string[]; data?: string[] }) => {
    const { loadKnowledge } = await import("../../check/load-knowledge.js");
    const { validate } = await import("../../audit/validate.js");
    const { validationReport } = await import("../../report/validation.js");
    const { readTraining } = await import("../../load/read-training.js");
    const { groupSumError } = await import("../../estimate/method-error.js");
    const knowledge = await loadKnowledge(options);
    const { startSteps } = await import("../progress.js");
    const progress = await startSteps("putting comparisons to the test", io, options.quiet);
    const methodError = await groupSumError(knowledge.binders);
    const validation = validate(knowledge, readTraining(), methodError, progress.step);
    progress.end();
    const text =
      formatOf(options) === "json"
        ? `${JSON.stringify(validation, null, 2)}\n`
        : validationReport(validation, io.columns);
    await deliver(text, options.output, io);
    const { stated, implied } = validation.comparisons;
    setStatus(
      stated.not_concordant + implied.not_concordant + validation.reported_layers.excluded.length > 0 ? 1 : 0,
    );
  });
}
