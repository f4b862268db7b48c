// csv-parse over a file, each record an object by column, nothing else done. Prints the seconds without the start of the process.
import { createReadStream } from "node:fs";
import { parse } from "csv-parse";

const begun = performance.now();
let records = 0;
const parser = createReadStream(process.argv[2], { highWaterMark: 1 << 18 }).pipe(parse({ columns: true }));
for await (const record of parser) if (record.name !== undefined) records++;
console.log(JSON.stringify({ seconds: (performance.now() - begun) / 1000, records }));
