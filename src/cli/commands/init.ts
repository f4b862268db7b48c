import { type Command, Option } from "commander";
import { COMPONENTS } from "../../model/words.js";
import { deliver, refuseExisting } from "../deliver.js";
import type { Io } from "../io.js";
import { namedCommand } from "../named-command.js";
import { examples } from "../options.js";

export function initCommand(io: Io): Command {
  const command = namedCommand("init")
    .addOption(new Option("--component <word>", "the layer").choices([...COMPONENTS]).default("cathode"))
    .option("--output <file>", "write to a file that does not exist yet");
  examples(command, [
    "binder-advise init > my-cathode.yaml",
    "binder-advise init --component sheet --output my-sheet.yaml",
  ]);
  return command.action(
    async ({ component, output }: { component: (typeof COMPONENTS)[number]; output?: string }) => {
      refuseExisting(output);
      const { formulationTemplate } = await import("../../formulation/template.js");
      const { schemaPath } = await import("../../load/bundle.js");
      await deliver(formulationTemplate(component, schemaPath("formulation")), output, io);
    },
  );
}
