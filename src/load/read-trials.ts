import { CsvError, parse } from "csv-parse/sync";
import { type Problem, ProblemError } from "../errors.js";
import { delimiterOf } from "./csv-delimiter.js";
import { readTextFile } from "./text-file.js";

/** One line of a file of trials, as it stands there. */
export interface TrialLine {
  solvent: string;
  cas: string | null;
  isGood: boolean;
  line: number;
}

const COLUMNS = {
  solvent: ["solvent", "name"],
  cas: ["cas", "cas number", "cas_number"],
  result: ["good", "result", "score", "verdict", "soluble"],
} as const;
const GOOD = new Set(["good", "soluble", "yes", "true"]);
const BAD = new Set(["bad", "poor", "insoluble", "no", "false"]);
/** A score of at least a half is good. */
const HALF = 0.5;

/**
 * Trials from a CSV file with a header: a solvent (name, or CAS number in a column of its own), and good or bad, or a score
 * of 0 to 1.
 * @throws ProblemError with every line that cannot be read
 */
export function readTrials(path: string): TrialLine[] {
  const { header, rows } = parsed(path);
  const column = (names: readonly string[]) => header.findIndex((name) => names.includes(name));
  const [solvent, cas, result] = [column(COLUMNS.solvent), column(COLUMNS.cas), column(COLUMNS.result)];
  const missing = [
    ...(solvent < 0 && cas < 0 ? ["solvent"] : []),
    ...(result < 0 ? [`good (or ${COLUMNS.result.slice(1).join(", ")})`] : []),
  ];
  if (missing.length > 0)
    throw problem(
      path,
      1,
      `The header lacks ${missing.join(" and ")}; it reads ${header.join(", ") || "nothing"}.`,
    );
  const problems: Problem[] = [];
  const trials = rows.flatMap(({ record, line }) => {
    const isGood = verdictOf(record[result] ?? "");
    const name = record[solvent]?.trim() ?? "";
    const number = record[cas]?.trim() || null;
    if (isGood === null) {
      const message = `"${record[result] ?? ""}" is neither good nor bad, nor a score from 0 to 1.`;
      problems.push({ code: "bad-shape", message, place: { file: path, line, column: 1 } });
    }
    if (name === "" && number === null)
      problems.push({
        code: "bad-shape",
        message: "The solvent is missing.",
        place: { file: path, line, column: 1 },
      });
    return isGood === null ? [] : [{ solvent: name, cas: number, isGood, line }];
  });
  if (problems.length > 0) throw new ProblemError(problems);
  if (trials.length === 0) throw problem(path, 1, "The file holds no trials.");
  return trials;
}

function verdictOf(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (GOOD.has(word)) return true;
  if (BAD.has(word)) return false;
  // a decimal comma, where the delimiter is another
  const score = word === "" ? Number.NaN : Number(word.replace(/^(\d*),(\d+)$/, "$1.$2"));
  return score >= 0 && score <= 1 ? score >= HALF : null;
}

interface Parsed {
  header: string[];
  rows: { record: string[]; line: number }[];
}

function parsed(path: string): Parsed {
  const text = textOf(path);
  const [heading = ""] = text.split(/\r?\n/, 1);
  try {
    const options = {
      bom: true,
      info: true,
      skip_empty_lines: true,
      trim: true,
      delimiter: delimiterOf(heading),
    };
    const found = parse(text, options) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    const [first, ...rest] = found;
    return {
      header: (first?.record ?? []).map((name) => name.toLowerCase()),
      rows: rest.map(({ record, info }) => ({ record, line: info.lines })),
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw problem(path, Number(error.lines ?? 1), `${error.message}.`);
  }
}

function textOf(path: string): string {
  const read = readTextFile(path, path);
  if ("text" in read) return read.text;
  throw new ProblemError([read]);
}

const problem = (file: string, line: number, message: string): ProblemError =>
  new ProblemError([{ code: "bad-shape", message, place: { file, line, column: 1 } }]);
