import type { Line } from "../report/lines.js";
import { colourOf, type Io } from "./io.js";
import { formatOf, type OutputOptions } from "./options.js";

/** Flat records in the format asked for: a table, CSV or JSON. */
export async function linesText(lines: readonly Line[], options: OutputOptions, io: Io): Promise<string> {
  const format = formatOf(options);
  if (format === "json") return `${JSON.stringify(lines, null, 2)}\n`;
  if (format === "csv") return (await import("../report/lines-csv.js")).linesCsv(lines);
  const { linesTable } = await import("../report/lines.js");
  // what reads from a pipe looks for whole words
  const width = io.isTerminal || io.env.COLUMNS ? io.columns : Number.POSITIVE_INFINITY;
  return linesTable(lines, { width, colour: await colourOf(options, io) });
}
