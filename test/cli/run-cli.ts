import { run } from "../../src/cli/main.js";

export interface CliResult {
  status: number;
  stdout: string;
  stderr: string;
}

export interface CliSetup {
  columns?: number;
  env?: Record<string, string>;
  isTerminal?: boolean;
  isErrorTerminal?: boolean;
  /** in one piece, or in several */
  stdin?: string | Buffer | readonly Buffer[];
  today?: string;
  /** what a user who interrupts does with the callback */
  onInterrupt?: (callback: () => void) => void;
}

/** The command line in process, as a pipe of the given width sees it. */
export async function cli(
  argv: string[],
  {
    columns = 80,
    env = {},
    isTerminal = false,
    isErrorTerminal = false,
    stdin = "",
    today = "2026-01-15",
    onInterrupt = () => undefined,
  }: CliSetup = {},
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
      if (typeof stdin === "string" || Buffer.isBuffer(stdin)) yield Buffer.from(stdin);
      else yield* stdin;
    },
    onInterrupt: (callback) => {
      onInterrupt(callback);
      return () => undefined;
    },
    env,
    isTerminal,
    isErrorTerminal,
    isInputTerminal: false,
    columns,
    today,
  });
  return { status, stdout, stderr };
}

export const words = (line: string): string[] => line.split(" ").filter((word) => word !== "");
