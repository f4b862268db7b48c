import { stringify } from "csv-stringify/sync";
import type { Line } from "./lines.js";

/** Flat records as CSV. In a file of its own, so that a table does without the library. */
export const linesCsv = (lines: readonly Line[]): string =>
  stringify([...lines], { header: true, escape_formulas: true });
