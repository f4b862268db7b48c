import type { CitedReference } from "../model/advice.js";
import type { ReportOptions } from "./options.js";
import { item } from "./wrap.js";

export type PageOptions = Pick<ReportOptions, "width" | "colour">;

/** A titled list; nothing where it has no lines. */
export function section(title: string, lines: readonly string[], { width, colour }: PageOptions): string {
  if (lines.length === 0) return "";
  return [colour.bold(title), ...lines.map((line) => item("  - ", line, width))].join("\n");
}

/** Parts of a page with a blank line between; empty ones are left out. */
export const pageOf = (parts: readonly string[]): string =>
  `${parts.filter((part) => part !== "").join("\n\n")}\n`;

/** `[47] authors, title, journal. https://doi.org/…` */
export const referenceLine = ({ id, citation, doi }: CitedReference): string =>
  `[${id}] ${citation}${doi ? `${citation.endsWith(".") ? "" : "."} https://doi.org/${doi}` : ""}`;

export const referencesSection = (references: readonly CitedReference[], options: PageOptions): string =>
  section("References", references.map(referenceLine), options);
