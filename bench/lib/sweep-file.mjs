// Files of formulations, written without holding them in memory.
import { closeSync, openSync, writeSync } from "node:fs";
import { COLUMNS, formulations } from "./formulations.mjs";

const A_WRITE = 1 << 20;

export const writeNdjson = (path, count, seed = 1) =>
  write(path, "", (entry) => `${JSON.stringify(entry)}\n`, formulations(count, seed));

export const writeCsv = (path, count, seed = 1) =>
  write(path, `${COLUMNS.join(",")}\n`, csvLine, formulations(count, seed));

const csvLine = (entry) => `${COLUMNS.map((column) => entry[column] ?? "").join(",")}\n`;

function write(path, head, lineOf, entries) {
  const file = openSync(path, "w");
  let text = head;
  for (const entry of entries) {
    text += lineOf(entry);
    if (text.length < A_WRITE) continue;
    writeSync(file, text);
    text = "";
  }
  writeSync(file, text);
  closeSync(file);
  return path;
}
