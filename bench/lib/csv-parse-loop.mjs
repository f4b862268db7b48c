// The roof of reading CSV with a library: every line taken apart, nothing else done.
import { createReadStream } from "node:fs";
import { parse } from "csv-parse";

let cells = 0;
for await (const row of createReadStream(process.argv[2]).pipe(parse())) cells += row.length;
if (cells === 0) process.exitCode = 1;
