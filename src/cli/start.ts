import { VERSION } from "../version.js";
import { OUR_BUG } from "./exit-codes.js";
import { Outlet } from "./outlet.js";

/** Starts the command line of this process. */
const argv = process.argv.slice(2);
const output = new Outlet(1, () => process.stdout);
if (argv.length === 1 && argv[0] === "--version") output.write(`${VERSION}\n`);
else void start();

async function start(): Promise<void> {
  // a script that only asks for the version does not wait for the rest
  const { keepCompiledCode } = await import("./compiled-code.js");
  const { optimiseLater } = await import("./optimise-later.js");
  // first, as code that is kept is of use only where the flags are the same
  optimiseLater();
  keepCompiledCode(argv);
  const { run } = await import("./main.js");
  const errors = new Outlet(2, () => process.stderr);
  // where nothing is left to wait for, it did not end as it should
  process.exitCode = OUR_BUG;
  process.exitCode = await run(argv, {
    stdout: (text) => output.write(text),
    stderr: (text) => errors.write(text),
    env: process.env,
    get isTerminal() {
      return output.isTerminal;
    },
    get isErrorTerminal() {
      return errors.isTerminal;
    },
    get isInputTerminal() {
      return process.stdin.isTTY === true;
    },
    get columns() {
      return output.columns ?? (Number(process.env.COLUMNS) || 80);
    },
    write: (text) => output.writeMuch(text),
    stdin: () => process.stdin,
    onInterrupt: (callback) => {
      process.once("SIGINT", callback);
      return () => process.off("SIGINT", callback);
    },
    today: new Date().toISOString().slice(0, 10),
  });
  await Promise.all([output.flushed(), errors.flushed()]);
  // all is said: nobody needs to wait until V8 has tidied up
  process.exit();
}
