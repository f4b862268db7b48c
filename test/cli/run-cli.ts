import { run } from "../../src/cli/main.js";

export interface CliResult {
  status: number;
  stdout: string;
  stderr: string;
}

/** The command line in process, as a pipe of the given width sees it. */
export async function cli(
  argv: string[],
  {
    columns = 80,
    env = {} as Record<string, string>,
    isTerminal = false,
    stdin = "" as string | Buffer,
    today = "2026-01-15",
  } = {},
): Promise<CliResult> {
  let [stdout, stderr] = ["", ""];
  const status = await run(argv, {
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    write: async (text) => {
      stdout += typeof text === "string" ? text : Buffer.from(text).toString("utf8");
    },
    stdin: async function* () {
      yield Buffer.from(stdin);
    },
    onInterrupt: () => () => undefined,
    env,
    isTerminal,
    isErrorTerminal: false,
    columns,
    today,
  });
  return { status, stdout, stderr };
}

export const words = (line: string): string[] => line.split(" ").filter((word) => word !== "");
