import { existsSync, readFileSync } from "node:fs";
import { crc32 } from "node:zlib";
import { refusal } from "../errors.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Rule } from "../model/rule.js";
import { once } from "../once.js";
import { packageFile } from "../package-file.js";
import { VERSION } from "../version.js";

/** The checked knowledge as the build writes it: a header line, then one line of JSON for each part of it. */
export const BUNDLE_PATH = packageFile("dist/knowledge.json");

/** Where the build puts the JSON Schema of a file, for an editor. */
export const schemaPath = (name: string): string => packageFile(`dist/schemas/${name}.schema.json`);

interface Header {
  bundle: 3;
  version: string;
  /** in the order of their lines; `length` is in bytes, without the line break */
  parts: { name: keyof Knowledge | "cases"; length: number; crc32: number }[];
}

/** Cases of rules, which are nearly half of them and which no answer asks for, by the id of the rule. */
type Cases = Record<string, Rule["cases"]>;

export function bundleText(knowledge: Knowledge): string {
  const { figures, rules } = knowledge;
  const cases: Cases = Object.fromEntries(rules.map((rule) => [rule.id, rule.cases]));
  const entries = Object.entries({
    ...knowledge,
    rules: rules.map(({ cases: _, ...rule }) => rule),
    cases,
    ...(figures === undefined ? {} : { figures }),
  });
  const lines = entries.map(([name, part]) => ({ name, line: asciiJson(part) }));
  const parts = lines.map(({ name, line }) => ({ name, length: line.length, crc32: crc32(line) }));
  const header = JSON.stringify({ bundle: 3, version: VERSION, parts });
  return `${[header, ...lines.map(({ line }) => line)].join("\n")}\n`;
}

/** JSON in which a byte is a character: it is cut without being decoded, and parsed faster. */
const asciiJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/**
 * Reads the bundle back. A part is parsed, and compared with its checksum, where it is first asked for: few commands
 * need all of them. A copy that keeps this is made by `withParts`.
 * @throws ProblemError `stale-bundle` where it is missing, of another version, cut short or, later, damaged in a part
 */
export function readBundle(path: string = BUNDLE_PATH): Knowledge {
  if (!existsSync(path)) throw stale(`The knowledge bundle is missing at ${path}.`);
  const bytes = readFileSync(path);
  const header = headerOf(bytes);
  let start = bytes.indexOf("\n") + 1;
  const parts = new Map<string, () => unknown>();
  for (const { name, length, crc32: sum } of header.parts) {
    const line = bytes.subarray(start, start + length);
    start += length + 1;
    parts.set(
      name,
      once(() => checkedPart(line, sum)),
    );
  }
  if (bytes.length !== start) throw stale("The knowledge bundle is not as long as its header says.");
  return knowledgeOf(parts);
}

function knowledgeOf(parts: ReadonlyMap<string, () => unknown>): Knowledge {
  const knowledge = {};
  const cases = parts.get("cases") as () => Cases;
  for (const [name, part] of parts) {
    if (name === "cases") continue;
    const get = name === "rules" ? once(() => withCases(part() as Rule[], cases)) : part;
    // a copy has no figures of its own
    Object.defineProperty(knowledge, name, { get, enumerable: name !== "figures", configurable: true });
  }
  return knowledge as Knowledge;
}

/** Rules, each with cases that are parsed where those of one are first asked for. */
function withCases(rules: Rule[], cases: () => Cases): Rule[] {
  function get(this: Rule): Rule["cases"] {
    return cases()[this.id]!;
  }
  for (const rule of rules)
    Object.defineProperty(rule, "cases", { get, enumerable: true, configurable: true });
  return rules;
}

function checkedPart(line: Buffer, sum: number): unknown {
  if (crc32(line) !== sum) throw stale("The knowledge bundle does not match its checksum.");
  return JSON.parse(line.toString("latin1"));
}

const stale = (message: string) => refusal("stale-bundle", message);

function headerOf(bytes: Buffer): Header {
  const header = parsedHeader(bytes.toString("latin1", 0, Math.max(0, bytes.indexOf("\n"))));
  if (header?.bundle !== 3) throw stale("The knowledge bundle does not begin with its header.");
  if (header.version !== VERSION) {
    throw stale(`The knowledge bundle is of version ${header.version}, the tool of version ${VERSION}.`);
  }
  return header;
}

function parsedHeader(line: string): Header | null {
  try {
    return JSON.parse(line) as Header;
  } catch {
    return null;
  }
}
