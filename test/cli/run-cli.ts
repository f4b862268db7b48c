import { run } from "../../src/cli/main.js";

export interface CliResult {
  status: number;
  stdout: string;
  stderr: string;
}

/** The command line in process, as a pipe of the given width sees it. */
export async function cli(
  argv: string[],
  { columns = 80, env = {} as Record<string, string>, isTerminal = false } = {},
): Promise<CliResult> {
  let [stdout, stderr] = ["", ""];
  const status = await run(argv, {
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    env,
    isTerminal,
    columns,
  });
  return { status, stdout, stderr };
}

export const words = (line: string): string[] => line.split(" ").filter((word) => word !== "");
