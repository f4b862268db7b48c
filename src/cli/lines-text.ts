import type { Line } from "../report/lines.js";
import { colourFor, type Io } from "./io.js";
import { formatOf, type OutputOptions } from "./options.js";

/** Flat records in the format asked for: a table, CSV or JSON. */
export async function linesText(lines: readonly Line[], options: OutputOptions, io: Io): Promise<string> {
  const format = formatOf(options);
  if (format === "json") return `${JSON.stringify(lines, null, 2)}\n`;
  const { linesCsv, linesTable } = await import("../report/lines.js");
  if (format === "csv") return linesCsv(lines);
  return linesTable(lines, { width: io.columns, colour: await colourFor(options.color, io) });
}
