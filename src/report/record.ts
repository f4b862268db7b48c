import { stringify } from "yaml";
import type { CitedReference } from "../model/advice.js";
import { referenceLine } from "./section.js";
import { item } from "./wrap.js";

export interface ShownRecord {
  record: unknown;
  values: number;
  unconfirmed: number;
  references: CitedReference[];
}

/** A record as a file to change and to lay over ours: a rule by itself, anything else as a list of one. */
export const recordFile = (record: unknown, isRule: boolean): string =>
  stringify(isRule ? record : [record], { lineWidth: 110 });

/** A record as YAML, then how much of it was seen in its source, then the sources. */
export function recordReport(
  { record, values, unconfirmed, references }: ShownRecord,
  width: number,
): string {
  const count =
    values === 0
      ? []
      : [
          `${unconfirmed} of ${values} values are unconfirmed: recalled, inferred or computed, not seen in their source.`,
        ];
  const sources = references.map(({ id, citation, doi }) =>
    item("  - ", referenceLine({ id, citation, doi }), width),
  );
  return [
    stringify(record, { lineWidth: width }).trimEnd(),
    ...count.map((line) => item("", line, width)),
    ...(sources.length > 0 ? [["Sources", ...sources].join("\n")] : []),
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/, "\n");
}
