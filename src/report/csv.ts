import { stringify } from "csv-stringify/sync";
import type { Advice, Ranked } from "../model/advice.js";
import { sharesText } from "../model/solvent-share.js";
import { unsureText } from "./certainty.js";
import { cited, guidanceText, strongestReasons } from "./phrases.js";

const COLUMNS: [string, (entry: Ranked) => string | number | boolean][] = [
  ["rank", (entry) => entry.rank],
  ["binder_rank", (entry) => entry.binder_rank],
  ["tied", (entry) => entry.tied],
  ["scaffold", (entry) => entry.scaffold?.id ?? ""],
  ["binder", (entry) => entry.binder?.id ?? ""],
  ["solvents", (entry) => sharesText(entry.solvents)],
  ["verdict", (entry) => entry.verdict],
  ["score", (entry) => entry.score],
  ["score_low", (entry) => entry.score_low],
  ["score_high", (entry) => entry.score_high],
  ["evidence_grade", (entry) => entry.evidence.grade],
  ["evidence_refs", (entry) => cited(entry.evidence.refs)],
  [
    "reasons",
    (entry) =>
      strongestReasons(entry)
        .map((finding) => `${finding.message} ${cited(finding.refs)}`)
        .join(" "),
  ],
  ["dominated_by", (entry) => entry.dominated_by.join("; ")],
  ["rests_on", (entry) => unsureText(entry.rests_on)],
  ["guidance", (entry) => entry.guidance.map(guidanceText).join("; ")],
];

/** One line a ranked pair; cells a spreadsheet would run as a formula are escaped. */
export const csvReport = (advice: Advice): string =>
  stringify(
    advice.ranking.map((entry) => COLUMNS.map(([, cell]) => cell(entry))),
    {
      header: true,
      columns: COLUMNS.map(([name]) => name),
      escape_formulas: true,
      cast: { boolean: String },
    },
  );
