import { VERSION } from "../version.js";

/** Starts the command line of this process; a reader that stops reading ends it quietly. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
const argv = process.argv.slice(2);
if (argv.length === 1 && argv[0] === "--version") process.stdout.write(`${VERSION}\n`);
else void start();

async function start(): Promise<void> {
  // a script that only asks for the version does not wait for the rest
  const { run } = await import("./main.js");
  process.exitCode = await run(argv, {
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    env: process.env,
    isTerminal: process.stdout.isTTY === true,
    isErrorTerminal: process.stderr.isTTY === true,
    isInputTerminal: process.stdin.isTTY === true,
    write: (text) =>
      new Promise((resolve) => {
        if (process.stdout.write(text)) resolve();
        else process.stdout.once("drain", () => resolve());
      }),
    stdin: () => process.stdin,
    onInterrupt: (callback) => {
      process.once("SIGINT", callback);
      return () => process.off("SIGINT", callback);
    },
    today: new Date().toISOString().slice(0, 10),
    columns: process.stdout.columns ?? (Number(process.env.COLUMNS) || 80),
  });
}
