import { readFileSync } from "node:fs";
import { z } from "zod";
import { ProblemError, refusal } from "../errors.js";
import { schemaProblems } from "../load/schema-problems.js";
import { readYamlFile } from "../load/yaml-file.js";
import { type Acceptance, AcceptanceEntry } from "../model/formulation.js";

const AcceptFile = z.union([
  z.array(AcceptanceEntry),
  z.strictObject({ accept: z.array(AcceptanceEntry) }).transform(({ accept }) => accept),
]);

/** Findings put up with everywhere, from a file of their own. @throws ProblemError */
export function readAcceptFile(path: string): Acceptance[] {
  const { yaml, problems } = readYamlFile(path, path);
  if (yaml === null) throw new ProblemError(problems);
  const parsed = AcceptFile.safeParse(yaml.value);
  if (parsed.success) return parsed.data;
  throw new ProblemError(schemaProblems(parsed.error, yaml, [], ["rule", "reason", "until"]));
}

const BaselineEntry = z.object({
  content: z.string(),
  findings: z.array(z.object({ rule: z.string() })),
});
const Baseline = z.object({ formulations: z.array(BaselineEntry) });

/** The findings of an earlier answer, as `content rule`. @throws ProblemError */
export function readBaseline(path: string): string[] {
  const entries = entriesOf(path, textOf(path));
  return entries.flatMap(({ content, findings }) => findings.map(({ rule }) => `${content} ${rule}`));
}

function entriesOf(path: string, text: string): z.infer<typeof BaselineEntry>[] {
  const whole = Baseline.safeParse(parsed(text));
  if (whole.success) return whole.data.formulations;
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const entries = lines.map((line) => parsed(line)).filter((value) => !isBroken(value));
  const found = z.array(BaselineEntry).safeParse(entries);
  if (found.success && lines.length > 0) return found.data;
  throw refusal(
    "bad-shape",
    `${path} is not an answer in full detail: write it with --format json, or jsonl and --detail full.`,
  );
}

const isBroken = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "broken" in value;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw refusal("unreadable-file", `${path} cannot be read: ${(error as Error).message}.`);
  }
}
