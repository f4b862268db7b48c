#!/usr/bin/env node
// Writes formulations to standard output: node bench/generate.mjs COUNT [ndjson|csv] [SEED]
import { once } from "node:events";
import { COLUMNS, formulations } from "./lib/formulations.mjs";

const [count = "1000", format = "ndjson", seed = "1"] = process.argv.slice(2);
const line =
  format === "csv"
    ? (entry) => `${COLUMNS.map((column) => entry[column] ?? "").join(",")}\n`
    : (entry) => `${JSON.stringify(entry)}\n`;
let text = format === "csv" ? `${COLUMNS.join(",")}\n` : "";
for (const entry of formulations(Number(count), Number(seed))) {
  text += line(entry);
  if (text.length < 1 << 20) continue;
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
  text = "";
}
process.stdout.write(text);
