import type { Command } from "commander";
import { deliver } from "../deliver.js";
import { colourOf, type Io } from "../io.js";
import { namedCommand } from "../named-command.js";
import { examples, formatOf, type OutputOptions, outputOptions, overlayOptions } from "../options.js";

export function checkCommand(io: Io, setStatus: (status: number) => void): Command {
  const command = namedCommand("check");
  command.option("--quick", "without asking every query of the grid");
  overlayOptions(outputOptions(command, ["text", "json"], "text"));
  examples(command, ["binder-advise check", "binder-advise check --rules my-rules --data my-data"]);
  return command.action(
    async (options: OutputOptions & { rules?: string[]; data?: string[]; quick?: boolean }) => {
      const { checkPackage } = await import("../../check/check-package.js");
      const { checkOverGrid } = await import("../../audit/check-over-grid.js");
      const overlays = { rules: options.rules ?? [], data: options.data ?? [] };
      const { startSteps } = await import("../progress.js");
      const { problems: faults, counted } = checkPackage(overlays);
      const isDone = faults.length > 0 || options.quick;
      const progress = await startSteps("asking the grid", io, options.quiet);
      const problems = isDone ? faults : await checkOverGrid(overlays, progress.step);
      progress.end();
      const { problemReport } = await import("../../report/problems.js");
      const text =
        formatOf(options) === "json"
          ? `${JSON.stringify({ problems, counted }, null, 2)}\n`
          : problems.length > 0
            ? problemReport(problems, await colourOf(options, io))
            : `Nothing wrong: ${counted}.\n`;
      await deliver(text, options.output, io);
      setStatus(problems.length > 0 ? 1 : 0);
    },
  );
}
