import { setFlagsFromString } from "node:v8";

/** Bytes of bytecode that a function runs through before V8 looks at it again, 15 times as many as V8 takes. */
const BUDGET = 1_000_000;

/**
 * Has V8 take longer to see what a function does before it optimises it. Of a run that is over in a quarter of a second V8
 * spends a third on optimised code that hardly runs, or is thrown away for what the function does next; a batch gains too.
 * The V8 of later versions of Node.js than 20 counts otherwise, and does not know the flag.
 */
export function optimiseLater(): void {
  if (process.versions.v8.startsWith("11.3.")) setFlagsFromString(`--interrupt-budget=${BUDGET}`);
}
