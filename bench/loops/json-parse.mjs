// What bounds a reader of NDJSON that leaves parsing to the language: every line parsed, nothing else done.
import { eachLine } from "./lines-of.mjs";

let count = 0;
eachLine(process.argv[2], (line) => {
  if (JSON.parse(line).name !== undefined) count++;
});
if (count === 0) process.exitCode = 1;
