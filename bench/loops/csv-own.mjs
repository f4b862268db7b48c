// The product's reader of CSV over a file: every cell found, nothing judged. Prints the seconds without the start of the process.
import { readCsv } from "../engines/binder-advise.mjs";

const begun = performance.now();
const records = await readCsv(process.argv[2]);
console.log(JSON.stringify({ seconds: (performance.now() - begun) / 1000, records }));
